package dev.rosey.launcher;

import dev.rosey.bus.BusJson;
import dev.rosey.bus.RoseyException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the supervisor leaves in {@code run/status.json} whenever something changes, for the other commands and for the
 * next supervisor, which ends what this one may leave behind.
 *
 * @param supervisor the supervisor's own process
 * @param state of the whole
 * @param processes the servers and JVMs that it keeps running
 */
record RunState(ProcessId supervisor, State state, List<Entry> processes) {

    /** How the whole or one process is. */
    enum State {
        STARTING,
        READY,
        DEGRADED,
        RESTARTING,
        STOPPING,
        STOPPED;

        String wire() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * One of the processes.
     *
     * @param process null while it waits for its (next) start
     * @param address where others find it, once that is known
     * @param restarts how often it was started again
     */
    record Entry(
            String name,
            @Nullable ProcessId process,
            State state,
            @Nullable String address,
            boolean http,
            int restarts,
            List<String> plugins) {}

    /** What was left last; empty when nothing was, or nothing legible. */
    static Optional<RunState> read(Path file) {
        try {
            return Optional.of(BusJson.read(Files.readAllBytes(file), RunState.class));
        } catch (IOException | RoseyException e) {
            return Optional.empty();
        }
    }

    void write(Path file) {
        try {
            WholeFile.write(file, BusJson.bytes(this));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
