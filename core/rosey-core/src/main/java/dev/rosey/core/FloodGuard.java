package dev.rosey.core;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/** Lets each user use 20 commands at once and 10 a second after that (bus contract, section 10). Safe from any thread. */
final class FloodGuard {

    private static final int BURST = 20;
    private static final int PER_SECOND = 10;
    private static final int MOST_USERS = 10_000;

    private final TimeMeter meter;
    private final Map<String, Bucket> users = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > MOST_USERS;
        }
    };

    FloodGuard(InstantSource clock) {
        this.meter = new Meter(clock);
    }

    /** Whether this user may use another command now. */
    boolean admits(String user) {
        synchronized (users) {
            return users.computeIfAbsent(user, name -> bucket()).tryConsume(1);
        }
    }

    private Bucket bucket() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(BURST).refillGreedy(PER_SECOND, Duration.ofSeconds(1)))
                .withCustomTimePrecision(meter)
                .build();
    }

    private record Meter(InstantSource clock) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            return Math.multiplyExact(clock.millis(), 1_000_000L);
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
