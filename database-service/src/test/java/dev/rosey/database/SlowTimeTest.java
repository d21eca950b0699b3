package dev.rosey.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SlowTimeTest {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final SlowTime slow = new SlowTime(1, 0);

    @Test
    void shortStatementsNeverCount() {
        for (long now = 0; now < SECOND; now += SECOND / 1000) {
            slow.add(SlowTime.SHORT, now);
        }

        assertThat(slow.isOver(SECOND)).isFalse();
    }

    @Test
    void oneLongStatementIsForgiven() {
        slow.add(SlowTime.BURST, SECOND);

        assertThat(slow.isOver(SECOND)).isFalse();
    }

    @Test
    void manyAtOnceAreTooMuchUntilTimeHasPassed() {
        slow.add(SlowTime.BURST, SECOND);
        slow.add(SlowTime.BURST, SECOND);

        assertThat(slow.isOver(SECOND)).isTrue();
        assertThat(slow.isOver(4 * SECOND)).isTrue();
        assertThat(slow.isOver(7 * SECOND)).isFalse();
    }

    @Test
    void whoUsesTheShareAllTheTimeStaysWhereItIs() {
        slow.add(Duration.ofSeconds(10), SECOND);
        for (long now = 2 * SECOND; now < 20 * SECOND; now += SECOND) {
            slow.add(Duration.ofSeconds(1).plus(SlowTime.SHORT), now);

            assertThat(slow.isOver(now)).isTrue();
        }
    }

    @Test
    void aGreaterShareIsPaidOffFaster() {
        var wide = new SlowTime(4, 0);
        wide.add(Duration.ofSeconds(10), SECOND);

        assertThat(wide.isOver(2 * SECOND)).isTrue();
        assertThat(wide.isOver(4 * SECOND)).isFalse();
    }
}
