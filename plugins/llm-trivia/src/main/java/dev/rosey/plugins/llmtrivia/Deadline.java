package dev.rosey.plugins.llmtrivia;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Until when something must be done. */
record Deadline(InstantSource clock, Instant end) {

    static Deadline in(Duration duration, InstantSource clock) {
        return new Deadline(clock, clock.instant().plus(duration));
    }

    /** What is left; zero when it is over. */
    Duration left() {
        Duration left = Duration.between(clock.instant(), end);
        return left.isNegative() ? Duration.ZERO : left;
    }
}
