package dev.rosey.launcher;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.rosey.launcher.RunState.State;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What {@code status --json} prints.
 *
 * <pre>{@code
 * {"state":"ready","services":[{"name":"plugins","pid":4711,"state":"ready","memory_mb":118,"uptime_ms":53210,
 *  "restarts":0,"http":"http://127.0.0.1:40213","plugins":["trivia","quote-db"]}]}
 * }</pre>
 */
record StatusReport(String state, List<Service> services) {

    /**
     * One process.
     *
     * @param pid 0 while it waits for its next start
     * @param memoryMb what of it is in memory
     * @param http its HTTP interface, where it has one
     * @param address where it is found otherwise
     * @param plugins the plugins it hosts
     */
    record Service(
            String name,
            long pid,
            String state,
            long memoryMb,
            long uptimeMs,
            int restarts,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String http,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String address,

            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> plugins) {}

    /** What scripts look at: 0 ready, 3 stopped, 4 anything else. */
    int exitStatus() {
        return switch (state) {
            case "ready" -> 0;
            case "stopped" -> 3;
            default -> 4;
        };
    }

    /** How it is now: what the supervisor said last, and whether that can still be true. */
    static StatusReport of(RoseyHome home, Instant now) {
        return RunState.read(home.statusFile())
                .filter(state -> state.supervisor().isAlive())
                .filter(state -> state.state() != State.STOPPED)
                .map(state -> of(state, now))
                .orElse(new StatusReport(State.STOPPED.wire(), List.of()));
    }

    private static StatusReport of(RunState run, Instant now) {
        var services =
                run.processes().stream().map(entry -> service(entry, now)).toList();
        boolean lost = run.state() == State.READY
                && services.stream().anyMatch(service -> !service.state().equals(State.READY.wire()));
        var state = switch (run.state()) {
            case READY -> lost ? State.DEGRADED : State.READY;
            case STARTING -> State.STARTING;
            default -> State.DEGRADED;
        };
        return new StatusReport(state.wire(), services);
    }

    private static Service service(RunState.Entry entry, Instant now) {
        var process = Optional.ofNullable(entry.process()).flatMap(ProcessId::find);
        boolean gone = process.isEmpty() && entry.state() == State.READY;
        return new Service(
                entry.name(),
                process.map(ProcessHandle::pid).orElse(0L),
                (gone ? State.RESTARTING : entry.state()).wire(),
                process.map(handle -> Memory.residentMb(handle.pid())).orElse(0L),
                process.map(handle -> ProcessId.of(handle).age(now).toMillis()).orElse(0L),
                entry.restarts(),
                entry.http() ? entry.address() : null,
                entry.http() ? null : entry.address(),
                entry.plugins());
    }
}
