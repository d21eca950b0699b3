package dev.rosey.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The classes of a composition's JVMs, read and checked once and kept in a file that later JVMs map (AppCDS). A file that
 * is missing, or does not fit the class path any more, costs time and nothing else.
 *
 * @param folder where the files are, or null when there are none
 * @param training whether JVMs are to make them when they stop, which takes some seconds, instead of using them
 */
record JvmCache(@Nullable Path folder, boolean training) {

    static final JvmCache NONE = new JvmCache(null, false);

    static JvmCache in(Path folder) {
        return new JvmCache(folder, false);
    }

    /** The same, to be made anew. */
    JvmCache inTraining() {
        return new JvmCache(folder, true);
    }

    /** What a JVM of this name with this class path is to be told. */
    List<String> flags(String name, List<Path> classPath) {
        if (folder == null) {
            return List.of();
        }
        var file = folder.resolve(name + '-' + key(classPath) + ".jsa");
        if (training) {
            return List.of("-XX:ArchiveClassesAtExit=" + file);
        }
        return Files.exists(file) ? List.of("-XX:SharedArchiveFile=" + file, "-Xlog:cds=off") : List.of();
    }

    /** Removes the files; a JVM that uses one goes on doing so. */
    void clear() throws IOException {
        if (folder == null) {
            return;
        }
        Files.createDirectories(folder);
        try (var files = Files.newDirectoryStream(folder, "*.jsa")) {
            for (var file : files) {
                Files.delete(file);
            }
        }
    }

    private static String key(List<Path> classPath) {
        int hash = 31 * classPath.hashCode() + Runtime.version().toString().hashCode();
        return HexFormat.of().toHexDigits(hash);
    }
}
