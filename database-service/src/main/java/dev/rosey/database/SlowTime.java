package dev.rosey.database;

import java.time.Duration;

/**
 * How much time a plugin's slow statements have taken lately: a bucket that they fill and that time empties. While it is
 * over, the plugin has only its share of the processors.
 *
 * <p>Not for several threads. Times are those of one clock, in nanoseconds.
 */
final class SlowTime {

    /** What a statement may take before it counts. */
    static final Duration SHORT = Duration.ofMillis(100);

    /** What the bucket holds. A report of some seconds now and then is nobody's harm. */
    static final Duration BURST = Duration.ofSeconds(3);

    private final int share;
    private long filled;
    private long at;
    private boolean isOver;

    /**
     * @param share how many slow statements at once a plugin may have for ever
     * @param now the time now
     */
    SlowTime(int share, long now) {
        this.share = share;
        this.at = now;
    }

    /** Counts a statement that has ended. */
    void add(Duration took, long now) {
        pass(now);
        filled += Math.max(0, took.minus(SHORT).toNanos());
        isOver = isOver || filled > BURST.toNanos();
    }

    /** Whether there has been too much of it; not any more when the bucket is half empty. */
    boolean isOver(long now) {
        pass(now);
        isOver = isOver && filled > BURST.toNanos() / 2;
        return isOver;
    }

    private void pass(long now) {
        filled = Math.max(0, filled - (now - at) * share);
        at = now;
    }
}
