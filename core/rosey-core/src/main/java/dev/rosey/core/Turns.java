package dev.rosey.core;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Executor;

/**
 * Runs tasks of one key one after another, in the order in which they were handed over, and tasks of different keys at the
 * same time. Safe from any thread.
 */
final class Turns {

    private final Executor threads;
    private final Map<String, Queue<Runnable>> waiting = new HashMap<>();

    Turns(Executor threads) {
        this.threads = threads;
    }

    /** Runs the task on a thread of its own, as soon as all earlier ones of the key have ended. */
    void take(String key, Runnable task) {
        synchronized (waiting) {
            var queue = waiting.get(key);
            if (queue != null) {
                queue.add(task);
                return;
            }
            waiting.put(key, new ArrayDeque<>());
        }
        start(key, task);
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
