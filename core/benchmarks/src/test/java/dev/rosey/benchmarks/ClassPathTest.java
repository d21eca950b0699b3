package dev.rosey.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rosey.bus.Manifest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassPathTest {

    private static final byte[] ONE = manifest("one");
    private static final byte[] TWO = manifest("two");

    private static byte[] manifest(String name) {
        return ("{\"name\":\"" + name + "\",\"tokens\":[],\"families\":[\"" + name + "\"]}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static Path folder(Path folder, byte[] manifest) throws IOException {
        var file = folder.resolve(Manifest.RESOURCE);
        Files.createDirectories(file.getParent());
        Files.write(file, manifest);
        return folder;
    }

    private static Path jar(Path jar, byte[] manifest) throws IOException {
        try (var file = new JarOutputStream(Files.newOutputStream(jar))) {
            file.putNextEntry(new JarEntry(Manifest.RESOURCE));
            file.write(manifest);
        }
        return jar;
    }

    @Test
    void onlyModulesThatAreNamedStayAndAllThatIsNone(@TempDir Path folder) throws IOException {
        var oneAsFolder = folder(folder.resolve("one"), ONE);
        var oneAsJar = jar(folder.resolve("one.jar"), ONE);
        var twoAsFolder = folder(folder.resolve("two"), TWO);
        var twoAsJar = jar(folder.resolve("two.jar"), TWO);
        var library = Files.createDirectory(folder.resolve("library"));
        var missing = folder.resolve("missing.jar");

        var all = new ClassPath(List.of(oneAsFolder, twoAsJar, library, oneAsJar, twoAsFolder, missing));

        assertThat(all.withModules(Set.of("one")).entries()).containsExactly(oneAsFolder, library, oneAsJar, missing);
        assertThat(all.withModules(Set.of()).entries()).containsExactly(library, missing);
    }
}
