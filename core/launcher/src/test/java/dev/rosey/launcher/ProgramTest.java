package dev.rosey.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProgramTest {

    @Test
    void pluginsThatEndedTakeOverFromNobody() {
        var again = program(Program.Rank.PLUGINS).again();

        assertThat(again.environment())
                .containsEntry("ROSEY_TAKES_OVER", "false")
                .containsEntry("ROSEY_HOST", "trivia");
        assertThat(again.command()).endsWith("java", "Host");
    }

    @Test
    void partsOfRoseyStartAgainAsBefore() {
        var core = program(Program.Rank.CORE);

        assertThat(core.again()).isEqualTo(core);
    }

    private static Program program(Program.Rank rank) {
        return new Program(
                "trivia",
                rank,
                List.of("java", "Host"),
                Map.of("ROSEY_HOST", "trivia", "ROSEY_TAKES_OVER", "true"),
                List.of(),
                () -> Probe.Health.READY,
                "TERM",
                new Program.Address.Fixed(""),
                List.of());
    }
}
