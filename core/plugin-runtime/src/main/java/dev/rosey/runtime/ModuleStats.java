package dev.rosey.runtime;

import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** A module's own figures since its start. Safe from any thread. */
final class ModuleStats {

    private static final long HIGHEST_MICROS = 60_000_000L;

    private final Histogram durations = new ConcurrentHistogram(HIGHEST_MICROS, 2);
    private final LongAdder commands = new LongAdder();
    private final LongAdder errors = new LongAdder();
    private final long startedNanos = System.nanoTime();

    void record(Outcome outcome) {
        commands.increment();
        if (outcome.failure() != null) {
            errors.increment();
        }
        durations.recordValue(Math.min(outcome.durationNanos() / 1_000, HIGHEST_MICROS));
    }

    long commands() {
        return commands.sum();
    }

    long errors() {
        return errors.sum();
    }

    long uptimeMillis() {
        return (System.nanoTime() - startedNanos) / 1_000_000;
    }

    /** The duration in microseconds that this percentage of the requests stayed under. */
    long percentileMicros(double percentile) {
        return durations.getValueAtPercentile(percentile);
    }
}
