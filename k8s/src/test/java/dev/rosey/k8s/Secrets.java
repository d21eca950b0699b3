package dev.rosey.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The Secrets that {@code ./rosey k8s credentials} makes of a folder, read as kustomize reads its kustomization.
 *
 * @param all what each holds, by name
 */
record Secrets(Map<String, Map<String, String>> all) {

    /** Calls the command as its user does, with more arguments where there are some. */
    static Secrets make(Path folder, String... more) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                PodProcess.IMAGE.resolve("modules") + "/*:" + PodProcess.IMAGE.resolve("libraries") + "/*",
                "-Drosey.root=" + folder.getParent(),
                "-Drosey.lib=" + PodProcess.IMAGE.resolve("modules"),
                "dev.rosey.launcher.Main",
                "k8s",
                "credentials",
                folder.toString()));
        command.addAll(List.of(more));
        var said = Files.createTempFile(folder.getParent(), "credentials", ".log");
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        assertThat(process.waitFor()).as(Files.readString(said)).isZero();
        return read(folder);
    }

    private static Secrets read(Path folder) {
        var kustomization =
                Kustomize.documents(folder.resolve("kustomization.yaml")).getFirst();
        Map<String, Map<String, String>> all = new LinkedHashMap<>();
        for (var entry : (List<?>) kustomization.get("secretGenerator")) {
            var secret = (Map<?, ?>) entry;
            Map<String, String> data = new LinkedHashMap<>();
            pairs(secret.get("files")).forEach(pair -> data.put(pair[0], content(folder.resolve(pair[1]))));
            pairs(secret.get("literals")).forEach(pair -> data.put(pair[0], pair[1]));
            all.put((String) secret.get("name"), data);
        }
        return new Secrets(all);
    }

    private static List<String[]> pairs(Object list) {
        return list instanceof List<?> texts
                ? texts.stream().map(text -> ((String) text).split("=", 2)).toList()
                : List.of();
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a Secret holds, by key; nothing when there is no such Secret. */
    Map<String, String> of(String name) {
        return all.getOrDefault(name, Map.of());
    }
}
