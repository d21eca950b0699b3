package dev.rosey.benchmarks;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.ConcurrentHistogram;

/**
 * Makes the same call again and again.
 *
 * @param call what is done
 */
record Load(Call call) {

    private static final long HIGHEST_NANOS = TimeUnit.SECONDS.toNanos(10);

    /** Keeps this many calls under way for this long, and tells how it went. */
    Round run(int inFlight, Duration time) {
        var latencies = new ConcurrentHistogram(HIGHEST_NANOS, 3);
        var failures = new LongAdder();
        long start = System.nanoTime();
        long end = start + time.toNanos();
        try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < inFlight; i++) {
                workers.execute(() -> repeat(end, latencies, failures));
            }
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        return new Round(
                latencies.getValueAtPercentile(50) / 1e3,
                latencies.getValueAtPercentile(99) / 1e3,
                latencies.getTotalCount() / seconds,
                failures.sum());
    }

    private void repeat(long end, ConcurrentHistogram latencies, LongAdder failures) {
        long before = System.nanoTime();
        while (before - end < 0) {
            boolean isDone = isDone();
            long after = System.nanoTime();
            if (isDone) {
                latencies.recordValue(Math.min(after - before, HIGHEST_NANOS));
            } else {
                failures.increment();
            }
            before = after;
        }
    }

    private boolean isDone() {
        try {
            return call.succeeds();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
