package dev.rosey.launcher;

import dev.rosey.bus.Manifest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;

/**
 * A service or plugin as it lies in {@code lib}.
 *
 * @param manifest what it is and asks for
 * @param jar its file
 */
record ModuleJar(Manifest manifest, Path jar) {

    String name() {
        return manifest.name();
    }

    boolean isPlugin() {
        return manifest.kind() == Manifest.Kind.PLUGIN;
    }

    /** Reads a jar; null when it holds no module. */
    static @Nullable ModuleJar read(Path jar) {
        try (var file = new JarFile(jar.toFile())) {
            var entry = file.getEntry(Manifest.RESOURCE);
            if (entry == null) {
                return null;
            }
            try (var stream = file.getInputStream(entry)) {
                return new ModuleJar(Manifest.read(stream), jar);
            }
        } catch (IOException | RuntimeException e) {
            throw new LauncherException(jar + " cannot be read (" + e.getMessage() + "): build Rosey again.", e);
        }
    }

    /** The file names that a jar's own manifest says it needs at run time. */
    static List<String> needs(Path jar) {
        try (var file = new JarFile(jar.toFile())) {
            var manifest = file.getManifest();
            var classPath =
                    manifest == null ? null : manifest.getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
            return classPath == null || classPath.isBlank()
                    ? List.of()
                    : List.of(classPath.strip().split(" +"));
        } catch (IOException e) {
            throw new LauncherException(jar + " cannot be read (" + e.getMessage() + "): build Rosey again.", e);
        }
    }
}
