package dev.rosey.benchmarks;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** People who ask the plugin one after the other, and how long its answers take. */
final class Turns {

    /** After its burst CyTube lets anybody say one line each 100 ms, Rosey too: two within that are one too many. */
    static final Duration PACE = Duration.ofMillis(150);

    private Turns() {}

    /** Lets them ask so many times, by turns. */
    static Round of(int lines, List<Chatter> chatters) throws InterruptedException {
        var latencies = new Latencies();
        long failures = 0;
        long start = System.nanoTime();
        for (int i = 0; i < lines; i++) {
            TimeUnit.NANOSECONDS.sleep(PACE.toNanos());
            var answered = ChatLines.answered(chatters.get(i % chatters.size()));
            answered.ifPresent(latencies::add);
            failures += answered.isPresent() ? 0 : 1;
        }
        var summary = latencies.summary();
        return new Round(summary.p50Us(), summary.p99Us(), lines * 1e9 / (System.nanoTime() - start), failures);
    }
}
