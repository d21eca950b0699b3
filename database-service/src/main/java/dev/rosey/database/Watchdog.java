package dev.rosey.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * Ends what runs too long. It cancels; when that does not help, because a block may catch {@code query_canceled}, it has the
 * backend terminated; when even that does not help, it closes the socket. {@code statement_timeout} alone holds nobody: it
 * does not cover a commit, and a function may lift it.
 *
 * <p>It also ends a statement that floods its connection with notices, which the driver keeps in memory.
 */
final class Watchdog implements AutoCloseable {

    private static final Duration TICK = Duration.ofMillis(50);
    private static final Duration PATIENCE = Duration.ofMillis(300);
    private static final int NOTICE_LIMIT = 2_000;

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("rosey-db-watchdog").factory());
    private final Set<Watch> watches = ConcurrentHashMap.newKeySet();
    private final IntConsumer terminate;

    /** @param terminate ends a backend by its process id, from another connection; may block */
    Watchdog(IntConsumer terminate) {
        this.terminate = terminate;
        atEachTick(this::look);
    }

    /** Has something else done at each tick, which is short. */
    void atEachTick(Runnable work) {
        var unused =
                clock.scheduleAtFixedRate(() -> attempt(work), TICK.toMillis(), TICK.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** What is thrown would end the clock. */
    private static void attempt(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | OutOfMemoryError e) {
            // There is another tick.
        }
    }

    /** Watches a connection until the watch is closed. */
    Watch watch(Connection connection, Duration limit) throws SQLException {
        var watch = new Watch(connection, System.nanoTime() + limit.toNanos());
        watches.add(watch);
        return watch;
    }

    private void look() {
        long now = System.nanoTime();
        watches.forEach(watch -> attempt(() -> watch.look(now)));
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }

    /** One request's connection under watch. */
    final class Watch implements AutoCloseable {

        private final Connection connection;
        private final PGConnection postgres;
        private final ReentrantLock acting = new ReentrantLock();
        private volatile long due;
        private volatile int step;
        private volatile boolean closed;
        private volatile @Nullable Statement statement;
        private @Nullable SQLWarning lastNotice;
        private int notices;

        private Watch(Connection connection, long due) throws SQLException {
            this.connection = connection;
            this.postgres = connection.unwrap(PGConnection.class);
            this.due = due;
        }

        /** The statement whose notices are counted from now on. */
        void observe(Statement running) {
            statement = running;
        }

        /** Whether the limit was reached; such a connection is not used again. */
        boolean hasActed() {
            return step > 0;
        }

        private void look(long now) {
            if (!closed && (now - due >= 0 || isFlooded())) {
                due = now + PATIENCE.toNanos();
                int next = step + 1;
                step = next;
                Thread.startVirtualThread(() -> act(next));
            }
        }

        private boolean isFlooded() {
            var running = statement;
            if (running == null || step > 0) {
                return false;
            }
            try {
                var notice = lastNotice == null ? running.getWarnings() : lastNotice.getNextWarning();
                while (notice != null) {
                    notices++;
                    lastNotice = notice;
                    notice = notice.getNextWarning();
                }
            } catch (SQLException e) {
                return false;
            }
            return notices > NOTICE_LIMIT;
        }

        private void act(int which) {
            acting.lock();
            try {
                if (closed) {
                    return;
                }
                switch (which) {
                    case 1 -> postgres.cancelQuery();
                    case 2 -> terminate.accept(postgres.getBackendPID());
                    default -> connection.abort(Runnable::run);
                }
            } catch (SQLException | RuntimeException e) {
                // The next step is harder.
            } finally {
                acting.unlock();
            }
        }

        /** Ends the watch; afterwards nothing is done to the connection any more. */
        @Override
        public void close() {
            watches.remove(this);
            acting.lock();
            try {
                closed = true;
            } finally {
                acting.unlock();
            }
        }
    }
}
