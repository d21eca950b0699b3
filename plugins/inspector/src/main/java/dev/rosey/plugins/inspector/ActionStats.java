package dev.rosey.plugins.inspector;

import java.time.Duration;
import java.time.Instant;
import org.HdrHistogram.IntCountsHistogram;

/** How often an action was used, how often it failed, and how long it took. Not safe for threads. */
final class ActionStats {

    private static final long HIGHEST_MICROS = 60_000_000L;
    private static final int DIGITS = 2;
    private static final Duration RECENT = Duration.ofSeconds(30);

    private final IntCountsHistogram all = new IntCountsHistogram(HIGHEST_MICROS, DIGITS);
    private final IntCountsHistogram[] recent = {
        new IntCountsHistogram(HIGHEST_MICROS, DIGITS), new IntCountsHistogram(HIGHEST_MICROS, DIGITS)
    };
    private final RateWindow commands = new RateWindow();
    private final RateWindow faults = new RateWindow();
    private long count;
    private long errors;
    private long period = Long.MIN_VALUE / 2;

    /**
     * An action's figures; times in microseconds.
     *
     * @param errors all that failed, whoever's mistake it was
     * @param perSecond the average over the last minute
     */
    record Figures(String action, long commands, long errors, double perSecond, long p50Us, long p95Us, long p99Us) {}

    /** @param fault whether it failed and not by the user's mistake */
    void add(Instant time, long micros, boolean failed, boolean fault) {
        var value = Math.clamp(micros, 0, HIGHEST_MICROS);
        count++;
        commands.add(time);
        all.recordValue(value);
        var eventPeriod = time.getEpochSecond() / RECENT.toSeconds();
        if (eventPeriod >= period - 1) {
            startPeriod(eventPeriod);
            recent[slot(eventPeriod)].recordValue(value);
        }
        if (failed) {
            errors++;
        }
        if (fault) {
            faults.add(time);
        }
    }

    private void startPeriod(long wanted) {
        if (wanted <= period) {
            return;
        }
        recent[slot(wanted)].reset();
        if (wanted > period + 1) {
            recent[slot(wanted - 1)].reset();
        }
        period = wanted;
    }

    private static int slot(long period) {
        return (int) Math.floorMod(period, 2L);
    }

    /** How many there were in the last minute. */
    long lastMinute(Instant now) {
        return commands.within(Duration.ofMinutes(1), now);
    }

    /** How many failed in the last minute and not by a user's mistake. */
    long faultsInLastMinute(Instant now) {
        return faults.within(Duration.ofMinutes(1), now);
    }

    /** The time that 95 % of the last half to whole minute's took no longer than; 0 when there were none. */
    long recentP95Micros(Instant now) {
        startPeriod(now.getEpochSecond() / RECENT.toSeconds());
        var sum = new IntCountsHistogram(HIGHEST_MICROS, DIGITS);
        sum.add(recent[0]);
        sum.add(recent[1]);
        return sum.getTotalCount() == 0 ? 0 : sum.getValueAtPercentile(95);
    }

    Figures figures(String action, Instant now) {
        return new Figures(
                action,
                count,
                errors,
                commands.perSecond(now),
                all.getValueAtPercentile(50),
                all.getValueAtPercentile(95),
                all.getValueAtPercentile(99));
    }
}
