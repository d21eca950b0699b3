package dev.rosey.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RollCallTest {

    private static final InstanceId ONE = new InstanceId("trivia", "1");
    private static final InstanceId OTHER = new InstanceId("trivia", "2");
    private static final Set<InstanceId> BOTH = Set.of(ONE, OTHER);

    private final RollCall call = new RollCall();
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    private Set<InstanceId> goneAfter(Duration time) {
        now = now.plus(time);
        return call.gone(BOTH, now).orElse(Set.of());
    }

    /** Rounds in time, in which only one answers. */
    private Set<InstanceId> goneAfterRounds(int rounds) {
        Set<InstanceId> gone = Set.of();
        for (int i = 0; i < rounds; i++) {
            gone = goneAfter(RollCall.PERIOD);
            call.answered(ONE, now);
        }
        return gone;
    }

    private void bothAnswer() {
        goneAfterRounds(8);
        call.answered(ONE, now);
        call.answered(OTHER, now);
    }

    @Test
    void whoIsSilentIsGoneWithinTwoSeconds() {
        bothAnswer();

        assertThat(goneAfterRounds(3)).isEmpty();
        assertThat(goneAfterRounds(1)).containsExactly(OTHER);
    }

    @Test
    void nobodyIsGoneBeforeAllCouldAnswer() {
        assertThat(goneAfterRounds(4)).isEmpty();
        assertThat(call.gone(BOTH, now)).isEmpty();
    }

    @Test
    void nobodyIsGoneForAStandstill() {
        bothAnswer();

        assertThat(goneAfter(Duration.ofMillis(1_600))).isEmpty();
        assertThat(goneAfterRounds(3)).isEmpty();
        assertThat(goneAfterRounds(1)).containsExactly(OTHER);
    }

    @Test
    void aClockThatIsSetEndsNobodyAndHidesNobody() {
        bothAnswer();
        assertThat(goneAfter(Duration.ofHours(1))).isEmpty();
        call.answered(OTHER, now);

        assertThat(goneAfter(Duration.ofHours(-1))).isEmpty();
        assertThat(goneAfterRounds(4)).containsExactly(OTHER);
    }

    @Test
    void whileNobodyCanBeHeardNobodyIsGone() {
        bothAnswer();

        call.interrupt();
        assertThat(goneAfter(RollCall.PERIOD)).isEmpty();
        assertThat(goneAfterRounds(3)).isEmpty();
        assertThat(goneAfterRounds(1)).containsExactly(OTHER);
    }
}
