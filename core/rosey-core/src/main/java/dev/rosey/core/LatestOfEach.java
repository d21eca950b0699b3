package dev.rosey.core;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;

/** The newest things that are known of each plugin: a few of each, and of many plugins. Safe from any thread. */
final class LatestOfEach<T> {

    private static final int PLUGINS = 200;
    private static final int EACH = 5;

    private final BiPredicate<T, T> same;
    private final Map<String, List<T>> latest = new LinkedHashMap<>();

    /** {@code same}: what takes the place of an older one. */
    LatestOfEach(BiPredicate<T, T> same) {
        this.same = same;
    }

    synchronized void note(String plugin, T thing) {
        if (!latest.containsKey(plugin) && latest.size() >= PLUGINS) {
            latest.remove(latest.keySet().iterator().next());
        }
        var known = latest.computeIfAbsent(plugin, any -> new ArrayList<>());
        known.removeIf(old -> same.test(old, thing));
        known.addFirst(thing);
        if (known.size() > EACH) {
            known.removeLast();
        }
    }

    /** The newest first; empty when there is none. */
    synchronized List<T> of(String plugin) {
        return List.copyOf(latest.getOrDefault(plugin, List.of()));
    }
}
