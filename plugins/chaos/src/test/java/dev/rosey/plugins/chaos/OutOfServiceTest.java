package dev.rosey.plugins.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is out of service, by an operator's word or by crashing too often, stays so until an operator says otherwise. */
class OutOfServiceTest {

    private static final String YAML = """
            rosey:
              quarantine:
                crashes: 3
              longest-pause: PT1S
              database: {url: 'jdbc:postgresql://127.0.0.1:1/none'}
            """;

    @TempDir
    Path folder;

    private WholeRosey rosey;
    private Witness witness;

    @BeforeEach
    void start() {
        rosey = WholeRosey.small(folder, YAML);
        witness = new Witness(rosey.operator());
    }

    @AfterEach
    void stop() {
        witness.close();
        rosey.close();
    }

    @Test
    void whatAnOperatorOrItsCrashesPutOutOfServiceStaysSoUntilItIsEnabled() {
        crashesTooOften();
        isSwitchedOff();

        stop();
        start();

        awaitState("meteor", "quarantined");
        awaitState("dice-roller", "disabled");
        assertThat(witness.why("meteor")).contains("3 crashes", "status 9", "goodbye, cruel world");
        assertThat(rosey.process("meteor")).isEmpty();
        assertThat(witness.operate("enable", "meteor").text()).startsWith("meteor is on: 1.0.0");
        assertThat(witness.ask("meteor", "version", "").text()).isEqualTo("1.0.0");
        assertThat(witness.operate("enable", "dice-roller").text()).startsWith("dice-roller is on: ");
        assertThat(witness.ask("dice", "roll", "1d6").ok()).isTrue();
    }

    private void crashesTooOften() {
        TinyPlugin.of("meteor", "1.0.0").dropInto(rosey.home().resolve("plugins.d"));
        var living = rosey.awaitProcess("meteor");
        crash(living);
        for (int crash = 1; crash < 3; crash++) {
            living = rosey.awaitSuccessor("meteor", living);
            crash(living);
        }
        awaitState("meteor", "quarantined");
        witness.awaitEvent(
                "plugin.quarantined",
                event -> event.data().path("plugin").asText().equals("meteor"));
        assertThat(witness.why("meteor"))
                .contains("3 crashes", "status 9", "goodbye, cruel world", "!plugin enable meteor");
    }

    private void crash(ProcessHandle meteor) {
        await().atMost(WholeRosey.PATIENCE)
                .until(() -> "1.0.0".equals(witness.ask("meteor", "version", "").text()));
        witness.tell("meteor", "die");
        await().atMost(WholeRosey.PATIENCE).until(() -> !meteor.isAlive());
    }

    private void isSwitchedOff() {
        assertThat(witness.operate("disable", "dice-roller").text()).startsWith("dice-roller is off");
        assertThat(witness.ask("dice", "roll", "1d6").error().code()).isEqualTo("UNAVAILABLE");
        assertThat(witness.operate("restart", "dice-roller").error().code()).isEqualTo("CONFLICT");
        var refusal = witness.operate("disable", "rosey-core");
        assertThat(refusal.error().code()).isEqualTo("FORBIDDEN");
        assertThat(refusal.text()).contains("a part of me");
    }

    private void awaitState(String plugin, String state) {
        await(plugin + " to be " + state)
                .atMost(WholeRosey.PATIENCE)
                .until(() -> witness.state(plugin).orElse("none").equals(state));
    }
}
