package dev.rosey.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** How much memory this process takes, as the operating system counts it. */
final class ResidentMemory {

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final Pattern RESIDENT = Pattern.compile("(?m)^VmRSS:\\s+(\\d+) kB");

    private ResidentMemory() {}

    /** Megabytes; where the system does not tell, what the heap holds. */
    static long megabytes() {
        try {
            var matcher = RESIDENT.matcher(Files.readString(STATUS));
            if (matcher.find()) {
                return Long.parseLong(matcher.group(1)) / 1024;
            }
        } catch (IOException notLinux) {
            // Falls through to what the JVM knows.
        }
        return Runtime.getRuntime().totalMemory() / (1024 * 1024);
    }
}
