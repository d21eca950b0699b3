package dev.rosey.runtime;

import dev.rosey.bus.ErrorCode;
import dev.rosey.bus.RoseyException;
import org.jspecify.annotations.Nullable;

/**
 * How a request ended, for events, metrics and the log.
 *
 * @param action the action
 * @param channel the channel it was about, or empty
 * @param durationNanos from its arrival to its answer
 * @param failure why it failed, or null
 */
record Outcome(
        String action,
        String channel,
        long durationNanos,
        @Nullable RoseyException failure) {

    private static final int REASON_LIMIT = 500;

    /** What went wrong, short enough for an event and a line of the log; empty when nothing did. */
    String reason() {
        var message = failure == null ? "" : failure.message();
        return message.length() > REASON_LIMIT ? message.substring(0, REASON_LIMIT) + "…" : message;
    }

    /** What a thrown object means to the one who asked. Whatever is not ours is a defect, and says no more than that. */
    static RoseyException explain(Throwable thrown) {
        if (thrown instanceof RoseyException known) {
            return known;
        }
        if (thrown instanceof InterruptedException) {
            return new RoseyException(ErrorCode.TIMEOUT, "interrupted", thrown).withUnknownOutcome();
        }
        return new RoseyException(ErrorCode.INTERNAL, thrown.getClass().getSimpleName(), thrown);
    }
}
