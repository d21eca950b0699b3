package dev.rosey.plugins.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A plugin's JVM is killed over and over while three people roll dice. */
class CrashTest {

    private static final int CRASHES = Integer.getInteger("chaos.crashes");

    @RegisterExtension
    static final SharedRosey shared = new SharedRosey();

    @Test
    void nobodyElseNoticesItsCrashes() {
        var rosey = shared.rosey();
        var witness = shared.witness();
        witness.awaitChaos();
        witness.forget();
        var core = rosey.process("core").orElseThrow();
        var memory = Memory.megabytes(core);
        List<Gambler> gamblers = Stream.of("huey", "dewey", "louie")
                .map(name -> new Gambler(rosey.guest(name)))
                .toList();
        try {
            for (int crash = 0; crash < CRASHES; crash++) {
                var chaos = rosey.process("chaos").orElseThrow();
                chaos.destroyForcibly();
                rosey.awaitSuccessor("chaos", chaos);
                witness.awaitChaos();
            }
            gamblers.forEach(gambler -> gambler.awaitMore(2));
        } finally {
            gamblers.forEach(Gambler::close);
        }
        assertThat(gamblers)
                .allSatisfy(gambler -> assertThat(gambler.unanswered()).isEmpty());
        assertThat(rosey.process("core")).contains(core);
        assertThat(witness.heard("chat.disconnected")).isEmpty();
        assertThat(Memory.megabytes(core)).isLessThan(memory + 64);
    }
}
