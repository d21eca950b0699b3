package dev.rosey.cytube;

import java.time.Duration;
import java.time.Instant;

/**
 * Counts along with CyTube's limiter, so that nothing is sent that it would drop.
 *
 * <p>CyTube keeps one count a user for chat and private messages: after a silence the count starts anew; while it is below
 * the burst a message passes; after that one passes each interval. What counts is when a message arrives there, and a slow
 * network may bring two closer together than they left. So beyond the burst the time runs from the last message's answer,
 * which cannot be earlier than its arrival, and not from its sending. Not safe for use by several threads.
 */
final class Pacer {

    /** After this long without an answer a message is taken to have arrived. */
    static final Duration PATIENCE = Duration.ofSeconds(1);

    /** What rounding to milliseconds, here and there, may take away. */
    static final Duration MARGIN = Duration.ofMillis(10);

    private int count;
    private int unanswered;
    private Instant last = Instant.EPOCH;

    /** How long the next message has to wait from {@code now}; zero when it may leave. */
    Duration untilAllowed(ChatLimits limits, Instant now) {
        if (count < limits.burst() || last.isAfter(now) || isSilent(limits, now)) {
            return Duration.ZERO;
        }
        Duration wait = Duration.between(now, arrived().plus(limits.interval()).plus(MARGIN));
        return wait.isNegative() ? Duration.ZERO : wait;
    }

    void sent(ChatLimits limits, Instant now) {
        count = isSilent(limits, now) ? 1 : Math.min(count, Integer.MAX_VALUE - 1) + 1;
        unanswered++;
        last = now;
    }

    /** An echo or a refusal came: the oldest unanswered message has arrived by now. */
    void answered(Instant now) {
        if (unanswered > 0) {
            unanswered--;
            last = now;
        }
    }

    /** CyTube dropped something: its count is ahead of ours, so the burst is spent as far as we know. */
    void exhausted(Instant now) {
        count = Integer.MAX_VALUE;
        unanswered = 0;
        last = now;
    }

    /** A new connection is counted from nothing. */
    void reset() {
        count = 0;
        unanswered = 0;
        last = Instant.EPOCH;
    }

    private boolean isSilent(ChatLimits limits, Instant now) {
        return !now.isBefore(arrived().plus(limits.silence()).plus(MARGIN));
    }

    /** The latest that the last message can have arrived at. */
    private Instant arrived() {
        return unanswered > 0 ? last.plus(PATIENCE) : last;
    }
}
