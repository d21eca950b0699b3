package dev.rosey.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JvmCacheTest {

    private static final List<String> FLAGS = JvmFlags.small(16);

    @TempDir
    Path folder;

    private Path shared;
    private JvmCache cache;

    /** What a JVM does that shows its classes. */
    static final class Shared {

        private Shared() {}

        public static void main(String... arguments) {
            System.out.println("ran");
        }
    }

    @BeforeEach
    void makeAJarThatAllHave() throws IOException {
        var classFile = Shared.class.getName().replace('.', '/') + ".class";
        try (var bytes = Shared.class.getResourceAsStream("/" + classFile)) {
            Fixture.jar(folder, "shared", "", Map.of(classFile, bytes.readAllBytes()));
        }
        shared = folder.resolve("shared-1.0.0.jar");
        cache = JvmCache.in(folder.resolve("cache"));
        cache.clear();
    }

    @Test
    void whoIsNewUsesTheClassesThatAllHaveInCommon() throws Exception {
        var newcomer = addJar("newcomer");
        train("plugins", List.of(shared, addJar("model")));
        run(cache.common(FLAGS, List.of(shared)));

        assertThat(loadedBy("newcomer", List.of(shared, newcomer)))
                .anyMatch(line -> line.contains(Shared.class.getName()) && line.contains("shared objects file"));
    }

    @Test
    void whoIsComposedAlikeEverywhereHasClassesOfItsOwn() throws Exception {
        var classPath = List.of(shared, addJar("ours"));
        train("core", classPath);

        assertThat(cache.flags("core", List.of(shared), classPath)).anyMatch(flag -> flag.contains("core-"));
        assertThat(loadedBy("core", classPath))
                .anyMatch(line -> line.contains(Shared.class.getName()) && line.contains("shared objects file"));
    }

    @Test
    void withoutAnyFileAJvmIsToldNothing() throws Exception {
        assertThat(cache.flags("core", List.of(shared), List.of(shared))).isEmpty();
        assertThat(cache.common(FLAGS, List.of(shared))).isEmpty();
        assertThat(JvmCache.NONE.flags("core", List.of(shared), List.of(shared)))
                .isEmpty();
    }

    private Path addJar(String name) throws IOException {
        Fixture.jar(folder, name, "", Map.of());
        return folder.resolve(name + "-1.0.0.jar");
    }

    private void train(String name, List<Path> classPath) throws Exception {
        start(cache.inTraining().flags(name, List.of(shared), classPath), classPath);
    }

    private List<String> loadedBy(String name, List<Path> classPath) throws Exception {
        var flags = new ArrayList<>(cache.flags(name, List.of(shared), classPath));
        flags.add("-Xlog:class+load");
        return start(flags, classPath);
    }

    private static List<String> start(List<String> flags, List<Path> classPath) throws Exception {
        var command = new ArrayList<>(List.of(JvmFlags.java()));
        command.addAll(FLAGS);
        command.addAll(flags);
        command.addAll(List.of("-cp", JvmFlags.joined(classPath), Shared.class.getName()));
        return run(command);
    }

    private static List<String> run(List<String> command) throws Exception {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var lines = new String(process.getInputStream().readAllBytes(), UTF_8)
                .lines()
                .toList();
        assertThat(process.waitFor()).as(String.join("\n", lines)).isZero();
        return lines;
    }
}
