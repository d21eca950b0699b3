package dev.rosey.launcher;

import dev.rosey.bus.BuildHash;
import dev.rosey.bus.Manifest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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

    /** More than anybody writes by hand or by machine; beyond, an entry that was packed small takes all memory. */
    private static final int DESCRIPTION_LIMIT = 1 << 20;

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
        try (var file = opened(jar)) {
            var description = description(file, Manifest.RESOURCE);
            if (description.isEmpty()) {
                return null;
            }
            var manifest = Manifest.read(description.get());
            return manifest.build().isEmpty() ? manifest.withBuild(BuildHash.of(jar)) : manifest;
        }
    }

    /** Without a look at its signature, for which all that the jar says of itself would be read. */
    private static JarFile opened(Path jar) throws IOException {
        return new JarFile(jar.toFile(), false);
    }

    /** One of the files in which a jar says what it is; empty where it has none. */
    private static Optional<InputStream> description(JarFile jar, String name) throws IOException {
        var entry = jar.getEntry(name);
        if (entry == null) {
            return Optional.empty();
        }
        try (var stream = jar.getInputStream(entry)) {
            var bytes = stream.readNBytes(DESCRIPTION_LIMIT + 1);
            if (bytes.length > DESCRIPTION_LIMIT) {
                throw new IOException(name + " in it is larger than 1 MiB");
            }
            return Optional.of(new ByteArrayInputStream(bytes));
        }
    }

    /** The file names that a jar's own manifest says it needs at run time. */
    static List<String> needs(Path jar) {
        try (var file = opened(jar)) {
            var description = description(file, JarFile.MANIFEST_NAME);
            var classPath = description.isEmpty()
                    ? null
                    : new java.util.jar.Manifest(description.get())
                            .getMainAttributes()
                            .getValue(Attributes.Name.CLASS_PATH);
            return classPath == null || classPath.isBlank()
                    ? List.of()
                    : List.of(classPath.strip().split(" +"));
        } catch (IOException e) {
            throw new LauncherException(jar + " cannot be read (" + e.getMessage() + "): build Rosey again.", e);
        }
    }
}
