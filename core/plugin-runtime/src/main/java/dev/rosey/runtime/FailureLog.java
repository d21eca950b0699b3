package dev.rosey.runtime;

import dev.rosey.bus.ErrorCode;
import dev.rosey.bus.RoseyException;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Logs failed requests once: defects with their stack, a dependency's absence in a line, a user's mistake not at all. */
final class FailureLog {

    private static final Logger LOG = Logger.getLogger("dev.rosey.commands");

    private FailureLog() {}

    static void write(String module, String action, RoseyException failure, String traceId) {
        var level = level(failure.code().category());
        if (!LOG.isLoggable(level)) {
            return;
        }
        var line = module + ' ' + action + ": " + failure.code().name() + ", " + failure.message() + " [trace "
                + traceId + ']';
        if (failure.code().category() == ErrorCode.Category.INTERNAL) {
            LOG.log(level, line, failure);
            return;
        }
        LOG.log(level, line);
    }

    private static Level level(ErrorCode.Category category) {
        return switch (category) {
            case USER -> Level.FINE;
            case DEPENDENCY -> Level.WARNING;
            case INTERNAL -> Level.SEVERE;
        };
    }
}
