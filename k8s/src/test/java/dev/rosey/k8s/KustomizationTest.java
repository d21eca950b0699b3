package dev.rosey.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the tests read of the manifests is what kubectl would apply. */
class KustomizationTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"base", "overlays/dev", "overlays/prod"})
    void kubectlRendersTheSame(String overlay) throws Exception {
        assumeTrue(isInstalled("kubectl"), "kubectl is not installed");

        var kubectls = byName(Kustomize.documents(kubectl(overlay)));
        var ours = byName(Kustomize.render(overlay));
        assertThat(ours.keySet()).isEqualTo(kubectls.keySet());
        ours.forEach((name, resource) -> assertThat(resource).as(name).isEqualTo(kubectls.get(name)));
    }

    private Path kubectl(String overlay) throws IOException, InterruptedException {
        var output = folder.resolve("rendered.yaml");
        var complaints = folder.resolve("complaints");
        var process = new ProcessBuilder(
                        "kubectl",
                        "kustomize",
                        Kustomize.FOLDER.resolve(overlay).toString())
                .redirectOutput(output.toFile())
                .redirectError(complaints.toFile())
                .start();
        assertThat(process.waitFor()).as(Files.readString(complaints)).isZero();
        return output;
    }

    static boolean isInstalled(String program) {
        return Stream.of(System.getenv("PATH").split(":", -1))
                .anyMatch(path -> Files.isExecutable(Path.of(path, program)));
    }

    private static Map<String, Object> byName(List<Map<String, Object>> resources) {
        Map<String, Object> named = new TreeMap<>();
        resources.forEach(resource -> named.put(
                Kustomize.kind(resource) + ' ' + withoutHash(Kustomize.nameOf(resource)), comparable(resource)));
        return named;
    }

    /** The order of a list does not matter here, nor the hash behind the name of a generated ConfigMap. */
    private static Object comparable(Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                Map<String, Object> sorted = new TreeMap<>();
                map.forEach((key, child) -> sorted.put(key.toString(), comparable(child)));
                yield sorted;
            }
            case List<?> list ->
                list.stream()
                        .map(KustomizationTest::comparable)
                        .sorted(Comparator.comparing(Object::toString))
                        .toList();
            case String text -> withoutHash(text);
            default -> value;
        };
    }

    private static String withoutHash(String name) {
        return name.replaceAll("^((?:rosey|nats)-config)-[a-z0-9]{10}$", "$1");
    }
}
