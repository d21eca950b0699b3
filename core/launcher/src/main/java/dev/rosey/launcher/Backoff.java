package dev.rosey.launcher;

import java.time.Duration;

/**
 * How long to wait before a process that ended is started again.
 *
 * @param failures how often it ended shortly after its start, one after the other
 * @param longest no pause is longer than this
 */
record Backoff(int failures, Duration longest) {

    static final Duration LONGEST = Duration.ofSeconds(30);

    /** A process that worked for so long starts afresh. */
    static final Duration FORGIVEN_AFTER = Duration.ofSeconds(60);

    private static final Duration FIRST = Duration.ofMillis(500);
    /** Of a process that has not ended yet. */
    static Backoff upTo(Duration longest) {
        return new Backoff(0, longest);
    }

    /** After one more end of a process that had run for {@code age}. */
    Backoff after(Duration age) {
        return new Backoff(age.compareTo(FORGIVEN_AFTER) >= 0 ? 1 : failures + 1, longest);
    }

    /** 0.5 s after the first end, doubling up to the longest. */
    Duration delay() {
        if (failures == 0) {
            return Duration.ZERO;
        }
        var delay = FIRST.multipliedBy(1L << Math.min(failures - 1, 10));
        return delay.compareTo(longest) > 0 ? longest : delay;
    }
}
