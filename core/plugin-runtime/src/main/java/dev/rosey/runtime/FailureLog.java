package dev.rosey.runtime;

import dev.rosey.bus.ErrorCode;
import dev.rosey.bus.RoseyException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Logs failed requests once: defects with their stack, a dependency's absence in a line and at most once a second for
 * each action, a user's mistake not at all. The events tell every one.
 */
final class FailureLog {

    private static final Logger LOG = Logger.getLogger("dev.rosey.commands");
    private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final Map<String, Long> LAST = new ConcurrentHashMap<>();

    private FailureLog() {}

    static void write(String module, Outcome outcome, RoseyException failure, String traceId) {
        var category = failure.code().category();
        var level = level(category);
        if (!LOG.isLoggable(level)) {
            return;
        }
        var what = module + ' ' + outcome.action() + ": " + failure.code().name();
        if (category == ErrorCode.Category.DEPENDENCY && saidJustNow(what)) {
            return;
        }
        var line = what + ", " + outcome.reason() + " [trace " + traceId + ']';
        if (category == ErrorCode.Category.INTERNAL) {
            LOG.log(level, line, failure);
            return;
        }
        LOG.log(level, line);
    }

    private static boolean saidJustNow(String what) {
        long now = System.nanoTime();
        return LAST.merge(what, now, (before, then) -> then - before < PAUSE_NANOS ? before : then) != now;
    }

    private static Level level(ErrorCode.Category category) {
        return switch (category) {
            case USER -> Level.FINE;
            case DEPENDENCY -> Level.WARNING;
            case INTERNAL -> Level.SEVERE;
        };
    }
}
