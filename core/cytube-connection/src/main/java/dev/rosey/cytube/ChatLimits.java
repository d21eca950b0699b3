package dev.rosey.cytube;

import java.time.Duration;

/**
 * How fast CyTube lets one user talk: {@code burst} messages at once, then one an {@code interval}, and the burst anew after
 * {@code silence}.
 */
record ChatLimits(int burst, Duration interval, Duration silence) {

    /** What CyTube applies to everybody, and to private messages always. */
    static final ChatLimits CYTUBE = new ChatLimits(20, Duration.ofMillis(100), Duration.ofSeconds(2));

    ChatLimits {
        if (burst < 1 || interval.isNegative() || silence.isNegative()) {
            throw new IllegalArgumentException("limits that let nothing through");
        }
    }
}
