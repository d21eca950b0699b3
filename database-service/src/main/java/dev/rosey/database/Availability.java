package dev.rosey.database;

import dev.rosey.bus.ErrorCode;
import dev.rosey.bus.RoseyException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether PostgreSQL answers: asked each second on a connection of its own. When it does not, whatever is under way is
 * broken off, and what comes is refused at once, so that nobody waits for a server that hangs.
 *
 * <p>Safe from any thread.
 */
final class Availability implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Availability.class);

    private static final Duration PERIOD = Duration.ofSeconds(1);
    private static final Duration ANSWER = Duration.ofMillis(800);

    /** How long the requests that come while the service starts wait for its first look at the database. */
    private static final Duration FIRST_LOOK = Duration.ofSeconds(3);

    private final PGSimpleDataSource source;
    private final TenantConnections connections;
    private final Preparation preparation;
    private final Consumer<DatabaseEvent> events;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("rosey-db-probe").factory());
    private final ReentrantLock probing = new ReentrantLock();

    private @Nullable Connection connection;
    private boolean isPrepared;
    private long downSince;
    private volatile @Nullable String reason = "the database has not been reached yet";
    private boolean isAnnounced;
    private final CountDownLatch asked = new CountDownLatch(1);

    /** What has to be done once, before the database can be used. */
    interface Preparation {
        void run() throws SQLException;
    }

    Availability(
            Logins logins, TenantConnections connections, Preparation preparation, Consumer<DatabaseEvent> events) {
        this.source = logins.own();
        this.source.setSocketTimeout(2);
        this.connections = connections;
        this.preparation = preparation;
        this.events = events;
    }

    /** Asks once and then each second. */
    void start() {
        var unused = clock.scheduleAtFixedRate(this::probe, 0, PERIOD.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Why the database cannot be used, or empty when it can. */
    Optional<String> reason() {
        return Optional.ofNullable(reason);
    }

    /**
     * Fails with {@code UNAVAILABLE} when the database is known to be away. Before the first look it is not known, and the
     * caller waits: a service that joins others already gets its share of the requests.
     */
    void require() {
        awaitFirstAnswer(FIRST_LOOK);
        var away = reason;
        if (away != null) {
            throw new RoseyException(ErrorCode.UNAVAILABLE, "the database is not available: " + away)
                    .with("outcome", "undone");
        }
    }

    /** Waits until the database was asked for the first time, answered, and has been prepared, or did not answer. */
    void awaitFirstAnswer(Duration limit) {
        try {
            var unused = asked.await(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Asks now, and says whether the database answers. */
    boolean answers() {
        probe();
        return reason == null;
    }

    private void probe() {
        probing.lock();
        try {
            ask();
            if (!isPrepared) {
                preparation.run();
                isPrepared = true;
            }
            up();
        } catch (SQLException | RuntimeException | OutOfMemoryError e) {
            disconnect();
            down(e);
        } finally {
            asked.countDown();
            probing.unlock();
        }
    }

    private void ask() throws SQLException {
        try {
            askOnce();
        } catch (SQLException e) {
            boolean hung = e.getCause() instanceof java.net.SocketTimeoutException;
            disconnect();
            if (hung || reason != null) {
                throw e;
            }
            askOnce();
        }
    }

    private void askOnce() throws SQLException {
        if (connection == null) {
            connection = source.getConnection();
        }
        connection.setNetworkTimeout(Runnable::run, (int) ANSWER.toMillis());
        try (var statement = connection.createStatement()) {
            statement.execute("select 1");
        }
    }

    private void up() {
        if (reason == null) {
            return;
        }
        connections.forgetIdle();
        reason = null;
        if (isAnnounced) {
            long away = System.nanoTime() - downSince;
            LOG.info(
                    "The database answers again after {} ms",
                    Duration.ofNanos(away).toMillis());
            events.accept(new DatabaseEvent.Recovered("", "", away / 1_000, ""));
            isAnnounced = false;
        }
    }

    private void down(Throwable failure) {
        var why = describe(failure);
        reason = why;
        connections.abortTaken();
        if (isAnnounced) {
            return;
        }
        isAnnounced = true;
        downSince = System.nanoTime();
        LOG.warn("The database does not answer: {}", why);
        events.accept(new DatabaseEvent.Unavailable("", "", 0, ErrorCode.UNAVAILABLE.name(), why));
    }

    private static String describe(Throwable failure) {
        return failure instanceof SQLException sql ? SqlFailures.message(sql) : String.valueOf(failure.getMessage());
    }

    private void disconnect() {
        var old = connection;
        connection = null;
        if (old != null) {
            try {
                old.abort(Runnable::run);
            } catch (SQLException e) {
                // It is broken already.
            }
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
        probing.lock();
        try {
            reason = "the service stops";
            disconnect();
        } finally {
            probing.unlock();
        }
    }
}
