package dev.rosey.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What a built Rosey consists of: every module and everything that any of them needs, flat in the folder {@code lib}, or
 * in the folders of an image.
 */
final class Library {

    private static final Pattern VERSION = Pattern.compile("-\\d.*|\\.jar");

    private final List<Path> folders;
    private final Map<String, Path> jars = new TreeMap<>();

    private Library(List<Path> folders) {
        this.folders = folders;
    }

    static Library open(Path... folders) {
        var library = new Library(List.of(folders));
        library.folders.forEach(library::addAll);
        return library;
    }

    private void addAll(Path folder) {
        try (var files = Files.list(folder)) {
            files.filter(file -> file.toString().endsWith(".jar")).forEach(this::add);
        } catch (IOException e) {
            throw new LauncherException("Rosey is not built: " + folder + " is missing. Run ./rosey up.", e);
        }
    }

    /** The same folders as they are now. */
    Library reopened() {
        return open(folders.toArray(Path[]::new));
    }

    private void add(Path jar) {
        jars.put(jar.getFileName().toString(), jar);
    }

    /** The services and plugins that are there, by name. */
    List<ModuleJar> modules() {
        return jars.values().stream()
                .map(ModuleJar::read)
                .filter(Objects::nonNull)
                .toList();
    }

    /** The jar of an artifact of ours, whatever its version. */
    Optional<Path> artifact(String name) {
        return jars.values().stream().filter(jar -> artifact(jar).equals(name)).findFirst();
    }

    /**
     * The class path on which all the given jars run: themselves, then what their manifests name, each file once and in
     * an order that depends on nothing but these.
     */
    List<Path> classPath(Collection<Path> roots) {
        SequencedSet<Path> found = new LinkedHashSet<>(roots);
        for (var root : roots) {
            ModuleJar.needs(root).forEach(name -> found.add(resolve(name, root)));
        }
        return List.copyOf(found);
    }

    /** Those of these files that lie here, under this name or in another version. */
    List<Path> known(Collection<String> names) {
        return names.stream()
                .flatMap(name ->
                        Optional.ofNullable(jars.get(name)).or(() -> artifact(artifact(Path.of(name)))).stream())
                .toList();
    }

    /** A library that two modules name in different versions lies here once, in the version that the build settled on. */
    private Path resolve(String name, Path wantedBy) {
        var exact = jars.get(name);
        if (exact != null) {
            return exact;
        }
        var artifact = artifact(Path.of(name));
        return artifact(artifact)
                .orElseThrow(() -> new LauncherException(name + ", which " + wantedBy.getFileName()
                        + " needs, is missing in " + folders + ": build Rosey again."));
    }

    private static String artifact(Path jar) {
        return VERSION.matcher(jar.getFileName().toString()).replaceFirst("");
    }
}
