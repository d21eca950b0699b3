package dev.rosey.core;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * Runs tasks of one key one after another, in the order in which they were handed over, and tasks of different keys at the
 * same time. A task begins, which must not wait, and leaves the rest of itself to be run: what is handed over by one thread and
 * waits for nothing earlier of its key begins in that thread, so in its order whatever the keys are. Only so many of one key
 * wait, so that who hands over without end takes no room from the others. Safe from any thread.
 */
final class Turns {

    /** How many tasks of one key wait for the one that runs. */
    static final int WAITING = 100;

    private final Executor threads;
    private final Map<String, Queue<Supplier<Runnable>>> waiting = new HashMap<>();

    Turns(Executor threads) {
        this.threads = threads;
    }

    /**
     * Begins the task as soon as all earlier ones of the key have ended, here when there are none, and runs the rest of it on
     * a thread of its own; false when it is not taken, since too many wait already.
     *
     * @param task begins and returns its rest
     */
    boolean take(String key, Supplier<Runnable> task) {
        synchronized (waiting) {
            var queue = waiting.get(key);
            if (queue != null) {
                return queue.size() < WAITING && queue.add(task);
            }
            waiting.put(key, new ArrayDeque<>());
        }
        start(key, task);
        return true;
    }

    private void start(String key, Supplier<Runnable> task) {
        boolean hasBegun = false;
        try {
            Runnable rest = task.get();
            threads.execute(() -> {
                try {
                    rest.run();
                } finally {
                    startNext(key);
                }
            });
            hasBegun = true;
        } finally {
            if (!hasBegun) {
                startNext(key);
            }
        }
    }

    private void startNext(String key) {
        Supplier<Runnable> next;
        synchronized (waiting) {
            var queue = waiting.get(key);
            next = queue == null ? null : queue.poll();
            if (next == null) {
                waiting.remove(key);
                return;
            }
        }
        start(key, next);
    }
}
