package dev.rosey.runtime;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs tasks one after another in the order in which they were handed over, each on a thread of its own, so that an
 * interruption meant for one never meets the next. What a task throws is its own affair. Safe for use by several threads.
 */
final class OneByOne implements Executor {

    private final Executor threads;
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final AtomicInteger pending = new AtomicInteger();

    OneByOne(Executor threads) {
        this.threads = threads;
    }

    @Override
    public void execute(Runnable task) {
        tasks.add(task);
        if (pending.getAndIncrement() == 0) {
            startNext();
        }
    }

    private void startNext() {
        var task = tasks.remove();
        threads.execute(() -> {
            try {
                task.run();
            } finally {
                if (pending.decrementAndGet() > 0) {
                    startNext();
                }
            }
        });
    }
}
