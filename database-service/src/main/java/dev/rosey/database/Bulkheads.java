package dev.rosey.database;

import dev.rosey.bus.ErrorCode;
import dev.rosey.bus.RoseyException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Lets only so many requests of a plugin at the database, and only so many wait; the next is refused at once. */
final class Bulkheads {

    private static final Duration WAIT = Duration.ofMillis(1_500);
    private static final int WAITING = 200;

    private final Map<String, Semaphore> free = new ConcurrentHashMap<>();
    private final int width;

    Bulkheads(int width) {
        this.width = width;
    }

    /** Does the work when there is a place for it. Fails with {@code UNAVAILABLE} when there is none for too long. */
    <T> T within(String plugin, Supplier<T> work) {
        var places = free.computeIfAbsent(plugin, name -> new Semaphore(width, true));
        if (places.getQueueLength() >= WAITING || !isAcquired(places)) {
            throw new RoseyException(ErrorCode.UNAVAILABLE, "too many statements of " + plugin + " at once")
                    .with("outcome", "undone");
        }
        try {
            return work.get();
        } finally {
            places.release();
        }
    }

    private static boolean isAcquired(Semaphore places) {
        try {
            return places.tryAcquire(WAIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
