package dev.rosey.launcher;

import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A status for people. */
record StatusTable(StatusReport report) {

    private static final String ROW = "  %-18s %-10s %8s %7s %9s  %s%n";

    String text() {
        var header = ROW.formatted("NAME", "STATE", "PID", "MEMORY", "UP", "");
        return report.services().stream().map(StatusTable::row).collect(Collectors.joining("", header, ""));
    }

    private static String row(StatusReport.Service service) {
        var details = Stream.of(
                        service.http(), service.address(), String.join(", ", service.plugins()), restarts(service))
                .filter(Objects::nonNull)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("  "));
        return ROW.formatted(
                service.name(),
                service.state(),
                service.pid() == 0 ? "-" : service.pid(),
                service.pid() == 0 ? "-" : service.memoryMb() + " MB",
                service.pid() == 0 ? "-" : duration(Duration.ofMillis(service.uptimeMs())),
                details);
    }

    private static String restarts(StatusReport.Service service) {
        return service.restarts() == 0 ? "" : "(restarted " + service.restarts() + "×)";
    }

    private static String duration(Duration duration) {
        if (duration.toHours() > 0) {
            return "%d h %02d min".formatted(duration.toHours(), duration.toMinutesPart());
        }
        if (duration.toMinutes() > 0) {
            return "%d min".formatted(duration.toMinutes());
        }
        return String.format(Locale.ROOT, "%d s", duration.toSeconds());
    }
}
