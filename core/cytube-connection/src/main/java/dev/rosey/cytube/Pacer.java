package dev.rosey.cytube;

import java.time.Duration;
import java.time.Instant;

/**
 * Counts along with CyTube's limiter, so that nothing is sent that it would drop.
 *
 * <p>CyTube keeps one count a user for chat and private messages: after a silence the count starts anew; while it is below
 * the burst a message passes; after that one passes each interval. A margin on each time allows for messages that the network
 * brings closer together than they left. Not safe for use by several threads.
 */
final class Pacer {

    private int count;
    private Instant last = Instant.MIN;

    /** How long the next message has to wait from {@code now}; zero when it may leave. */
    Duration untilAllowed(ChatLimits limits, Instant now) {
        if (last.equals(Instant.MIN) || count < limits.burst()) {
            return Duration.ZERO;
        }
        Duration since = Duration.between(last, now);
        if (since.isNegative() || since.compareTo(withMargin(limits.silence())) >= 0) {
            return Duration.ZERO;
        }
        Duration wait = withMargin(limits.interval()).minus(since);
        return wait.isNegative() ? Duration.ZERO : wait;
    }

    void sent(ChatLimits limits, Instant now) {
        boolean fresh =
                last.equals(Instant.MIN) || Duration.between(last, now).compareTo(withMargin(limits.silence())) >= 0;
        count = fresh ? 1 : Math.min(count + 1, Integer.MAX_VALUE - 1);
        last = now;
    }

    /** CyTube dropped something: its count is ahead of ours, so the burst is spent as far as we know. */
    void exhausted(Instant now) {
        count = Integer.MAX_VALUE - 1;
        last = now;
    }

    /** A new connection is counted from nothing. */
    void reset() {
        count = 0;
        last = Instant.MIN;
    }

    private static Duration withMargin(Duration duration) {
        Duration tenth = duration.dividedBy(10);
        Duration least = Duration.ofMillis(25);
        return duration.plus(tenth.compareTo(least) > 0 ? tenth : least);
    }
}
