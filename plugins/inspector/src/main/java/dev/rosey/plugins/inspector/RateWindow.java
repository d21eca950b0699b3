package dev.rosey.plugins.inspector;

import java.time.Duration;
import java.time.Instant;

/** Counts by the second over the last minute. Not safe for threads; its owner is. */
final class RateWindow {

    private static final int SECONDS = 60;

    private final int[] counts = new int[SECONDS];
    private long newest = Long.MIN_VALUE / 2;

    void add(Instant time) {
        var second = time.getEpochSecond();
        if (second <= newest - SECONDS) {
            return;
        }
        advance(second);
        counts[slot(second)]++;
    }

    private void advance(long second) {
        if (newest < second - SECONDS) {
            newest = second - SECONDS;
        }
        while (newest < second) {
            newest++;
            counts[slot(newest)] = 0;
        }
    }

    private static int slot(long second) {
        return (int) Math.floorMod(second, (long) SECONDS);
    }

    /** How many there were in the time before now; at most the last minute. */
    long within(Duration time, Instant now) {
        var second = now.getEpochSecond();
        var from = second - Math.min(time.toSeconds(), SECONDS) + 1;
        long sum = 0;
        for (long at = Math.max(from, newest - SECONDS + 1); at <= Math.min(second, newest); at++) {
            sum += counts[slot(at)];
        }
        return sum;
    }

    /** The average over the last minute, with one decimal. */
    double perSecond(Instant now) {
        return Math.round(within(Duration.ofSeconds(SECONDS), now) * 10.0 / SECONDS) / 10.0;
    }
}
