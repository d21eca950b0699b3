package dev.rosey.plugins.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rosey.bus.BusJson;
import dev.rosey.testkit.TestBot;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The dice do the same in core, in a JVM with another plugin, and alone. */
@ParameterizedClass
@EnumSource
class PlacementTest {

    enum Placement {
        CORE("core", "{}"),
        SHARED("fun", "{dice-roller: {host: fun}, chaos: {host: fun}}"),
        ALONE("dice-roller", "{dice-roller: {host: own}}");

        private final String process;
        private final String yaml;

        Placement(String process, String plugins) {
            this.process = process;
            this.yaml = "rosey: {database: {url: 'jdbc:postgresql://127.0.0.1:1/none'}, plugins: " + plugins + "}";
        }
    }

    private static WholeRosey rosey;
    private static Witness witness;
    private static TestBot alice;

    private final Placement placement;

    PlacementTest(Placement placement) {
        this.placement = placement;
    }

    @BeforeParameterizedClassInvocation
    static void start(Placement placement, @TempDir Path folder) {
        rosey = WholeRosey.small(folder, placement.yaml);
        witness = new Witness(rosey.operator());
        alice = rosey.guest("alice");
        try (var first = new Gambler(rosey.guest("first"))) {
            first.awaitMore(1);
        }
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        alice.close();
        witness.close();
        rosey.close();
    }

    @BeforeEach
    void forget() {
        alice.forget();
    }

    @Test
    void itIsWhereItIsMeantToBe() {
        assertThat(rosey.pluginsOf(placement.process)).contains("dice-roller");
    }

    @Test
    void aRollIsAnsweredAndToldOfWithoutAName() {
        alice.say("!roll 2d6+3 fire");

        assertThat(alice.awaitLine(line -> line.user().equals("rosey")).text())
                .matches("🎲 alice rolls 2d6\\+3 \\(fire\\): \\[\\d, \\d] \\+ 3 = \\d+");
        var told = witness.awaitEvent(
                "dice.roll_performed", event -> event.data().path("count").asInt() == 2);
        assertThat(told.data().path("sides").asInt()).isEqualTo(6);
        assertThat(told.data().toString()).doesNotContain("alice", WholeRosey.CHANNEL);
    }

    @Test
    void aCoinIsFlipped() {
        alice.say("!flip 3");

        assertThat(alice.awaitLine(line -> line.user().equals("rosey")).text()).contains("alice");
    }

    @Test
    void aMistakeIsExplained() {
        var reply = witness.ask("dice", "roll", "2d");

        assertThat(reply.ok()).isFalse();
        assertThat(reply.error().code()).isEqualTo("INVALID_NOTATION");
        assertThat(reply.text()).contains("number of sides");
    }

    @Test
    void helpKnowsIt() {
        alice.say("!help roll");

        alice.awaitLine(line -> line.text().contains("Rolls dice"));
    }

    @Test
    void itsHeartBeatsAndItsServiceAnswers() {
        var beat = witness.awaitEvent("dice.heartbeat", event -> true);
        assertThat(beat.data().path("plugin").asText()).isEqualTo("dice-roller");

        var reply = witness.bus().requestAndWait("$SRV.INFO.dice-roller", new byte[0], Duration.ofSeconds(20));
        var info = BusJson.read(reply.body(), JsonNode.class);
        assertThat(info.path("endpoints").findValuesAsText("subject"))
                .containsExactlyInAnyOrder("rosey.command.dice.roll", "rosey.command.dice.flip");
    }
}
