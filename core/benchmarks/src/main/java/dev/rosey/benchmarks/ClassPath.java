package dev.rosey.benchmarks;

import dev.rosey.bus.Manifest;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.stream.Collectors;

/**
 * Jars and folders of classes.
 *
 * @param entries absolute paths, in order
 */
record ClassPath(List<Path> entries) {

    /** This JVM's. */
    static ClassPath own() {
        return new ClassPath(Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.isEmpty())
                .map(entry -> Path.of(entry).toAbsolutePath())
                .toList());
    }

    /** Without the modules that are not named: a host runs what is on its class path. */
    ClassPath withModules(Set<String> names) {
        return new ClassPath(entries.stream()
                .filter(entry -> module(entry).map(names::contains).orElse(true))
                .toList());
    }

    /** The name of the service or plugin that an entry holds. */
    private static Optional<String> module(Path entry) {
        try {
            return Files.isDirectory(entry) ? inFolder(entry) : inJar(entry);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + entry, e);
        }
    }

    private static Optional<String> inFolder(Path folder) throws IOException {
        var manifest = folder.resolve(Manifest.RESOURCE);
        return Files.exists(manifest) ? Optional.of(name(Files.newInputStream(manifest))) : Optional.empty();
    }

    private static Optional<String> inJar(Path jar) throws IOException {
        if (!Files.isRegularFile(jar)) {
            return Optional.empty();
        }
        try (var file = new JarFile(jar.toFile())) {
            var manifest = file.getEntry(Manifest.RESOURCE);
            return manifest == null ? Optional.empty() : Optional.of(name(file.getInputStream(manifest)));
        }
    }

    private static String name(InputStream manifest) throws IOException {
        try (manifest) {
            return Manifest.read(manifest).name();
        }
    }

    /** As {@code java -cp} takes it. */
    @Override
    public String toString() {
        return entries.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }
}
