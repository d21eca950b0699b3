package dev.rosey.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The classes of Rosey's JVMs, read and checked once and kept in files that later JVMs map (AppCDS): one for each JVM that is
 * composed alike everywhere, and a common one, of what every class path of a host begins with, for all others. A file that
 * is missing, or does not fit the class path any more, costs time and nothing else.
 *
 * @param folder where the files are, or null when there are none
 * @param training whether JVMs are to make them when they stop, which takes some seconds, instead of using them
 */
record JvmCache(@Nullable Path folder, boolean training) {

    static final JvmCache NONE = new JvmCache(null, false);

    /** The JVM that shows which classes are common. */
    private static final String MODEL = Composition.PLUGINS;

    static JvmCache in(Path folder) {
        return new JvmCache(folder, false);
    }

    /** The same, to be made anew. */
    JvmCache inTraining() {
        return new JvmCache(folder, true);
    }

    /**
     * What a JVM of this name with this class path is to be told.
     *
     * @param beginning what its class path has in common with others: its first entries, or none
     */
    List<String> flags(String name, List<Path> beginning, List<Path> classPath) {
        if (folder == null) {
            return List.of();
        }
        if (training) {
            return List.of(
                    name.equals(MODEL)
                            ? "-XX:DumpLoadedClassList=" + classList(folder)
                            : "-XX:ArchiveClassesAtExit=" + archive(folder, name, classPath));
        }
        return Stream.of(archive(folder, name, classPath), archive(folder, MODEL, beginning))
                .filter(Files::exists)
                .findFirst()
                .map(file -> List.of("-XX:SharedArchiveFile=" + file, "-Xlog:cds=off"))
                .orElse(List.of());
    }

    /** The command that makes the common file, once the JVMs have stopped that trained; empty when there is nothing to do. */
    List<String> common(List<String> flags, List<Path> beginning) {
        if (folder == null || !Files.exists(classList(folder))) {
            return List.of();
        }
        var command = new ArrayList<>(List.of(JvmFlags.java()));
        command.addAll(flags);
        command.addAll(List.of(
                "-Xshare:dump",
                "-XX:SharedClassListFile=" + classList(folder),
                "-XX:SharedArchiveFile=" + archive(folder, MODEL, beginning),
                "-cp",
                JvmFlags.joined(beginning)));
        return command;
    }

    /** Removes the files; a JVM that uses one goes on doing so. */
    void clear() throws IOException {
        if (folder == null) {
            return;
        }
        Files.createDirectories(folder);
        try (var files = Files.newDirectoryStream(folder, "*.{jsa,classes}")) {
            for (var file : files) {
                Files.delete(file);
            }
        }
    }

    /** Removes what was of use only to make the common file. */
    void forgetTraining() throws IOException {
        if (folder != null) {
            Files.deleteIfExists(classList(folder));
        }
    }

    private static Path classList(Path folder) {
        return folder.resolve(MODEL + ".classes");
    }

    private static Path archive(Path folder, String name, List<Path> classPath) {
        int hash = 31 * classPath.hashCode() + Runtime.version().toString().hashCode();
        return folder.resolve(name + '-' + HexFormat.of().toHexDigits(hash) + ".jsa");
    }
}
