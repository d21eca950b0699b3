package dev.rosey.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private static final Duration SHORT = Duration.ofSeconds(1);

    @Test
    void delaysDoubleFromHalfASecondToThirty() {
        var backoff = Backoff.upTo(Backoff.LONGEST);
        var delays = new java.util.ArrayList<Long>();
        for (int i = 0; i < 9; i++) {
            backoff = backoff.after(SHORT);
            delays.add(backoff.delay().toMillis());
        }

        assertThat(delays).containsExactly(500L, 1000L, 2000L, 4000L, 8000L, 16_000L, 30_000L, 30_000L, 30_000L);
    }

    @Test
    void whatWorkedForAWhileStartsAfresh() {
        var often = Backoff.upTo(Backoff.LONGEST).after(SHORT).after(SHORT).after(SHORT);

        assertThat(often.after(Backoff.FORGIVEN_AFTER).delay()).isEqualTo(Duration.ofMillis(500));
    }
}
