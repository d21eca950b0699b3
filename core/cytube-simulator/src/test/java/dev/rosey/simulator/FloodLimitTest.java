package dev.rosey.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FloodLimitTest {
    private static final FloodLimit.Rate RATE = new FloodLimit.Rate(4, 1, 4);
    private final MovableClock clock = new MovableClock();
    private final FloodLimit limit = new FloodLimit(clock);

    @Test
    void aBurstThenASteadyRate() {
        assertThat(passed(10)).isEqualTo(4);
        clock.advance(Duration.ofMillis(999));
        assertThat(passed(1)).isZero();
        clock.advance(Duration.ofMillis(1));
        assertThat(passed(2)).isEqualTo(1);
    }

    @Test
    void theBurstComesBackAfterSilenceOnly() {
        assertThat(passed(4)).isEqualTo(4);
        clock.advance(Duration.ofSeconds(4));
        assertThat(passed(4)).isEqualTo(1);
        clock.advance(Duration.ofMillis(4001));
        assertThat(passed(9)).isEqualTo(4);
    }

    private long passed(int tries) {
        return IntStream.range(0, tries).filter(i -> !limit.refuses(RATE)).count();
    }
}
