package dev.rosey.launcher;

import dev.rosey.bus.BuildHash;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What earlier runs left in the home and nobody will read again. While Rosey runs it may be in use, so it goes at the next
 * start.
 */
final class StaleFiles {

    private static final System.Logger LOG = System.getLogger(StaleFiles.class.getName());

    private StaleFiles() {}

    /** Removes it; what cannot be removed stays. To be called before anything runs. */
    static void remove(RoseyHome home) {
        remove(home.run(), StaleFiles::isAddress);
        remove(home.postgres(), StaleFiles::isHalfMade);
        var current = builds(home);
        list(home.dropped()).forEach(plugin -> remove(plugin, copy -> isCopy(copy) && !isCurrent(copy, current)));
        remove(
                home.dropped(),
                plugin -> Files.isDirectory(plugin) && list(plugin).isEmpty());
    }

    /** Where a JVM listened. */
    private static boolean isAddress(Path file) {
        return file.getFileName().toString().matches(".*\\.http(\\.new)?");
    }

    /** What PostgreSQL runs with is made under a hidden name first. */
    private static boolean isHalfMade(Path file) {
        return file.getFileName().toString().startsWith(".");
    }

    /** What lies in {@code plugins.d} now: nobody goes back to an older build after a start. */
    private static Set<String> builds(RoseyHome home) {
        var builds = new HashSet<String>();
        Stream.of(home.drops(), home.rootDrops())
                .flatMap(folder -> DropFolder.jars(folder).stream())
                .forEach(jar -> builds.add(build(jar)));
        return builds;
    }

    /** A jar that somebody laid here by mistake is none. */
    private static boolean isCopy(Path folder) {
        return folder.getFileName().toString().matches("[0-9a-f]{12}-[0-9a-f]{1,8}");
    }

    /** Whether a plugin will run from this copy, with these libraries, again: it is kept, so that no full disk keeps it out. */
    private static boolean isCurrent(Path copy, Set<String> builds) {
        return list(copy).stream().allMatch(file -> builds.contains(build(file)));
    }

    private static String build(Path file) {
        try {
            return BuildHash.of(file);
        } catch (IOException unreadable) {
            return "";
        }
    }

    private static void remove(Path folder, Predicate<Path> stale) {
        list(folder).stream().filter(stale).forEach(StaleFiles::delete);
    }

    private static void delete(Path stale) {
        try (var files = Files.walk(stale)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException | UncheckedIOException e) {
            LOG.log(System.Logger.Level.WARNING, stale + " is not needed any more and cannot be removed", e);
        }
    }

    /** What lies in a folder; nothing where nobody can look. */
    private static List<Path> list(Path folder) {
        try (var files = Files.list(folder)) {
            return files.toList();
        } catch (IOException unreadable) {
            return List.of();
        }
    }
}
