package dev.rosey.launcher;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Time as it passes for a supervisor that looks again and again: of the time between two looks, one second counts at most. One
 * that itself stood still, with its machine or stopped by somebody, has heard nobody meanwhile and cannot say that they hang.
 * Belongs to the supervisor's thread.
 */
final class WakingTime implements LongSupplier {

    private static final long LONGEST_LOOK = Duration.ofSeconds(1).toNanos();

    private final LongSupplier nanoTime;
    private long lookedAt;
    private long counted;

    WakingTime(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.lookedAt = nanoTime.getAsLong();
    }

    /** The next look begins. */
    void look() {
        long now = nanoTime.getAsLong();
        counted += sinceLook(now);
        lookedAt = now;
    }

    /** In ns, to be compared with other values of this one only. */
    @Override
    public long getAsLong() {
        return counted + sinceLook(nanoTime.getAsLong());
    }

    private long sinceLook(long now) {
        return Math.min(now - lookedAt, LONGEST_LOOK);
    }
}
