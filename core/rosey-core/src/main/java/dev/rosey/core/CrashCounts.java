package dev.rosey.core;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** How often each plugin's process crashed lately. Safe from any thread. */
final class CrashCounts {

    private final Instant since;
    private final Map<String, Deque<Instant>> crashes = new HashMap<>();

    /** {@code since}: what was before was counted by somebody else, who may have forgiven it. */
    CrashCounts(Instant since) {
        this.since = since;
    }

    /** Counts one more, and returns how many there were in the time before it, this one included; 0 where it does not count. */
    synchronized int add(String plugin, Instant at, Duration window) {
        if (at.isBefore(since)) {
            return 0;
        }
        var times = crashes.computeIfAbsent(plugin, name -> new ArrayDeque<>());
        times.addLast(at);
        while (times.getFirst().plus(window).isBefore(at)) {
            times.removeFirst();
        }
        return times.size();
    }

    /** What was is forgiven. */
    synchronized void forget(String plugin) {
        crashes.remove(plugin);
    }
}
