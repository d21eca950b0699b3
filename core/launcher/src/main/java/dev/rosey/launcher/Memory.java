package dev.rosey.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** How much memory a process occupies. */
final class Memory {

    private Memory() {}

    /** The resident set in MB, rounded; 0 when the process is gone or the system does not say. */
    static long residentMb(long pid) {
        return Math.round(residentKb(pid) / 1024.0);
    }

    private static long residentKb(long pid) {
        var status = Path.of("/proc/" + pid + "/status");
        try {
            if (!Files.exists(status)) {
                return askPs(pid);
            }
            return Files.readAllLines(status).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException | NumberFormatException e) {
            return 0;
        }
    }

    private static long askPs(long pid) throws IOException {
        var ps = new ProcessBuilder(List.of("ps", "-o", "rss=", "-p", String.valueOf(pid))).start();
        try (var reader = ps.inputReader(StandardCharsets.US_ASCII)) {
            var line = reader.readLine();
            return line == null ? 0 : Long.parseLong(line.strip());
        }
    }
}
