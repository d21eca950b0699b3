package dev.rosey.core;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Says how long ago something was, as people do. */
final class TimeWords {

    private TimeWords() {}

    /** {@code a moment}, {@code 5 s}, {@code 3 min}, {@code 2 h}, {@code 4 days}. */
    static String since(Instant then, Instant now) {
        return of(Duration.between(then, now));
    }

    /** {@code 2026-11-22 15:04 UTC}. */
    static String date(Instant time) {
        return time.truncatedTo(ChronoUnit.MINUTES).toString().replace('T', ' ').replace(":00Z", " UTC");
    }

    static String of(Duration duration) {
        if (duration.toSeconds() < 1) {
            return "a moment";
        }
        if (duration.toSeconds() < 60) {
            return duration.toSeconds() + " s";
        }
        if (duration.toMinutes() < 60) {
            return duration.toMinutes() + " min";
        }
        if (duration.toHours() < 48) {
            return duration.toHours() + " h";
        }
        return duration.toDays() + " days";
    }
}
