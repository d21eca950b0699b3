package dev.rosey.core;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Executor;

/**
 * Runs tasks of one key one after another, in the order in which they were handed over, and tasks of different keys at the
 * same time. Only so many of one key wait, so that who hands over without end takes no room from the others. Safe from any
 * thread.
 */
final class Turns {

    /** How many tasks of one key wait for the one that runs. */
    static final int WAITING = 100;

    private final Executor threads;
    private final Map<String, Queue<Runnable>> waiting = new HashMap<>();

    Turns(Executor threads) {
        this.threads = threads;
    }

    /**
     * Runs the task on a thread of its own, as soon as all earlier ones of the key have ended; false when it is not taken,
     * since too many wait already.
     */
    boolean take(String key, Runnable task) {
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

    private void start(String key, Runnable task) {
        threads.execute(() -> {
            try {
                task.run();
            } finally {
                startNext(key);
            }
        });
    }

    private void startNext(String key) {
        Runnable next;
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
