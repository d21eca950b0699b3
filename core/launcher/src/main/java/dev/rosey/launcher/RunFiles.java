package dev.rosey.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a container runs, as argument files of {@code java}, so that a composition is chosen by an argument and no shell
 * stands between the container and the JVM: {@code java @run/jvm @run/quote-db}. There is one for each module, one for
 * each JVM of the small composition, and {@code jvm} with the flags of them all, behind which a container may put others.
 *
 * <p>Paths in them are relative to the image's folder, in which a container starts.
 *
 * @param image the folder, which holds {@code libraries}, {@code modules} and {@code run}
 */
record RunFiles(Path image, Plan.Mains mains) {

    private static final String JVM = "jvm";
    private static final RoseyConfig SMALL =
            new RoseyConfig(null, null, null, "small", Map.of(), List.of(), Backoff.LONGEST);

    /** Writes the files; those of before are replaced. */
    void write() {
        var library = Library.open(image.resolve("libraries"), image.resolve("modules"));
        Map<String, List<String>> files = new LinkedHashMap<>();
        files.put(JVM, JvmFlags.small(Plan.HOST_HEAP_MB));
        Composition.of(library.modules(), SMALL)
                .hosts()
                .forEach((name, modules) -> files.put(name, host(library, modules)));
        library.modules().forEach(module -> files.put(module.name(), host(library, List.of(module))));
        library.artifact(Plan.SIMULATOR)
                .ifPresent(jar -> files.put(Plan.SIMULATOR, main(library, List.of(jar), mains.simulator())));
        files.forEach(this::write);
    }

    private List<String> host(Library library, List<ModuleJar> modules) {
        List<Path> roots = new ArrayList<>(modules.stream().map(ModuleJar::jar).toList());
        library.artifact(Plan.RUNTIME).ifPresent(roots::add);
        return main(library, roots, mains.host());
    }

    private List<String> main(Library library, List<Path> roots, String main) {
        var classPath = library.classPath(roots).stream().map(image::relativize).toList();
        return List.of("-cp", JvmFlags.joined(classPath), main);
    }

    private void write(String name, List<String> arguments) {
        var file = image.resolve("run").resolve(name);
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, arguments);
        } catch (IOException e) {
            throw new LauncherException("Cannot write " + file + ": " + e.getMessage(), e);
        }
    }
}
