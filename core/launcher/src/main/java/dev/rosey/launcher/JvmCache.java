package dev.rosey.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The classes of a composition's JVMs, read and checked once and kept in a file that later JVMs map (AppCDS). A JVM
 * makes the file when it stops in order and finds none that fits its class path and its version; one that is missing,
 * broken or outdated costs time and nothing else.
 *
 * @param folder where the files are, or null when none are to be made
 */
record JvmCache(@Nullable Path folder) {

    static final JvmCache NONE = new JvmCache(null);

    /** Makes the folder; where it cannot be written there are no caches. */
    static JvmCache in(Path folder) {
        try {
            return new JvmCache(Files.createDirectories(folder));
        } catch (IOException e) {
            return NONE;
        }
    }

    /** What a JVM of this name with this class path is to be told. */
    List<String> flags(String name, List<Path> classPath) {
        if (folder == null) {
            return List.of();
        }
        var file = folder.resolve(name + '-' + key(classPath) + ".jsa");
        return List.of(
                "-XX:+AutoCreateSharedArchive",
                "-XX:SharedArchiveFile=" + file,
                "-Xlog:cds=off",
                "-Xlog:cds+dynamic=off");
    }

    private static String key(List<Path> classPath) {
        int hash = 31 * classPath.hashCode() + Runtime.version().toString().hashCode();
        return HexFormat.of().toHexDigits(hash);
    }
}
