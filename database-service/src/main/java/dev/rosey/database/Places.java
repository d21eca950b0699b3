package dev.rosey.database;

import dev.rosey.bus.ErrorCode;
import dev.rosey.bus.RoseyException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One plugin's places at the database, and who waits for one: first come, first served. A thread that has served somebody
 * goes on with the next who waits, so that under load nobody has to be woken for it.
 *
 * <p>Safe from any thread.
 */
final class Places {

    private static final int WAITING = 200;

    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Waiting<?>> waiting = new ArrayDeque<>();
    private final String plugin;
    private final int width;
    private final int share;
    private final Executor threads;
    private final SlowTime slow;
    private int taken;

    /**
     * @param width how many places there are
     * @param share how many are left while the plugin's statements are slow all the time
     * @param threads carry out what had to wait
     */
    Places(String plugin, int width, int share, Executor threads) {
        this.plugin = plugin;
        this.width = width;
        this.share = share;
        this.threads = threads;
        this.slow = new SlowTime(share, System.nanoTime());
    }

    /** Does the work on this thread when there is a place for it at once, else on another as soon as there is. */
    <T> T here(Supplier<T> work) {
        var entered = new Waiting<>(work);
        if (!entersAtOnce(entered)) {
            return await(entered);
        }
        try {
            return work.get();
        } finally {
            leave();
        }
    }

    /** Does the work on another thread, as soon as there is a place for it. */
    <T> T elsewhere(Supplier<T> work) {
        var entered = new Waiting<>(work);
        if (entersAtOnce(entered)) {
            serve(entered);
        }
        return await(entered);
    }

    /** Counts the time of a statement, of which a plugin has only so much for ever. */
    <T> T timed(Supplier<T> work) {
        long start = System.nanoTime();
        try {
            return work.get();
        } finally {
            long now = System.nanoTime();
            lock.lock();
            try {
                slow.add(Duration.ofNanos(now - start), now);
            } finally {
                lock.unlock();
            }
        }
    }

    private <T> T await(Waiting<T> entered) {
        return entered.await(() -> gaveUp(entered));
    }

    private boolean gaveUp(Waiting<?> who) {
        lock.lock();
        try {
            return waiting.remove(who);
        } finally {
            lock.unlock();
        }
    }

    /** Takes a place, or a number in the queue. Fails with {@code UNAVAILABLE} when too many wait. */
    private boolean entersAtOnce(Waiting<?> who) {
        lock.lock();
        try {
            if (waiting.isEmpty() && taken < limit()) {
                taken++;
                return true;
            }
            if (waiting.size() >= WAITING) {
                throw tooMany();
            }
            waiting.add(who);
        } finally {
            lock.unlock();
        }
        callNext();
        return false;
    }

    /** Refuses those who have waited too long. Called every now and then, so that nobody needs a timer of his own. */
    void refuseLate() {
        long now = System.nanoTime();
        for (var late = late(now); late != null; late = late(now)) {
            late.fail(tooMany());
        }
    }

    private @Nullable Waiting<?> late(long now) {
        lock.lock();
        try {
            var first = waiting.peek();
            return first != null && first.isLate(now) ? waiting.remove() : null;
        } finally {
            lock.unlock();
        }
    }

    private RoseyException tooMany() {
        return new RoseyException(ErrorCode.UNAVAILABLE, "too many statements of " + plugin + " at once")
                .with("outcome", "undone");
    }

    /** There may be a place although somebody waits: the plugin has its whole width again, or no thread was to be had. */
    private void callNext() {
        var next = enter();
        if (next != null) {
            serve(next);
        }
    }

    private @Nullable Waiting<?> enter() {
        lock.lock();
        try {
            if (taken >= limit() || waiting.isEmpty()) {
                return null;
            }
            taken++;
            return waiting.remove();
        } finally {
            lock.unlock();
        }
    }

    private void leave() {
        var next = leaveOrStay();
        if (next != null) {
            serve(next);
        }
    }

    /** Who is next in the place that was left; null when it is free now. */
    private @Nullable Waiting<?> leaveOrStay() {
        lock.lock();
        try {
            if (taken <= limit() && !waiting.isEmpty()) {
                return waiting.remove();
            }
            taken--;
            return null;
        } finally {
            lock.unlock();
        }
    }

    /** Carries out what has a place on another thread, and what waits behind it. */
    private void serve(Waiting<?> first) {
        try {
            threads.execute(() -> {
                for (Waiting<?> next = first; next != null; next = leaveOrStay()) {
                    next.run();
                }
            });
        } catch (RejectedExecutionException | OutOfMemoryError none) {
            lock.lock();
            try {
                taken--;
            } finally {
                lock.unlock();
            }
            first.fail(new RoseyException(ErrorCode.UNAVAILABLE, "there is no thread for it", none)
                    .with("outcome", "undone"));
        }
    }

    private int limit() {
        return slow.isOver(System.nanoTime()) ? share : width;
    }
}
