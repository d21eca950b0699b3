package dev.rosey.plugins.trivia;

import dev.rosey.bus.RoseyException;
import dev.rosey.plugin.Storage.Call;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Writes what happened in one game to the database, in order. What cannot be written while the database is away is owed
 * and tried again until it is. Safe for use by several threads.
 */
final class Ledger {

    private static final Logger LOG = Logger.getLogger(Ledger.class.getName());
    private static final Duration AGAIN = Duration.ofMillis(500);

    private final GameStore store;
    private final Alarms alarms;
    private final Queue<Page> owed = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean writing = new AtomicBoolean();
    private volatile boolean behind;
    private volatile CompletableFuture<Void> last = CompletableFuture.completedFuture(null);

    Ledger(GameStore store, Alarms alarms) {
        this.store = store;
        this.alarms = alarms;
    }

    /** One transaction, and who waits for it. */
    private record Page(List<Call> calls, CompletableFuture<Void> written) {}

    /** Writes these in one transaction, after all before. Returns at once; done when they are written. */
    CompletableFuture<Void> write(List<Call> calls) {
        var page = new Page(List.copyOf(calls), new CompletableFuture<>());
        owed.add(page);
        last = page.written();
        wake();
        return page.written();
    }

    /** Done when all is written that was handed over until now. */
    CompletableFuture<Void> settled() {
        return last;
    }

    /** Whether the database was away at the last attempt. */
    boolean isBehind() {
        return behind;
    }

    private void wake() {
        if (writing.compareAndSet(false, true)) {
            Thread.ofVirtual().name("trivia ledger").start(this::work);
        }
    }

    private void work() {
        try {
            writeAll();
        } finally {
            writing.set(false);
        }
        if (behind) {
            tryAgainLater();
        } else if (!owed.isEmpty()) {
            wake();
        }
    }

    private void tryAgainLater() {
        try {
            alarms.after(AGAIN, this::wake);
        } catch (RejectedExecutionException closed) {
            LOG.warning("trivia ends and owes the database " + owed.size() + " transactions");
        }
    }

    private void writeAll() {
        for (Page page = owed.peek(); page != null; page = owed.peek()) {
            behind = !isWritten(page);
            if (behind) {
                return;
            }
            owed.remove();
            page.written().complete(null);
        }
    }

    /** False to try again. What the database does not accept will never be accepted, and must not hold up the rest. */
    private boolean isWritten(Page page) {
        try {
            store.write(page.calls());
            return true;
        } catch (RoseyException e) {
            if (Outage.isAway(e)) {
                return false;
            }
            LOG.log(
                    Level.SEVERE,
                    e,
                    () -> "a transaction of a game is lost: " + e.code().name() + " " + e.details());
            return true;
        }
    }
}
