package dev.rosey.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class SupervisorTest {

    @TempDir
    static Path folder;

    static RunningRosey rosey;

    @BeforeAll
    static void start() throws IOException {
        rosey = RunningRosey.start(Fixture.in(folder)
                .with("rosey-core", "service")
                .with("dice-roller", "plugin")
                .with("trivia", "plugin")
                .withSimulator());
    }

    @AfterAll
    static void stop() {
        rosey.close();
    }

    @Test
    void everythingThatIsThereRunsAndIsReady() {
        var report = rosey.status();

        assertThat(report.state()).isEqualTo("ready");
        assertThat(report.services())
                .extracting(StatusReport.Service::name)
                .containsExactlyInAnyOrder("nats-server", "postgres", "cytube-simulator", "core", "plugins");
        assertThat(report.services()).allSatisfy(service -> {
            assertThat(service.pid()).isPositive();
            assertThat(service.memoryMb()).isPositive();
            assertThat(service.uptimeMs()).isPositive();
        });
        assertThat(rosey.service("core").plugins()).containsExactly("dice-roller");
        assertThat(rosey.service("plugins").plugins()).containsExactly("trivia");
        assertThat(rosey.service("plugins").http()).startsWith("http://127.0.0.1:");
    }

    @Test
    void aKilledNatsServerIsBack() {
        killAndAwait("nats-server");
    }

    @Test
    void aKilledPostgresIsBack() {
        killAndAwait("postgres");
    }

    @Test
    void aKilledJvmIsBackAndItsNeighboursWereLeftAlone() {
        long core = rosey.service("core").pid();

        killAndAwait("plugins");

        assertThat(rosey.service("core").pid()).isEqualTo(core);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aJvmOfPluginsThatWasKilledStepsBackAndCoreDoesNot() throws Exception {
        killAndAwait("core");
        killAndAwait("plugins");

        int core = niceness(rosey.service("core").pid());

        assertThat(core).isEqualTo(niceness(ProcessHandle.current().pid()));
        assertThat(niceness(rosey.service("plugins").pid())).isEqualTo(Math.min(19, core + 15));
    }

    private static int niceness(long pid) throws IOException {
        var ps = new ProcessBuilder("ps", "-o", "ni=", "-p", String.valueOf(pid)).start();
        return Integer.parseInt(new String(ps.getInputStream().readAllBytes(), UTF_8).strip());
    }

    @Test
    void aJvmThatHangsIsReplaced() throws Exception {
        long pid = rosey.service("plugins").pid();
        new ProcessBuilder("kill", "-STOP", String.valueOf(pid)).start().waitFor();

        rosey.awaitReplacementOf("plugins", pid);

        assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
        assertThat(rosey.service("plugins").restarts()).isPositive();
    }

    @Test
    void aDatabaseThatHangsWithAllItsProcessesIsReplaced() throws Exception {
        await().until(() -> rosey.status().state().equals("ready"));
        var postgres = rosey.process("postgres");
        var all = new ArrayList<>(List.of("kill", "-STOP", String.valueOf(postgres.pid())));
        postgres.descendants().map(ProcessHandle::pid).map(String::valueOf).forEach(all::add);
        new ProcessBuilder(all).start().waitFor();

        rosey.awaitReplacementOf("postgres", postgres.pid());
    }

    private static void killAndAwait(String name) {
        await().until(() -> rosey.status().state().equals("ready"));
        var process = rosey.process(name);
        process.destroyForcibly();

        rosey.awaitReplacementOf(name, process.pid());

        assertThat(rosey.service(name).restarts()).isPositive();
    }
}
