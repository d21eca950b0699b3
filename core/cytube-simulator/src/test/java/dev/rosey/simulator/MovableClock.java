package dev.rosey.simulator;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until a test moves it. */
final class MovableClock implements InstantSource {
    private volatile Instant now = Instant.ofEpochMilli(1_000_000);

    @Override
    public Instant instant() {
        return now;
    }

    void set(long epochMillis) {
        now = Instant.ofEpochMilli(epochMillis);
    }

    void advance(Duration by) {
        now = now.plus(by);
    }
}
