package dev.rosey.plugins.trivia;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/** The one alarm that a game has set at a time. For one thread at a time. */
final class WakeUp {

    private final Alarms alarms;
    private final Runnable task;
    private @Nullable Future<?> set;

    /** @param task what the alarm does, on a thread of its own */
    WakeUp(Alarms alarms, Runnable task) {
        this.alarms = alarms;
        this.task = task;
    }

    /** Sets the alarm anew, or none when nothing is due by itself. */
    void set(Optional<Duration> after) {
        forget();
        after.ifPresent(this::ring);
    }

    void forget() {
        if (set != null) {
            set.cancel(false);
            set = null;
        }
    }

    private void ring(Duration after) {
        try {
            set = alarms.after(after, task);
        } catch (RejectedExecutionException closing) {
            // The module stops, and whoever takes the game over sets an alarm of its own.
        }
    }
}
