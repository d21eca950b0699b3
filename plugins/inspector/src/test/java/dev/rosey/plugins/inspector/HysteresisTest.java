package dev.rosey.plugins.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class HysteresisTest {

    private final Hysteresis hysteresis = new Hysteresis();
    private Instant now = Sky.START;

    private List<Finding> after(int seconds, boolean wrong) {
        List<Finding> shown = List.of();
        for (int second = 0; second < seconds; second++) {
            now = now.plusSeconds(1);
            shown = hysteresis.update(wrong ? List.of(finding(now)) : List.of(), now);
        }
        return shown;
    }

    private static Finding finding(Instant since) {
        return new Finding("nats", "away", HealthStatus.DOWN, since, "reason", "impact", "action");
    }

    @Test
    void whatIsWrongForAMomentDoesNotCount() {
        assertThat(after(1, true)).isEmpty();
        assertThat(after(1, false)).isEmpty();
    }

    @Test
    void whatStaysWrongCountsFromItsBeginningUntilItStaysRight() {
        var shown = after(4, true);
        assertThat(shown)
                .singleElement()
                .satisfies(finding -> assertThat(finding.since()).isEqualTo(Sky.START.plusSeconds(1)));
        assertThat(after(4, false)).hasSize(1);
        assertThat(after(2, false)).isEmpty();
    }

    @Test
    void whatComesAndGoesIsOneReasonThatSaysSo() {
        for (int i = 0; i < 4; i++) {
            after(1, true);
            after(2, false);
        }
        var shown = after(1, true);
        assertThat(shown).singleElement().satisfies(finding -> {
            assertThat(finding.reason()).endsWith("(comes and goes: 5 times in two minutes)");
            assertThat(finding.status()).isEqualTo(HealthStatus.DOWN);
        });
        assertThat(after(30, false)).singleElement().satisfies(finding -> {
            assertThat(finding.reason()).endsWith("two minutes, not now)");
            assertThat(finding.impact()).isEqualTo("whenever it comes, impact");
            assertThat(finding.status()).isEqualTo(HealthStatus.DEGRADED);
        });
        assertThat(after(120, false)).isEmpty();
    }

    @Test
    void whatIsOverIsToldOfForAWhile() {
        after(1, true);
        after(130, false);
        assertThat(hysteresis.past(now)).as("what never counted").isEmpty();

        after(4, true);
        after(4, false);
        assertThat(hysteresis.past(now)).as("what still counts").isEmpty();
        after(2, false);
        assertThat(hysteresis.past(now)).singleElement().satisfies(past -> {
            assertThat(past.finding().since()).isEqualTo(Sky.START.plusSeconds(132));
            assertThat(past.until()).isEqualTo(Sky.START.plusSeconds(136));
        });

        after(600, false);
        assertThat(hysteresis.past(now)).isEmpty();
    }
}
