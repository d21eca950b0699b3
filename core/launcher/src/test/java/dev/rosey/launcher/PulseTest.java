package dev.rosey.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PulseTest {

    /** The clock may start anywhere, also shortly before it runs over. */
    private static final long START = Long.MAX_VALUE - 5;

    private final Pulse pulse = new Pulse();

    private static long after(double seconds) {
        return START + Duration.ofMillis((long) (seconds * 1_000)).toNanos();
    }

    @Test
    void aProcessThatNeverAnsweredGetsLongerThanOneThatDid() {
        pulse.begin(START);
        assertThat(pulse.hangs(after(90))).isFalse();
        assertThat(pulse.hangs(after(90.1))).isTrue();
        pulse.answered(after(20));
        assertThat(pulse.hangs(after(29))).isFalse();
        assertThat(pulse.hangs(after(29.1))).isTrue();
    }

    @Test
    void theNextProcessBeginsAnew() {
        pulse.begin(START);
        pulse.answered(START);
        pulse.begin(after(60));
        assertThat(pulse.hangs(after(100))).isFalse();
        assertThat(pulse.hasEverAnswered()).isTrue();
    }

    @Test
    void oneQuestionIsAskedAtATimeAndLessOftenOnceItIsReady() {
        pulse.begin(START);
        assertThat(pulse.isDue(START)).isTrue();
        pulse.asked();
        assertThat(pulse.isDue(after(5))).isFalse();
        pulse.over();
        pulse.askAgain(after(5), false);
        assertThat(pulse.isDue(after(5.1))).isFalse();
        assertThat(pulse.isDue(after(5.2))).isTrue();
        pulse.askAgain(after(6), true);
        assertThat(pulse.isDue(after(6.9))).isFalse();
        assertThat(pulse.isDue(after(7))).isTrue();
    }
}
