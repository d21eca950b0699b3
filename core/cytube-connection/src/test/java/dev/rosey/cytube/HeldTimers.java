package dev.rosey.cytube;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RunnableScheduledFuture;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The thread of a channel as always, but that what is to run later runs when the test lets time pass. */
final class HeldTimers extends ScheduledThreadPoolExecutor {

    private static final int NEVER_DAYS = 1_000;

    private record Timer(Duration due, RunnableScheduledFuture<?> task) {}

    private final List<Timer> timers = new ArrayList<>();
    private Duration passed = Duration.ZERO;

    HeldTimers() {
        super(1, Thread.ofPlatform().daemon().name("held timers").factory());
    }

    /** After all that was asked of the thread before; returns when what is due by then has run. */
    void pass(Duration time) {
        try {
            submit(() -> fire(time)).get();
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    private void fire(Duration time) {
        passed = passed.plus(time);
        List<Timer> due = timers.stream()
                .filter(timer -> timer.due().compareTo(passed) <= 0)
                .toList();
        timers.removeAll(due);
        due.forEach(timer -> timer.task().run());
    }

    /** On this thread itself, when it is for later. */
    @Override
    public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
        if (delay <= 0) {
            return super.schedule(task, delay, unit);
        }
        ScheduledFuture<?> held = super.schedule(task, NEVER_DAYS, TimeUnit.DAYS);
        timers.add(new Timer(passed.plus(Duration.of(delay, unit.toChronoUnit())), (RunnableScheduledFuture<?>) held));
        return held;
    }
}
