package dev.rosey.benchmarks;

import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** Collects latencies of one thread. */
final class Latencies {

    private static final long HIGHEST_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final Histogram histogram = new Histogram(HIGHEST_NANOS, 3);

    /**
     * What was collected.
     *
     * @param p50Us the median in microseconds
     * @param p99Us the 99th percentile in microseconds
     */
    record Summary(double p50Us, double p99Us) {}

    void add(long nanos) {
        histogram.recordValue(Math.min(nanos, HIGHEST_NANOS));
    }

    Summary summary() {
        return new Summary(histogram.getValueAtPercentile(50) / 1e3, histogram.getValueAtPercentile(99) / 1e3);
    }
}
