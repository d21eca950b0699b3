package dev.rosey.cytube;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Time that passes when it is told to. */
final class TestClock implements InstantSource {

    private volatile Instant now = Instant.parse("2026-11-22T09:00:00Z");

    void pass(Duration time) {
        now = now.plus(time);
    }

    @Override
    public Instant instant() {
        return now;
    }
}
