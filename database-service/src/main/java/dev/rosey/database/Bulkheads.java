package dev.rosey.database;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * Lets only so many requests of a plugin at the database, and only so many wait; the next is refused at once. A plugin whose
 * statements are slow all the time has fewer places, so that it leaves processors to the others.
 *
 * <p>Safe from any thread.
 */
final class Bulkheads {

    private final Map<String, Places> plugins = new ConcurrentHashMap<>();
    private final int width;
    private final int share;
    private final Executor threads;

    /**
     * @param width how many requests of a plugin run at a time
     * @param processors how many the machine has, of which slow statements of one plugin get half
     * @param threads carry out what waits for a place, and what is not for the caller's thread
     */
    Bulkheads(int width, int processors, Executor threads) {
        this.width = width;
        this.share = Math.clamp(processors / 2, 1, width);
        this.threads = threads;
    }

    /**
     * Does the work on another thread when there is a place for it. Whoever is interrupted meanwhile goes on at once; the place
     * is taken until the work has ended. Fails with {@code UNAVAILABLE} when there is none for too long.
     */
    <T> T within(String plugin, Supplier<T> work) {
        return places(plugin).elsewhere(work);
    }

    /** Does a statement, whose time counts, on this thread when there is a place for it at once, else as {@link #within}. */
    <T> T query(String plugin, Supplier<T> work) {
        var places = places(plugin);
        return places.here(() -> places.timed(work));
    }

    /** As {@link #within}, for a statement, whose time counts. */
    <T> T exec(String plugin, Supplier<T> work) {
        var places = places(plugin);
        return places.elsewhere(() -> places.timed(work));
    }

    /** Refuses those who have waited too long for a place. */
    void refuseLate() {
        plugins.values().forEach(Places::refuseLate);
    }

    private Places places(String plugin) {
        return plugins.computeIfAbsent(plugin, name -> new Places(name, width, share, threads));
    }
}
