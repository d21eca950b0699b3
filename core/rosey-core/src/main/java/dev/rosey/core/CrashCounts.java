package dev.rosey.core;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** How often each plugin's process crashed lately. Plain counting, for one thread at a time. */
final class CrashCounts {

    private final Map<String, Deque<Instant>> crashes = new HashMap<>();

    /** Counts one more, and returns how many there were in the time before it. */
    int add(String plugin, Instant at, Duration window) {
        var times = crashes.computeIfAbsent(plugin, name -> new ArrayDeque<>());
        times.addLast(at);
        while (times.getFirst().plus(window).isBefore(at)) {
            times.removeFirst();
        }
        return times.size();
    }

    /** What was is forgiven. */
    void forget(String plugin) {
        crashes.remove(plugin);
    }
}
