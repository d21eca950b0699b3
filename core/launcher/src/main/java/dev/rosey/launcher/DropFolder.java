package dev.rosey.launcher;

import dev.rosey.bus.BuildHash;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A folder into which operators drop jars. A jar counts when nobody has written to it for a while and what it holds is the
 * same as a moment before; until then what it held before counts. Belongs to one thread.
 */
final class DropFolder {

    /** Nobody writes a jar with longer pauses than this. */
    private static final Duration CALM = Duration.ofSeconds(1);

    /** What is no jar after so long will never be one. */
    private static final Duration GIVEN_UP = Duration.ofSeconds(5);

    /**
     * A jar as it was seen.
     *
     * @param file where it lies
     * @param build the hash of what it holds
     */
    record Jar(Path file, String build) {

        String name() {
            return file.getFileName().toString();
        }

        /** Without its ending. */
        String plainName() {
            return name().replaceFirst("\\.jar$", "");
        }

        Path folder() {
            return Objects.requireNonNull(file.toAbsolutePath().getParent());
        }
    }

    /** What is known of a file without reading it. */
    private record Look(long size, FileTime modified) {}

    /** A file that is watched. */
    private static final class Watched {
        private Look look;
        private long calmSince;
        private String lastHash = "";
        private String build = "";

        Watched(Look look, long nanoTime) {
            this.look = look;
            this.calmSince = nanoTime;
        }

        /** Whether what it holds now is what counts. */
        boolean isKnown() {
            return !build.isEmpty() && lastHash.equals(build);
        }
    }

    private final List<Path> folders;
    private final Map<Path, Watched> files = new HashMap<>();

    DropFolder(List<Path> folders) {
        this.folders = List.copyOf(folders);
    }

    /** The jars that count now, in the order of their names. Where a file went while this looked, what counted before. */
    List<Jar> look(long nanoTime) {
        try {
            look(list(), nanoTime);
        } catch (IOException | UncheckedIOException changing) {
            // Half a list would take plugins away that are there; the next look sees it whole.
        }
        return files.entrySet().stream()
                .filter(entry -> !entry.getValue().build.isEmpty())
                .map(entry -> new Jar(entry.getKey(), entry.getValue().build))
                .sorted(Comparator.comparing(Jar::plainName))
                .toList();
    }

    /** Whether nothing has come, changed or gone that {@link #look} has yet to take, or to give up. */
    boolean isSettled(long nanoTime) {
        try {
            var there = list();
            return there.keySet().equals(files.keySet())
                    && there.entrySet().stream()
                            .allMatch(entry -> isSettled(files.get(entry.getKey()), entry.getValue(), nanoTime));
        } catch (IOException | UncheckedIOException unreadable) {
            return true; // nothing is to be expected of it
        }
    }

    private static boolean isSettled(@Nullable Watched watched, Look now, long nanoTime) {
        return watched != null
                && watched.look.equals(now)
                && (watched.isKnown()
                        || nanoTime - watched.calmSince > GIVEN_UP.plus(CALM).toNanos());
    }

    /** The jars that lie in a folder now, whole or not; none where nobody can look. */
    static Set<Path> jars(Path folder) {
        var there = new TreeMap<Path, Look>();
        try {
            if (Files.isDirectory(folder)) {
                list(folder, there);
            }
        } catch (IOException | UncheckedIOException unreadable) {
            return Set.of();
        }
        return there.keySet();
    }

    private void look(Map<Path, Look> there, long nanoTime) {
        files.keySet().retainAll(there.keySet());
        there.forEach((file, look) -> look(file, look, nanoTime));
    }

    private Map<Path, Look> list() throws IOException {
        var there = new TreeMap<Path, Look>();
        for (var folder : folders) {
            if (Files.isDirectory(folder)) {
                list(folder, there);
            }
        }
        return there;
    }

    private static void list(Path folder, Map<Path, Look> there) throws IOException {
        try (Stream<Path> jars = Files.walk(folder, 2)) {
            for (var jar : jars.filter(DropFolder::isJar).toList()) {
                there.put(jar, new Look(Files.size(jar), Files.getLastModifiedTime(jar)));
            }
        }
    }

    /** Who writes a jar in place of another often begins with a hidden one. */
    private static boolean isJar(Path file) {
        var name = file.getFileName().toString();
        return name.endsWith(".jar") && !name.startsWith(".") && Files.isRegularFile(file);
    }

    private void look(Path file, Look look, long nanoTime) {
        var watched = files.computeIfAbsent(file, path -> new Watched(look, nanoTime));
        if (!watched.look.equals(look)) {
            watched.look = look;
            watched.calmSince = nanoTime;
            watched.lastHash = "";
            return;
        }
        long calm = nanoTime - watched.calmSince;
        if (watched.isKnown() || calm < CALM.toNanos()) {
            return;
        }
        try {
            var hash = BuildHash.of(file);
            boolean isSame = hash.equals(watched.lastHash);
            watched.lastHash = hash;
            if (isSame && (isWhole(file) || calm > GIVEN_UP.toNanos())) {
                watched.build = hash;
            }
        } catch (IOException unreadable) {
            watched.lastHash = "";
        }
    }

    private static boolean isWhole(Path file) {
        try (var jar = new JarFile(file.toFile())) {
            return jar.size() >= 0;
        } catch (IOException notYet) {
            return false;
        }
    }
}
