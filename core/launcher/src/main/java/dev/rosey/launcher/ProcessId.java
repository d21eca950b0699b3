package dev.rosey.launcher;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A process that can be found again later: a pid alone may be somebody else's by then.
 *
 * @param startMs when it started, in ms since the epoch; 0 when the system does not say
 */
record ProcessId(long pid, long startMs) {

    /** The system counts from its boot, and derives that from a clock that is set now and then. */
    private static final long TOLERANCE_MS = 2_500;

    static ProcessId of(ProcessHandle process) {
        return new ProcessId(process.pid(), startMs(process));
    }

    /** The process, while it runs. */
    Optional<ProcessHandle> find() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(process -> Math.abs(startMs(process) - startMs) <= TOLERANCE_MS);
    }

    boolean isAlive() {
        return find().isPresent();
    }

    /** How long it has been running. */
    Duration age(Instant now) {
        return Duration.ofMillis(Math.max(0, now.toEpochMilli() - startMs));
    }

    private static long startMs(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }
}
