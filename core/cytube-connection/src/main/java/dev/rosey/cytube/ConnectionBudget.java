package dev.rosey.cytube;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The connections that all of Rosey's channels on one host may open together: CyTube allows an address 5, then one in 10 s,
 * and Rosey keeps below it, since it may not be alone on its address. Safe for use by several threads.
 */
final class ConnectionBudget {

    private static final int BURST = 4;
    private static final Duration EACH = Duration.ofSeconds(11);

    private final InstantSource clock;
    private final Map<String, Bucket> byHost = new ConcurrentHashMap<>();

    ConnectionBudget(InstantSource clock) {
        this.clock = clock;
    }

    /** Takes one connection from the host's budget and tells how long to wait before opening it. */
    Duration take(String host) {
        Bucket bucket = byHost.computeIfAbsent(host.toLowerCase(Locale.ROOT), ignored -> fresh());
        return Duration.ofNanos(bucket.consumeIgnoringRateLimits(1));
    }

    private Bucket fresh() {
        return Bucket.builder()
                .addLimit(Bandwidth.builder()
                        .capacity(BURST)
                        .refillGreedy(1, EACH)
                        .build())
                .withCustomTimePrecision(new ClockMeter(clock))
                .build();
    }

    private record ClockMeter(InstantSource clock) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            return clock.millis() * 1_000_000;
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
