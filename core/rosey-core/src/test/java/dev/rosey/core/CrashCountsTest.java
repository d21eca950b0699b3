package dev.rosey.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CrashCountsTest {

    private static final Instant START = Instant.parse("2026-11-22T09:00:00Z");
    private static final Duration WINDOW = Duration.ofMinutes(10);

    private final CrashCounts counts = new CrashCounts(START);

    @Test
    void countWhatLiesWithinTheTime() {
        assertThat(counts.add("trivia", START, WINDOW)).isEqualTo(1);
        assertThat(counts.add("trivia", START.plusSeconds(1), WINDOW)).isEqualTo(2);
        assertThat(counts.add("quote-db", START.plusSeconds(1), WINDOW)).isEqualTo(1);
        assertThat(counts.add("trivia", START.plusSeconds(601), WINDOW)).isEqualTo(2);
        assertThat(counts.add("trivia", START.plusSeconds(3_600), WINDOW)).isEqualTo(1);
    }

    @Test
    void startAnewForWhoIsForgiven() {
        counts.add("trivia", START, WINDOW);
        counts.forget("trivia");

        assertThat(counts.add("trivia", START.plusSeconds(1), WINDOW)).isEqualTo(1);
    }

    @Test
    void leaveOutWhatSomebodyBeforeHasCounted() {
        assertThat(counts.add("trivia", START.minusSeconds(1), WINDOW)).isZero();
        assertThat(counts.add("trivia", START.plusSeconds(1), WINDOW)).isEqualTo(1);
    }
}
