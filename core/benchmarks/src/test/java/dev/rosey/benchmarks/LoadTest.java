package dev.rosey.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LoadTest {

    @Test
    void failuresAreCountedAndNotMeasured() {
        var calls = new AtomicInteger();
        var round = new Load(() -> {
                    calls.incrementAndGet();
                    return false;
                })
                .run(1, Duration.ofMillis(20));
        assertThat(round.failures()).isEqualTo(calls.get()).isPositive();
        assertThat(round.perSecond()).isZero();
    }

    @Test
    void asManyCallsAsWantedAreInFlight() {
        var together = new CyclicBarrier(3);
        var met = new AtomicInteger();
        var round = new Load(() -> {
                    if (met.get() > 0) {
                        return true;
                    }
                    try {
                        together.await(10, TimeUnit.SECONDS);
                    } catch (Exception alone) {
                        return false;
                    }
                    met.incrementAndGet();
                    return true;
                })
                .run(3, Duration.ofMillis(100));
        assertThat(met.get()).isEqualTo(3);
        assertThat(round.failures()).isZero();
    }
}
