package dev.rosey.benchmarks;

import io.nats.client.Connection;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.ConcurrentHistogram;

/**
 * Sends the same request again and again.
 *
 * @param connection where it is sent
 * @param subject the service's subject
 * @param body the request
 */
@SuppressWarnings("ArrayRecordComponent") // loads are never compared
record Load(Connection connection, String subject, byte[] body) {

    private static final long HIGHEST_NANOS = TimeUnit.SECONDS.toNanos(10);

    /** Keeps this many requests under way for this long, and tells how it went. */
    Round run(int inFlight, Duration time) {
        var latencies = new ConcurrentHistogram(HIGHEST_NANOS, 3);
        var failures = new LongAdder();
        long start = System.nanoTime();
        long end = start + time.toNanos();
        try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < inFlight; i++) {
                workers.execute(() -> send(end, latencies, failures));
            }
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        return new Round(
                latencies.getValueAtPercentile(50) / 1e3,
                latencies.getValueAtPercentile(99) / 1e3,
                latencies.getTotalCount() / seconds,
                failures.sum());
    }

    private void send(long end, ConcurrentHistogram latencies, LongAdder failures) {
        long before = System.nanoTime();
        while (before < end) {
            if (!answered()) {
                failures.increment();
            }
            long after = System.nanoTime();
            latencies.recordValue(Math.min(after - before, HIGHEST_NANOS));
            before = after;
        }
    }

    private boolean answered() {
        try {
            return !connection.request(subject, body).get(10, TimeUnit.SECONDS).isStatusMessage();
        } catch (ExecutionException | TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
