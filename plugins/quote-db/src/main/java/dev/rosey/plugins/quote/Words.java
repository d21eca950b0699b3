package dev.rosey.plugins.quote;

import java.time.Duration;

/** Numbers as people say them. */
final class Words {
    private static final long DAY = Duration.ofDays(1).toSeconds();

    private Words() {}

    /** A duration in its largest whole unit: {@code 5 minutes}. */
    static String of(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds >= DAY && seconds % DAY == 0) {
            return count(seconds / DAY, "day");
        }
        if (seconds >= 3600 && seconds % 3600 == 0) {
            return count(seconds / 3600, "hour");
        }
        if (seconds >= 60 && seconds % 60 == 0) {
            return count(seconds / 60, "minute");
        }
        return count(seconds, "second");
    }

    /** {@code 1 quote}, {@code 2 quotes}. */
    static String count(long number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }
}
