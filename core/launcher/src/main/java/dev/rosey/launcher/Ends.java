package dev.rosey.launcher;

import dev.rosey.bus.HostState;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The latest ends that nobody had asked for, each with what can be known of why. */
final class Ends {

    private static final int KEPT = 50;
    private static final int LINES = 4;
    private static final int LINE_LIMIT = 240;
    private static final long TAIL = 16 << 10;

    /** What a shell and the JVM say of an end by a signal: 128 and its number. */
    private static final int SIGNALLED = 128;

    private final RoseyHome home;
    private final Deque<HostState.Exit> latest = new ArrayDeque<>();
    private long number;

    Ends(RoseyHome home) {
        this.home = home;
    }

    void add(Child.End end, Instant now) {
        var name = end.child().program().name();
        var words = lastWords(home, end.child());
        var reason = end.reason().isEmpty() ? explained(end.status(), words) : end.reason();
        var modules = end.child().modules().stream().map(ModuleJar::name).toList();
        latest.add(new HostState.Exit(++number, name, end.pid(), now, end.status(), reason, words, modules));
        if (latest.size() > KEPT) {
            latest.removeFirst();
        }
    }

    List<HostState.Exit> latest() {
        return List.copyOf(latest);
    }

    private static String explained(int status, String words) {
        if (words.contains("OutOfMemoryError")) {
            return "it ran out of memory";
        }
        return switch (status) {
            case SIGNALLED + 9 -> "somebody killed it (SIGKILL)";
            case SIGNALLED + 15 -> "somebody ended it (SIGTERM)";
            case SIGNALLED + 6 -> "the JVM crashed";
            default -> "it ended with status " + status;
        };
    }

    /** What a process said last: the end of its log, without what is said when all is well. */
    static String lastWords(RoseyHome home, Child child) {
        var log = home.log(child.program().name());
        var lines = new LogFile(log, Math.max(child.logStart(), LogFile.size(log) - TAIL))
                .added().stream()
                        .map(String::strip)
                        .filter(Ends::saysSomething)
                        .map(line -> line.length() > LINE_LIMIT ? line.substring(0, LINE_LIMIT) + "…" : line)
                        .toList();
        return String.join(" | ", lines.subList(Math.max(0, lines.size() - LINES), lines.size()));
    }

    private static boolean saysSomething(String line) {
        return !line.isEmpty() && !line.startsWith("at ") && !line.startsWith("...") && !line.contains(" INFO ");
    }
}
