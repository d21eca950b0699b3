package dev.rosey.launcher;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Ends processes that are no children of this one: a supervisor that is to stop, and what a dead one left behind. */
final class Leftovers {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private Leftovers() {}

    /** Ends what still runs of what a supervisor that is gone had started. */
    static void endAllOf(RunState state) {
        end(state.processes().stream()
                .map(RunState.Entry::process)
                .filter(Objects::nonNull)
                .map(ProcessId::find)
                .flatMap(Optional::stream)
                .toList());
    }

    /** Asks processes to end, and ends those that have not after 10 s. Returns when they are gone. */
    static void end(List<ProcessHandle> processes) {
        processes.forEach(ProcessHandle::destroy);
        if (!gone(processes, PATIENCE)) {
            processes.forEach(ProcessHandle::destroyForcibly);
            gone(processes, PATIENCE);
        }
    }

    /** Waits until all of them are gone; false when that takes longer. */
    static boolean gone(List<ProcessHandle> processes, Duration patience) {
        var exits = processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.allOf(exits).get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
