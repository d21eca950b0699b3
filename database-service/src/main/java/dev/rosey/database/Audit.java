package dev.rosey.database;

import dev.rosey.bus.Ids;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The trail of writes. It is written a moment later, many entries at once, so that it does not double the cost of a write;
 * in an outage it waits in memory, and what no longer fits is counted and said.
 *
 * <p>Safe from any thread.
 */
final class Audit {

    private static final Logger LOG = LoggerFactory.getLogger(Audit.class);
    private static final int WAITING = 20_000;
    private static final int AT_ONCE = 1_000;

    private final BlockingQueue<AuditEntry> waiting = new ArrayBlockingQueue<>(WAITING);
    private final AtomicLong lost = new AtomicLong();
    private final ReentrantLock writing = new ReentrantLock();
    private final HibernateSessions sessions;
    private final InstantSource clock;
    private final Duration kept;

    Audit(HibernateSessions sessions, InstantSource clock, Duration kept) {
        this.sessions = sessions;
        this.clock = clock;
        this.kept = kept;
    }

    /** Notes a write. Never waits. */
    void note(String plugin, String statement, Duration duration, long rows, String traceId) {
        var now = clock.instant();
        var entry = new AuditEntry(
                UUID.fromString(Ids.next(now)), now, plugin, statement, duration.toNanos() / 1_000, rows, traceId);
        if (!waiting.offer(entry)) {
            lost.incrementAndGet();
        }
    }

    /**
     * Writes what waits by now; what comes meanwhile is for the next time, so that this ends however much is written. Fails,
     * and keeps it waiting, when the database is away.
     */
    void flush() {
        writing.lock();
        try {
            for (int left = waiting.size(); left > 0; left -= AT_ONCE) {
                flushSome();
            }
        } finally {
            writing.unlock();
        }
        long dropped = lost.getAndSet(0);
        if (dropped > 0) {
            LOG.warn("{} entries of the trail of writes were lost: too many waited for the database", dropped);
        }
    }

    private void flushSome() {
        var entries = new ArrayList<AuditEntry>();
        waiting.drainTo(entries, AT_ONCE);
        try {
            sessions.own(session -> {
                entries.forEach(session::persist);
                return entries.size();
            });
        } catch (RuntimeException e) {
            entries.stream().filter(entry -> !waiting.offer(entry)).forEach(entry -> lost.incrementAndGet());
            throw e;
        }
    }

    /** Deletes what is older than the time it is kept for. */
    int purge() {
        Instant oldest = clock.instant().minus(kept);
        return sessions.own(session -> session.createMutationQuery("delete from AuditEntry e where e.at < :oldest")
                .setParameter("oldest", oldest)
                .executeUpdate());
    }
}
