package dev.rosey.core;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Sees to it that nobody is told the same thing over and over: once in a while for each key. Safe from any thread. */
final class Courtesy {

    private static final int MOST_KEYS = 10_000;

    private final Duration pause;
    private final Map<String, Instant> told = new LinkedHashMap<>();

    Courtesy(Duration pause) {
        this.pause = pause;
    }

    /** Whether to say it now; if so, not again until the pause is over. */
    synchronized boolean once(String key, Instant now) {
        var last = told.get(key);
        if (last != null && now.isBefore(last.plus(pause))) {
            return false;
        }
        told.remove(key);
        told.put(key, now);
        if (told.size() > MOST_KEYS) {
            told.remove(told.keySet().iterator().next());
        }
        return true;
    }
}
