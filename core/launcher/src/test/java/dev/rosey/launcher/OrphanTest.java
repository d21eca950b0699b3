package dev.rosey.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrphanTest {

    @TempDir
    Path folder;

    @Test
    void nothingOutlivesASupervisorThatIsKilledAndTheNextOneStartsInItsPlace() throws Exception {
        var fixture = Fixture.in(folder).with("rosey-core", "service").with("trivia", "plugin");
        var supervisor = startAsProcess(fixture);
        try {
            await().atMost(RunningRosey.PATIENCE)
                    .until(() -> StatusReport.of(fixture.home(), Instant.now())
                            .state()
                            .equals("ready"));
            var children = supervisor.descendants().toList();

            supervisor.destroyForcibly();

            await().until(() -> children.stream().noneMatch(ProcessHandle::isAlive));
            assertThat(children).hasSizeGreaterThan(4);
        } finally {
            supervisor.destroyForcibly();
        }
        try (var next = RunningRosey.start(fixture)) {
            assertThat(next.status().state()).isEqualTo("ready");
        }
    }

    @Test
    void whatADeadSupervisorLeftIsEndedByTheNext() throws Exception {
        var fixture = Fixture.in(folder).withoutPostgres().with("rosey-core", "service");
        var leftover = new ProcessBuilder("sleep", "600").start();
        var dead = new ProcessId(leftover.pid(), 0);
        fixture.home().create();
        new RunState(
                        dead,
                        RunState.State.READY,
                        List.of(new RunState.Entry(
                                "core",
                                ProcessId.of(leftover.toHandle()),
                                RunState.State.READY,
                                null,
                                false,
                                0,
                                List.of())))
                .write(fixture.home().statusFile());

        assertThat(StatusReport.of(fixture.home(), Instant.now()).state()).isEqualTo("stopped");
        RunningRosey.start(fixture).close();

        assertThat(leftover.isAlive()).isFalse();
    }

    private static Process startAsProcess(Fixture fixture) throws Exception {
        var builder = new ProcessBuilder(
                JvmFlags.java(),
                "-Xmx64m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                StandInUp.class.getName(),
                fixture.folder().toString(),
                fixture.lib().toString());
        builder.environment().putAll(fixture.environment());
        return builder.redirectErrorStream(true)
                .redirectOutput(new File(fixture.folder().toFile(), "supervisor.log"))
                .start();
    }
}
