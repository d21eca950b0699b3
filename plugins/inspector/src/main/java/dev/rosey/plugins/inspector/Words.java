package dev.rosey.plugins.inspector;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Times and numbers as people read them in chat. */
final class Words {

    private Words() {}

    /** {@code 850 µs}, {@code 12 ms}, {@code 3.4 s}. */
    static String micros(long micros) {
        if (micros < 1_000) {
            return micros + " µs";
        }
        if (micros < 1_000_000) {
            return micros / 1_000 + " ms";
        }
        return String.format(Locale.ROOT, "%.1f s", micros / 1e6);
    }

    /** {@code 42 s}, {@code 5 min}, {@code 3 h}, {@code 2 d}: the time from one instant to another. */
    static String between(Instant from, Instant to) {
        var seconds = Math.max(0, Duration.between(from, to).toSeconds());
        if (seconds < 120) {
            return seconds + " s";
        }
        if (seconds < 7_200) {
            return seconds / 60 + " min";
        }
        return seconds < 172_800 ? seconds / 3_600 + " h" : seconds / 86_400 + " d";
    }
}
