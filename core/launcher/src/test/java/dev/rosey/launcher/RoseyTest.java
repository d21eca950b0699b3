package dev.rosey.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoseyTest {

    @TempDir
    Path folder;

    @Test
    void twoRunSideBySideAndStopOnTheirOwn() throws Exception {
        var first = RunningRosey.start(small("first"));
        try (var second = RunningRosey.start(small("second"))) {
            assertThat(first.status().state()).isEqualTo("ready");
            var processes = first.processes();

            first.close();

            assertThat(processes).hasSize(2).noneMatch(ProcessHandle::isAlive);
            assertThat(first.status())
                    .extracting(StatusReport::state, StatusReport::exitStatus)
                    .containsExactly("stopped", 3);
            assertThat(second.status().state()).isEqualTo("ready");
            assertThat(second.processes()).allMatch(ProcessHandle::isAlive);
        }
    }

    @Test
    void theSecondInTheSameHomeIsRefused() throws Exception {
        var fixture = small("only");
        try (var first = RunningRosey.start(fixture)) {
            assertThatThrownBy(() -> RunningRosey.start(fixture))
                    .isInstanceOf(LauncherException.class)
                    .hasMessageContaining("runs already")
                    .hasMessageContaining("./rosey down");
            assertThat(first.status().state()).isEqualTo("ready");
        }
    }

    @Test
    void aTakenPortIsNamedAndNothingIsStarted() throws Exception {
        var fixture = small("taken");
        try (var taken = new ServerSocket(fixture.ports().nats(), 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> RunningRosey.start(fixture))
                    .isInstanceOf(LauncherException.class)
                    .hasMessageContaining(String.valueOf(taken.getLocalPort()))
                    .hasMessageContaining("ROSEY_NATS_PORT");
        }
        assertThat(fixture.home().logs()).isEmptyDirectory();
        RunningRosey.start(fixture).close();
    }

    @Test
    void whoWaitsForSomethingKeepsTheRestFromNothing() throws Exception {
        var fixture = small("waiting").with(StandInHost.WAITS, "plugin").with(StandInHost.SILENT, "plugin");
        Files.createDirectories(fixture.home().path());
        Files.writeString(
                fixture.home().path().resolve("rosey.yaml"),
                "rosey: {plugins: {waits: {host: waits}, silent: {host: silent}}}");

        try (var rosey = RunningRosey.start(fixture, Duration.ofSeconds(30))) {
            assertThat(rosey.status().state()).isEqualTo("degraded");
            assertThat(rosey.service("core").state()).isEqualTo("ready");
            assertThat(rosey.service(StandInHost.WAITS).pid()).isPositive();
            assertThat(rosey.service(StandInHost.SILENT).pid()).isPositive();
        }
    }

    @Test
    void itIsKnownToStartWhileItOnlyPrepares() throws Exception {
        var fixture = Fixture.in(folder).with("rosey-core", "service");
        var seen = new ArrayList<String>();
        var firstWord = new OutputStream() {
            @Override
            public void write(int letter) {
                seen.add(StatusReport.of(fixture.home(), Instant.now()).state());
                throw new IllegalStateException("enough");
            }
        };
        var rosey = new Rosey(fixture.plan(), RunningRosey.PATIENCE, new Progress(new PrintStream(firstWord, true)));

        assertThatThrownBy(rosey::start).hasMessage("enough");

        assertThat(seen).containsExactly("starting");
        assertThat(StatusReport.of(fixture.home(), Instant.now()).state()).isEqualTo("stopped");
        assertThat(fixture.home().postgres()).isEmptyDirectory();
    }

    @Test
    void aPortThatTwoShallHaveIsNamed() throws Exception {
        var fixture = small("same");
        fixture.environment().put(Ports.API, String.valueOf(fixture.ports().nats()));

        assertThatThrownBy(fixture::ports)
                .isInstanceOf(LauncherException.class)
                .hasMessageContaining("ROSEY_NATS_PORT and ROSEY_API_PORT are both");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rosey: 5",
                "[]",
                "rosey: {cytube: 'https://cytu.be'}",
                "rosey: {cytube: {url: 'https://cytu.be', channel: film}}",
                "rosey: {cytube: [{channel: film}]}",
                "rosey: {cytube: [film]}",
                "rosey: {database: here}",
                "rosey: {plugins: [trivia]}",
                "rosey: {plugins: {trivia: off}}",
                "rosey: {plugins: {trivia: {enabled: perhaps}}}",
                "rosey: {longest-pause: -PT5S}"
            })
    void whatIsWrittenOtherwiseThanMeantIsNotPassedOver(String yaml) throws Exception {
        var home = new RoseyHome(folder, folder);
        Files.writeString(folder.resolve("rosey.yaml"), yaml);

        assertThatThrownBy(() -> RoseyConfig.read(home, Map.of())).isInstanceOf(LauncherException.class);
    }

    @Test
    void aJvmThatCannotStartIsTheReasonAndNothingIsLeft() throws Exception {
        var fixture = small("failing");
        var broken = fixture.with("inspector", "plugin");
        Files.delete(broken.lib().resolve("plugin-runtime-1.0.0.jar"));

        assertThatThrownBy(() -> RunningRosey.start(broken))
                .isInstanceOf(LauncherException.class)
                .hasMessageContaining("core ended 3 times")
                .hasMessageContaining("ClassNotFoundException");

        var left = RunState.read(fixture.home().statusFile()).orElseThrow();
        assertThat(left.state()).isEqualTo(RunState.State.STOPPED);
        assertThat(left.processes())
                .allSatisfy(entry -> assertThat(entry.process()).isNull());
    }

    private Fixture small(String name) throws Exception {
        return Fixture.in(Files.createDirectories(folder.resolve(name)))
                .withoutPostgres()
                .with("rosey-core", "service");
    }
}
