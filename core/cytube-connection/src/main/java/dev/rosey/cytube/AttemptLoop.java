package dev.rosey.cytube;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The single thread of a session, divided into attempts: what belongs to an earlier attempt, and what comes after the end, is
 * not run. {@link #begin}, {@link #end} and {@link #later} are for that thread only.
 */
final class AttemptLoop {

    private final ScheduledExecutorService thread;
    private final Consumer<RuntimeException> mistakes;
    private int attempt;
    private boolean ended;

    /**
     * @param thread runs one task at a time; not shut down here
     * @param mistakes is told, on the thread, what a task threw
     */
    AttemptLoop(ScheduledExecutorService thread, Consumer<RuntimeException> mistakes) {
        this.thread = thread;
        this.mistakes = mistakes;
    }

    /** Begins an attempt; what was planned for the one before will not run. */
    void begin() {
        attempt++;
    }

    /** Nothing that belongs to an attempt runs after this. */
    void end() {
        ended = true;
    }

    /** Runs tasks in order, from any thread, for as long as the attempt that is now lasts. */
    Executor thisAttempt() {
        int mine = attempt;
        return task -> schedule(Duration.ZERO, mine, task);
    }

    /** Runs a task after a while, if this attempt still lasts by then. */
    void later(Duration wait, Runnable task) {
        schedule(wait, attempt, task);
    }

    /** Runs a task whatever the attempt, from any thread; {@code otherwise} at once when the thread has ended. */
    void always(Runnable task, Runnable otherwise) {
        try {
            thread.execute(() -> run(task));
        } catch (RejectedExecutionException stopped) {
            otherwise.run();
        }
    }

    private void schedule(Duration wait, int mine, Runnable task) {
        try {
            var unused = thread.schedule(
                    () -> {
                        if (mine == attempt && !ended) {
                            run(task);
                        }
                    },
                    wait.toMillis(),
                    TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException stopped) {
            // The session is over, and with it all that was planned.
        }
    }

    private void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException mistake) {
            mistakes.accept(mistake);
        }
    }
}
