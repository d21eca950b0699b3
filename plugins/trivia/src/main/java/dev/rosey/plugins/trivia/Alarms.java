package dev.rosey.plugins.trivia;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Wakes games. One thread keeps the time and does nothing else; what it wakes runs on a virtual thread of its own, so that a
 * slow game makes no other late.
 */
final class Alarms implements AutoCloseable {

    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("trivia-alarms").factory());

    Alarms() {
        timer.setRemoveOnCancelPolicy(true);
        timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /** Runs it once after this time, or at once when that is over; never when closed before. */
    Future<?> after(Duration delay, Runnable task) {
        return timer.schedule(
                () -> Thread.ofVirtual().name("trivia").start(task),
                Math.max(0, delay.toNanos()),
                TimeUnit.NANOSECONDS);
    }

    @Override
    public void close() {
        timer.shutdown();
    }
}
