package dev.rosey.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rosey.bus.BusJson;
import dev.rosey.launcher.RunState.State;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatusReportTest {

    private static final ProcessId SELF = ProcessId.of(ProcessHandle.current());

    @TempDir
    Path folder;

    RoseyHome home;

    @BeforeEach
    void create() {
        home = new RoseyHome(folder, folder);
        home.create();
    }

    @Test
    void nothingEverRanIsStopped() {
        var report = report();

        assertThat(BusJson.text(report)).isEqualTo("{\"state\":\"stopped\",\"services\":[]}");
        assertThat(report.exitStatus()).isEqualTo(3);
    }

    @Test
    void whatRunsIsTold() {
        left(
                State.READY,
                new RunState.Entry(
                        "plugins", SELF, State.READY, "http://127.0.0.1:4711", true, 2, List.of("trivia", "quote-db")));

        var json = BusJson.readObject(BusJson.bytes(report()));

        assertThat(json.path("state").asText()).isEqualTo("ready");
        var service = json.path("services").path(0);
        assertThat(service.path("name").asText()).isEqualTo("plugins");
        assertThat(service.path("pid").asLong()).isEqualTo(SELF.pid());
        assertThat(service.path("state").asText()).isEqualTo("ready");
        assertThat(service.path("memory_mb").asLong()).isPositive();
        assertThat(service.path("uptime_ms").asLong()).isPositive();
        assertThat(service.path("http").asText()).isEqualTo("http://127.0.0.1:4711");
        assertThat(service.path("plugins")).extracting(node -> node.asText()).containsExactly("trivia", "quote-db");
        assertThat(report().exitStatus()).isZero();
    }

    @Test
    void aProcessThatIsGoneDegradesTheWholeAtOnce() {
        var gone = new ProcessId(SELF.pid(), SELF.startMs() - 60_000);
        left(State.READY, new RunState.Entry("core", gone, State.READY, null, false, 0, List.of()));

        assertThat(report().state()).isEqualTo("degraded");
        assertThat(report().services().getFirst().pid()).isZero();
        assertThat(report().exitStatus()).isEqualTo(4);
        assertThat(new StatusTable(report()).text()).contains("core", "restarting");
    }

    private void left(State state, RunState.Entry entry) {
        new RunState(SELF, state, List.of(entry)).write(home.statusFile());
    }

    private StatusReport report() {
        return StatusReport.of(home, Instant.now());
    }
}
