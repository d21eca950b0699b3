package dev.rosey.plugins.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is wrong with commands: how long they take, and how often they fail. */
class CommandsHealthTest {

    private final Sky sky = new Sky();

    @Test
    void aSlowPluginIsFoundAndForgottenWhenItIsQuickAgain() {
        for (int i = 0; i < 5; i++) {
            sky.handled("trivia", "start", 3_000_000);
        }
        sky.passesWithBeatsOf(Duration.ofSeconds(3), "trivia");
        assertThat(sky.observatory.health().reasons())
                .singleElement()
                .satisfies(reason -> assertThat(reason.reason()).contains("start", "slow"));

        sky.passesWithBeatsOf(Duration.ofSeconds(75), "trivia");
        assertThat(sky.wrong()).isEmpty();
    }

    @Test
    void aSlowPluginThatSaysNothingOfItsCommandsIsFoundByWhatTheRouterSays() {
        var foreign =
                new Service("weather", "w1", "w1", "1.0.0", "", "plugin", "", "weather", "weather", List.of(), null);
        sky.observatory.take(foreign);
        for (int i = 0; i < 5; i++) {
            sky.answered("weather", "now", 3_000_000, "");
            sky.answered("weather", "radar", 2_000, "INTERNAL");
            sky.answered("weather", "week", 2_000, "NOT_FOUND");
        }
        sky.passes(Duration.ofSeconds(3));

        assertThat(sky.observatory.health().reasons())
                .extracting(HealthView.Reason::reason)
                .satisfiesExactlyInAnyOrder(
                        slow -> assertThat(slow).contains("“now” is slow", "over 5"),
                        failing -> assertThat(failing).contains("“radar” failed 5 times"));
        assertThat(sky.plugin("weather").commands()).isEqualTo(15);
        assertThat(sky.plugin("weather").errors()).isEqualTo(10);
    }

    @Test
    void whatAPluginSaysOfItsCommandsIsNotCountedAgainForTheRouter() {
        sky.answered("weather", "now", 3_000_000, "");
        for (int i = 0; i < 5; i++) {
            sky.handled("weather", "now", 2_000);
            sky.answered("weather", "now", 3_000_000, "");
        }
        sky.passes(Duration.ofSeconds(3));

        assertThat(sky.wrong()).isEmpty();
        assertThat(sky.plugin("weather").commands()).isEqualTo(5);
        assertThat(sky.plugin("weather").p95Us()).isLessThan(3_000);
    }

    @Test
    void failuresThatAreNoMistakeOfUsersAreFound() {
        for (int i = 0; i < 20; i++) {
            sky.failed("trivia", "start", "CONFLICT", "there is a game");
        }
        sky.passesWithBeatsOf(Duration.ofSeconds(3), "trivia");
        assertThat(sky.wrong()).isEmpty();

        for (int i = 0; i < 5; i++) {
            sky.failed("trivia", "start", "INTERNAL", "NullPointerException");
        }
        sky.passesWithBeatsOf(Duration.ofSeconds(3), "trivia");
        assertThat(sky.wrong()).containsExactly("trivia DEGRADED");
    }
}
