package dev.rosey.runtime;

import dev.rosey.bus.BuildHash;
import dev.rosey.bus.Manifest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The modules on the class path of this JVM.
 *
 * @param manifests one a module
 */
record ModuleCatalog(List<Manifest> manifests) {

    ModuleCatalog {
        manifests = List.copyOf(manifests);
        var names = manifests.stream().map(Manifest::name).toList();
        if (names.stream().distinct().count() != names.size()) {
            throw new IllegalStateException("two jars on the class path bring a module of the same name: " + names);
        }
    }

    /** Reads every manifest that this class loader sees. */
    static ModuleCatalog scan(ClassLoader loader) {
        try {
            return new ModuleCatalog(Collections.list(loader.getResources(Manifest.RESOURCE)).stream()
                    .map(ModuleCatalog::read)
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Fails where one of these is not there.
     *
     * @throws IllegalStateException naming the first that is missing
     */
    void requireAll(Collection<String> names) {
        names.stream()
                .filter(name ->
                        manifests.stream().noneMatch(manifest -> manifest.name().equals(name)))
                .findFirst()
                .ifPresent(missing -> {
                    throw new IllegalStateException("no jar on the class path brings the module " + missing);
                });
    }

    private static Manifest read(URL url) {
        try (var stream = url.openStream()) {
            var manifest = Manifest.read(stream);
            return manifest.build().isEmpty() ? manifest.withBuild(build(url)) : manifest;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + url, e);
        }
    }

    /** The hash of the jar that holds a resource; {@code classes} for a folder. */
    private static String build(URL resource) throws IOException {
        return resource.openConnection() instanceof JarURLConnection jar
                ? BuildHash.of(Path.of(URI.create(jar.getJarFileURL().toString())))
                : "classes";
    }

    /** The module that a class belongs to: the one with the longest package that the class lies in. */
    Optional<Manifest> owner(Class<?> type) {
        return manifests.stream()
                .filter(manifest -> liesIn(type.getPackageName(), manifest.packageName()))
                .max(Comparator.comparingInt(manifest -> manifest.packageName().length()));
    }

    private static boolean liesIn(String packageName, String modulePackage) {
        return !modulePackage.isEmpty()
                && (packageName.equals(modulePackage) || packageName.startsWith(modulePackage + '.'));
    }
}
