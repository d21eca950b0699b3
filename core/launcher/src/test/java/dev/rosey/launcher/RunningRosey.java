package dev.rosey.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;

/** A Rosey that this JVM supervises, stopped with {@link #close()}. */
record RunningRosey(Fixture fixture, Rosey rosey, ByteArrayOutputStream terminal) implements AutoCloseable {

    /** Enough for a busy machine; nothing waits for it that works. */
    static final Duration PATIENCE = Duration.ofMinutes(2);

    static RunningRosey start(Fixture fixture) {
        return start(fixture, PATIENCE);
    }

    static RunningRosey start(Fixture fixture, Duration readyWithin) {
        var terminal = new ByteArrayOutputStream();
        var progress = new Progress(new PrintStream(terminal, true, UTF_8));
        return new RunningRosey(fixture, new Rosey(fixture.plan(), readyWithin, progress).start(), terminal);
    }

    /** All that whoever started it has read so far. */
    String said() {
        return terminal.toString(UTF_8);
    }

    StatusReport status() {
        return StatusReport.of(fixture.home(), Instant.now());
    }

    StatusReport.Service service(String name) {
        return find(name).orElseThrow();
    }

    ProcessHandle process(String name) {
        return ProcessHandle.of(service(name).pid()).orElseThrow();
    }

    /** Waits until everything is ready and the process is another than before. */
    void awaitReplacementOf(String name, long oldPid) {
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> status().state().equals("ready")
                        && find(name).filter(service -> service.pid() != oldPid).isPresent());
    }

    /** Every process that it keeps running now. */
    List<ProcessHandle> processes() {
        return status().services().stream()
                .map(service -> ProcessHandle.of(service.pid()))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<StatusReport.Service> find(String name) {
        return status().services().stream()
                .filter(service -> service.name().equals(name))
                .findFirst();
    }

    @Override
    public void close() {
        rosey.stop();
    }
}
