package dev.rosey.cytube;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConnectionBudgetTest {

    private final TestClock clock = new TestClock();
    private final ConnectionBudget budget = new ConnectionBudget(clock);

    @Test
    void neverMoreThanFiveConnectionsAtOnceAndThenOneInTenSeconds() {
        List<Instant> opened = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            clock.pass(Duration.ofMillis(300));
            opened.add(clock.instant().plus(budget.take("cytu.be")));
        }
        for (int i = 4; i < opened.size(); i++) {
            int atOnce = i - 4;
            assertThat(Duration.between(opened.get(atOnce), opened.get(i))).isGreaterThan(Duration.ofSeconds(10));
        }
        assertThat(opened).isSorted();
    }

    @Test
    void eachHostHasItsOwnBudget() {
        for (int i = 0; i < 5; i++) {
            budget.take("cytu.be");
        }
        assertThat(budget.take("CYTU.be")).isPositive();
        assertThat(budget.take("example.com")).isZero();
    }
}
