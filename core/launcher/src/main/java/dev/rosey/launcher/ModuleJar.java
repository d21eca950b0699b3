package dev.rosey.launcher;

import dev.rosey.bus.BuildHash;
import dev.rosey.bus.Manifest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;

/**
 * A service or plugin as it lies in {@code lib}, or as it was dropped into {@code plugins.d}.
 *
 * @param manifest what it is and asks for
 * @param jar its file
 * @param beside the libraries that were dropped together with it
 * @param isDropped whether it comes from {@code plugins.d}
 */
record ModuleJar(Manifest manifest, Path jar, List<Path> beside, boolean isDropped) {

    ModuleJar {
        beside = List.copyOf(beside);
    }

    /** One that ships with Rosey. */
    static ModuleJar shipped(Manifest manifest, Path jar) {
        return new ModuleJar(manifest, jar, List.of(), false);
    }

    String name() {
        return manifest.name();
    }

    /** What tells two builds of it apart. */
    String build() {
        return manifest.build();
    }

    boolean isPlugin() {
        return manifest.kind() == Manifest.Kind.PLUGIN;
    }

    /** Whether both are the same code. */
    boolean isSameAs(ModuleJar other) {
        return name().equals(other.name())
                && build().equals(other.build())
                && jar.equals(other.jar)
                && beside.equals(other.beside);
    }

    /** Whether both hold the same code, in any order. */
    static boolean areSame(List<ModuleJar> some, List<ModuleJar> others) {
        return some.size() == others.size()
                && some.stream().allMatch(module -> others.stream().anyMatch(module::isSameAs));
    }

    /** Reads a jar; null when it holds no module. */
    static @Nullable ModuleJar read(Path jar) {
        try {
            var manifest = manifest(jar);
            return manifest == null ? null : shipped(manifest, jar);
        } catch (IOException | RuntimeException e) {
            throw new LauncherException(jar + " cannot be read (" + e.getMessage() + "): build Rosey again.", e);
        }
    }

    /** What a jar says of the module in it, with its build; null when it holds none. */
    static @Nullable Manifest manifest(Path jar) throws IOException {
        try (var file = new JarFile(jar.toFile())) {
            var entry = file.getEntry(Manifest.RESOURCE);
            if (entry == null) {
                return null;
            }
            try (var stream = file.getInputStream(entry)) {
                var manifest = Manifest.read(stream);
                return manifest.build().isEmpty() ? manifest.withBuild(BuildHash.of(jar)) : manifest;
            }
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
