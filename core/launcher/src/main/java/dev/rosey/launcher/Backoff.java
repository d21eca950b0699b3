package dev.rosey.launcher;

import java.time.Duration;

/**
 * How long to wait before a process that ended is started again.
 *
 * @param failures how often it ended shortly after its start, one after the other
 */
record Backoff(int failures) {

    static final Backoff NONE = new Backoff(0);

    /** A process that worked for so long starts afresh. */
    static final Duration FORGIVEN_AFTER = Duration.ofSeconds(60);

    private static final Duration FIRST = Duration.ofMillis(500);
    private static final Duration LIMIT = Duration.ofSeconds(30);

    /** After one more end of a process that had run for {@code age}. */
    Backoff after(Duration age) {
        return new Backoff(age.compareTo(FORGIVEN_AFTER) >= 0 ? 1 : failures + 1);
    }

    /** 0.5 s after the first end, doubling up to 30 s. */
    Duration delay() {
        if (failures == 0) {
            return Duration.ZERO;
        }
        var delay = FIRST.multipliedBy(1L << Math.min(failures - 1, 10));
        return delay.compareTo(LIMIT) > 0 ? LIMIT : delay;
    }
}
