package dev.rosey.database;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the service does now and then, on a thread of its own and while the database can be used. */
final class Chores implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Chores.class);
    private static final Duration FIRST = Duration.ofSeconds(1);

    private final Availability availability;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("rosey-db-chores").factory());

    Chores(Availability availability) {
        this.availability = availability;
    }

    /** Soon for the first time, too: not every service runs for as long as the longest period. */
    void every(Duration period, Runnable chore) {
        var unused = thread.scheduleWithFixedDelay(
                () -> attempt(chore), FIRST.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Does it now, on this thread. A failure is logged and nobody else's business. */
    void attempt(Runnable chore) {
        if (availability.reason().isPresent()) {
            return;
        }
        try {
            chore.run();
        } catch (RuntimeException | OutOfMemoryError e) {
            LOG.warn("A chore of the database service failed: {}", String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
