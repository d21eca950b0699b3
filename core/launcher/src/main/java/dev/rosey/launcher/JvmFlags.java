package dev.rosey.launcher;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How a JVM is kept small and started fast. */
final class JvmFlags {

    private static final int COMPACT_HEADERS_SINCE = 25;
    private static final int NATIVE_TRIM_SINCE = 22;

    private JvmFlags() {}

    /** The {@code java} that runs this program runs the others too. */
    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** The flags of a JVM with a heap of at most so many MB. */
    static List<String> small(int heapMb) {
        var flags = new ArrayList<>(List.of(
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xms16m",
                "-Xmx" + heapMb + "m",
                // New objects have 10 MB, of larger heaps a quarter: more of it would only be touched more.
                "-XX:NewSize=10m",
                "-XX:NewRatio=3",
                // What a collection finds empty is given back to the system, at once and not in four steps.
                "-XX:MinHeapFreeRatio=10",
                "-XX:MaxHeapFreeRatio=20",
                "-XX:-ShrinkHeapInSteps",
                "-Xss512k",
                // Room on paper only; but whenever a seventh of it has been filled, the whole heap is collected.
                "-XX:ReservedCodeCacheSize=64m",
                "-XX:MaxMetaspaceSize=192m",
                "-XX:MaxDirectMemorySize=64m",
                "-XX:-UsePerfData",
                "-XX:+ExitOnOutOfMemoryError",
                // Classes from a cache are mapped where they were dumped; moved elsewhere, every page of them would be
                // written to, and so be this JVM's own memory.
                "-XX:+UnlockDiagnosticVMOptions",
                "-XX:ArchiveRelocationMode=0"));
        if (Runtime.version().feature() >= COMPACT_HEADERS_SINCE) {
            flags.add("-XX:+UseCompactObjectHeaders");
        }
        if (Runtime.version().feature() >= NATIVE_TRIM_SINCE) {
            flags.add("-XX:TrimNativeHeapInterval=30000");
        }
        return flags;
    }

    /** Class path entries as the command line wants them. */
    static String joined(List<Path> classPath) {
        return String.join(
                File.pathSeparator, classPath.stream().map(Path::toString).toList());
    }
}
