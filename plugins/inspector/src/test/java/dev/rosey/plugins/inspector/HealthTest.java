package dev.rosey.plugins.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HealthTest {

    private static final Duration TEN_SECONDS = Duration.ofSeconds(10);

    private final Sky sky = new Sky();

    private HealthStatus status() {
        return sky.observatory.health().status();
    }

    @Test
    void allIsWellWhileHeartsBeat() {
        sky.passesWithBeatsOf(Duration.ofMinutes(1), "dice-roller", "rosey-core");

        assertThat(status()).isEqualTo(HealthStatus.UP);
        assertThat(sky.wrong()).isEmpty();
    }

    @Test
    void aPluginThatIsGoneIsReportedWithinTenSeconds() {
        sky.passesWithBeatsOf(TEN_SECONDS, "dice-roller", "rosey-core");
        sky.passesWithBeatsOf(TEN_SECONDS, "rosey-core");

        assertThat(sky.plugin("dice-roller").state()).isEqualTo(PluginState.CRASHED);
        assertThat(sky.wrong()).containsExactly("dice-roller DOWN");
        assertThat(status()).isEqualTo(HealthStatus.DEGRADED);
        assertThat(sky.observatory.health().reasons().getFirst()).satisfies(reason -> {
            assertThat(reason.since()).isEqualTo(Sky.START.plusSeconds(10));
            assertThat(reason.action()).contains("!plugin restart dice-roller");
        });
    }

    @Test
    void withoutTheCoreNothingWorks() {
        sky.passesWithBeatsOf(TEN_SECONDS, "rosey-core");
        sky.passes(TEN_SECONDS);

        assertThat(status()).isEqualTo(HealthStatus.DOWN);
    }

    @Test
    void aPluginThatSaysItStopsHasNotCrashed() {
        sky.passesWithBeatsOf(TEN_SECONDS, "dice-roller");
        sky.live("dice.stopping", Map.of("plugin", "dice-roller", "instance", "dice-roller-1"));
        sky.passes(Duration.ofSeconds(20));

        assertThat(sky.plugin("dice-roller").state()).isEqualTo(PluginState.STOPPED);
        assertThat(status()).isEqualTo(HealthStatus.UP);
    }

    @Test
    void aPluginThatAnswersWithoutAHeartbeatHangs() {
        sky.passesWithBeatsOf(TEN_SECONDS, "dice-roller");
        var service = new Service(
                "dice-roller", "x1", "dice-roller-1", "1.0.0", "", "plugin", "", "dice", "dice", List.of(), null);
        for (int i = 0; i < 13; i++) {
            sky.observatory.take(service);
            sky.passes(Duration.ofSeconds(1));
        }

        assertThat(sky.plugin("dice-roller").state()).isEqualTo(PluginState.DEGRADED);
        assertThat(sky.wrong()).containsExactly("dice-roller DEGRADED");
    }

    @Test
    void theDatabaseIsDownUntilItIsSaidToWork() {
        sky.live("db.unavailable", Map.of("plugin", "quote-db", "code", "UNAVAILABLE", "reason", "connection refused"));
        sky.passes(Duration.ofSeconds(3));
        assertThat(sky.wrong()).containsExactly("database DOWN");
        assertThat(status()).isEqualTo(HealthStatus.DEGRADED);

        sky.live("db.recovered", Map.of());
        sky.passes(Duration.ofSeconds(6));
        assertThat(status()).isEqualTo(HealthStatus.UP);
    }

    @Test
    void aCheckThatIsDownAndAConflictAreFound() {
        for (int i = 0; i < 4; i++) {
            sky.passes(Duration.ofSeconds(1));
            sky.beats("trivia", List.of(Map.of("name", "questions", "status", "DOWN", "data", Map.of("left", 0))));
        }
        sky.live("plugin.conflict", Map.of("plugin", "trivia", "reason", "!a belongs to other"));
        sky.passes(Duration.ofSeconds(3));

        assertThat(sky.plugin("trivia").state()).isEqualTo(PluginState.DEGRADED);
        assertThat(sky.plugin("trivia").since()).isEqualTo(Sky.START.plusSeconds(1));
        assertThat(sky.observatory.health().reasons())
                .extracting(HealthView.Reason::reason)
                .anyMatch(reason -> reason.contains("questions"))
                .anyMatch(reason -> reason.contains("!a belongs to other"));
    }

    @Test
    void whileTheBusIsAwayNobodyElseIsBlamed() {
        sky.passesWithBeatsOf(TEN_SECONDS, "dice-roller", "rosey-core");
        sky.observatory.blind("connection refused");
        sky.passes(Duration.ofSeconds(30));
        assertThat(sky.plugin("dice-roller").state()).isEqualTo(PluginState.READY);

        sky.observatory.seesAgain();
        sky.passesWithBeatsOf(Duration.ofSeconds(3), "rosey-core");
        assertThat(sky.plugin("dice-roller").state()).isEqualTo(PluginState.READY);
        sky.passesWithBeatsOf(TEN_SECONDS, "rosey-core");
        assertThat(sky.plugin("dice-roller").state()).isEqualTo(PluginState.CRASHED);
    }

    @Test
    void whoWasGoneBeforeTheBusWasAwayIsGoneAfterwards() {
        sky.passesWithBeatsOf(TEN_SECONDS, "dice-roller", "rosey-core");
        sky.passesWithBeatsOf(TEN_SECONDS, "rosey-core");
        sky.observatory.blind("connection refused");
        sky.passes(Duration.ofSeconds(3));
        sky.observatory.seesAgain();

        assertThat(sky.plugin("dice-roller").state()).isEqualTo(PluginState.CRASHED);
        assertThat(sky.plugin("rosey-core").state()).isEqualTo(PluginState.READY);
    }

    @Test
    void whatFailedInAnOutageOfTheDatabaseIsNoNewsAfterwards() {
        sky.live("db.unavailable", Map.of("reason", "connection refused"));
        for (int i = 0; i < 10; i++) {
            sky.failed("database-service", "query", "UNAVAILABLE", "connection refused");
        }
        sky.passesWithBeatsOf(Duration.ofSeconds(5), "database-service");
        sky.live("db.recovered", Map.of());
        sky.passesWithBeatsOf(Duration.ofSeconds(6), "database-service");
        assertThat(sky.wrong()).isEmpty();

        sky.passesWithBeatsOf(Duration.ofSeconds(70), "database-service");
        for (int i = 0; i < 10; i++) {
            sky.failed("database-service", "query", "SQL_ERROR", "syntax error");
        }
        sky.passesWithBeatsOf(Duration.ofSeconds(3), "database-service");
        assertThat(sky.wrong()).containsExactly("database-service DEGRADED");
    }

    @Test
    void whatEverythingNeedsComesFirstAndAloneCountsAsACauseOfOthersTroubles() {
        sky.passesWithBeatsOf(TEN_SECONDS, "polls", "trivia");
        sky.passesWithBeatsOf(TEN_SECONDS, "trivia");
        sky.live("chat.kicked", Map.of("channel", "movienight", "reason", "spam."));
        sky.passesWithBeatsOf(Duration.ofSeconds(3), "trivia");

        assertThat(sky.wrong()).containsExactly("cytube DOWN", "polls DOWN");
        assertThat(sky.chat("why trivia")).contains("also cytube").doesNotContain("polls");
        assertThat(sky.chat("health")).contains("kicked: spam. So").doesNotContain("spam..");
    }

    @Test
    void aCrashThatIsToldCountsAtOnceAndIsWhyItWasStartedAgain() {
        sky.passesWithBeatsOf(TEN_SECONDS, "trivia");
        sky.observatory.take(new Service(
                "trivia", "NATSID", "trivia-1", "1.0.0", "", "plugin", "", "trivia", "trivia", List.of(), null));
        sky.live(
                "plugin.crashed", Map.of("plugin", "trivia", "instance", "NATSID", "reason", "it ended with status 8"));
        sky.passes(Duration.ofSeconds(2));
        assertThat(sky.plugin("trivia").state()).isEqualTo(PluginState.CRASHED);
        assertThat(sky.observatory.health().reasons().getFirst().reason()).contains("it ended with status 8");

        sky.live("plugin.denied", Map.of("plugin", "trivia", "instance", "NATSID", "reason", "it may not"));
        sky.live("trivia.started", Map.of("plugin", "trivia", "instance", "trivia-2", "version", "1.0.0"));
        assertThat(sky.plugin("trivia").state()).isEqualTo(PluginState.READY);
        assertThat(sky.detail("trivia").restarts())
                .singleElement()
                .satisfies(restart -> assertThat(restart.reason()).isEqualTo("it ended with status 8"));
    }

    @Test
    void aCrashOfSomebodyWhomNobodyNamesIsNotThatOfWhoIsThere() {
        sky.live("trivia.started", Map.of("plugin", "trivia", "instance", "trivia-2", "version", "1.0.0"));
        sky.live("plugin.crashed", Map.of("plugin", "trivia", "instance", "", "reason", "somebody killed it"));
        assertThat(sky.plugin("trivia").state()).isEqualTo(PluginState.READY);
    }

    @Test
    void aQuarantineSaysSo() {
        sky.passesWithBeatsOf(TEN_SECONDS, "trivia");
        sky.passes(TEN_SECONDS);
        sky.live("plugin.quarantined", Map.of("plugin", "trivia", "instance", "trivia-1", "reason", "5 crashes"));
        sky.passes(Duration.ofSeconds(3));

        assertThat(sky.plugin("trivia").state()).isEqualTo(PluginState.QUARANTINED);
        assertThat(sky.observatory.health().reasons())
                .extracting(HealthView.Reason::reason)
                .anyMatch(reason -> reason.contains("5 crashes"));
    }

    @Test
    void whatAnOperatorSwitchedOffIsDisabledUntilItIsSwitchedOnAgain() {
        sky.passesWithBeatsOf(TEN_SECONDS, "trivia");
        sky.live("plugin.disabled", Map.of("plugin", "trivia", "reason", "switched off by olga"));
        sky.live("trivia.stopping", Map.of("plugin", "trivia", "instance", "trivia-1"));
        sky.passes(Duration.ofSeconds(3));
        assertThat(sky.plugin("trivia").state()).isEqualTo(PluginState.DISABLED);
        assertThat(sky.wrong()).isEmpty();

        sky.live("plugin.enabled", Map.of("plugin", "trivia", "reason", "switched on by olga"));
        assertThat(sky.plugin("trivia").state()).isEqualTo(PluginState.STOPPED);
    }

    @Test
    void whoIsInstalledAndWasNotHeardOfIsStartingAndThenStopped() {
        sky.live("plugin.loaded", Map.of("plugin", "bingo", "version", "1.0.0", "reason", "from plugins.d"));
        assertThat(sky.plugin("bingo").state()).isEqualTo(PluginState.STARTING);
        assertThat(sky.wrong()).isEmpty();

        sky.passes(Duration.ofSeconds(61));
        assertThat(sky.plugin("bingo").state()).isEqualTo(PluginState.STOPPED);
    }

    @Test
    void whoCouldNotAskWhileItLastedIsToldAfterwards() {
        sky.live("chat.connected", Map.of("channel", "movienight", "reason", ""));
        sky.live("chat.kicked", Map.of("channel", "movienight", "reason", "spam"));
        sky.passes(Duration.ofSeconds(20));
        assertThat(sky.chat("why cytube")).startsWith("cytube is not well").contains("spam", "check the channel");
        sky.live("chat.connected", Map.of("channel", "movienight", "reason", ""));
        sky.passes(Duration.ofSeconds(30));

        assertThat(status()).isEqualTo(HealthStatus.UP);
        assertThat(sky.observatory.health().recent())
                .singleElement()
                .satisfies(recent -> assertThat(recent.reason()).contains("movienight", "kicked: spam"));
        for (var question : List.of("health", "why cytube")) {
            assertThat(sky.chat(question)).contains("cytube was DOWN for 2", "kicked: spam");
        }
        assertThat(sky.chat("why cytube")).startsWith("cytube is well");
        assertThat(sky.chat("why database")).isEqualTo("database is well");
    }
}
