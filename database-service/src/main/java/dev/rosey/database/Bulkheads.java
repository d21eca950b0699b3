package dev.rosey.database;

import dev.rosey.bus.ErrorCode;
import dev.rosey.bus.RoseyException;
import io.opentelemetry.context.Context;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Lets only so many requests of a plugin at the database, and only so many wait; the next is refused at once. A plugin whose
 * statements are slow all the time has fewer places, so that it leaves processors to the others.
 *
 * <p>Safe from any thread.
 */
final class Bulkheads {

    private static final Duration WAIT = Duration.ofMillis(1_500);
    private static final int WAITING = 200;

    private final Map<String, Places> plugins = new ConcurrentHashMap<>();
    private final int width;
    private final int share;

    /**
     * @param width how many requests of a plugin run at a time
     * @param processors how many the machine has, of which slow statements of one plugin get half
     */
    Bulkheads(int width, int processors) {
        this.width = width;
        this.share = Math.clamp(processors / 2, 1, width);
    }

    /** Does the work when there is a place for it. Fails with {@code UNAVAILABLE} when there is none for too long. */
    <T> T within(String plugin, Supplier<T> work) {
        return within(places(plugin), plugin, work);
    }

    /** As {@link #within}, for a statement, whose time counts. */
    <T> T statement(String plugin, Supplier<T> work) {
        var places = places(plugin);
        return within(places, plugin, () -> places.timed(work));
    }

    /**
     * As {@link #statement(String, Supplier)}, on another thread. Whoever is interrupted meanwhile goes on at once; the place
     * is taken until the work has ended.
     */
    <T> T statement(String plugin, ExecutorService threads, Supplier<T> work) {
        var places = places(plugin);
        places.take(plugin);
        return await(submit(places, threads, Context.current().wrap(() -> {
            try {
                return places.timed(work);
            } finally {
                places.release();
            }
        })));
    }

    private static <T> Future<T> submit(Places places, ExecutorService threads, Callable<T> work) {
        try {
            return threads.submit(work);
        } catch (RejectedExecutionException | OutOfMemoryError none) {
            places.release();
            throw new RoseyException(ErrorCode.UNAVAILABLE, "there is no thread for it", none)
                    .with("outcome", "undone");
        }
    }

    private static <T> T await(Future<T> work) {
        try {
            return work.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RoseyException(ErrorCode.TIMEOUT, "interrupted", e);
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case Error error -> throw error;
                case RuntimeException failure -> throw failure;
                case null, default -> throw new IllegalStateException(e);
            }
        }
    }

    private Places places(String plugin) {
        return plugins.computeIfAbsent(plugin, name -> new Places());
    }

    private static <T> T within(Places places, String plugin, Supplier<T> work) {
        places.take(plugin);
        try {
            return work.get();
        } finally {
            places.release();
        }
    }

    /** One plugin's places, first come first served. */
    private final class Places extends Semaphore {

        private static final long serialVersionUID = 1L;

        private final transient SlowTime slow = new SlowTime(share, System.nanoTime());
        private boolean isNarrow;

        Places() {
            super(width, true);
        }

        void take(String plugin) {
            adjust();
            if (getQueueLength() >= WAITING || !isAcquired()) {
                throw new RoseyException(ErrorCode.UNAVAILABLE, "too many statements of " + plugin + " at once")
                        .with("outcome", "undone");
            }
        }

        private boolean isAcquired() {
            try {
                return tryAcquire(WAIT.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }

        <T> T timed(Supplier<T> work) {
            long start = System.nanoTime();
            try {
                return work.get();
            } finally {
                count(start);
            }
        }

        private synchronized void count(long start) {
            long now = System.nanoTime();
            slow.add(Duration.ofNanos(now - start), now);
            adjust();
        }

        /** Takes places away, or gives them back. */
        private synchronized void adjust() {
            boolean shouldBeNarrow = slow.isOver(System.nanoTime());
            if (shouldBeNarrow && !isNarrow) {
                reducePermits(width - share);
            } else if (!shouldBeNarrow && isNarrow) {
                release(width - share);
            }
            isNarrow = shouldBeNarrow;
        }
    }
}
