package dev.rosey.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class WakingTimeTest {

    private final AtomicLong nanoTime = new AtomicLong(-5);
    private final WakingTime time = new WakingTime(nanoTime::get);

    @Test
    void passesForWhoLooksAllTheTime() {
        long begun = time.getAsLong();
        for (int look = 0; look < 300; look++) {
            pass(Duration.ofMillis(100));
            time.look();
        }
        pass(Duration.ofMillis(50));

        assertThat(time.getAsLong() - begun).isEqualTo(Duration.ofMillis(30_050).toNanos());
    }

    @Test
    void hardlyPassesForWhoStoodStill() {
        time.look();
        long begun = time.getAsLong();
        pass(Duration.ofSeconds(30));
        long awake = time.getAsLong();
        time.look();

        assertThat(awake - begun).isEqualTo(Duration.ofSeconds(1).toNanos());
        assertThat(time.getAsLong()).isEqualTo(awake);
        pass(Duration.ofMillis(100));
        assertThat(time.getAsLong() - awake).isEqualTo(Duration.ofMillis(100).toNanos());
    }

    private void pass(Duration duration) {
        nanoTime.addAndGet(duration.toNanos());
    }
}
