package dev.rosey.database;

import dev.rosey.bus.ErrorCode;
import dev.rosey.bus.RoseyException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.hibernate.JDBCException;
import org.postgresql.util.PSQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a plugin's work in a transaction of its own: takes a place, a connection, a watch; begins, works, commits, returns.
 *
 * <p>A connection that turns out to be dead before the work began is replaced, and so is a role that cannot log in any
 * more. Nothing is done twice once it may have been done.
 */
final class StatementRunner {

    private static final Logger LOG = LoggerFactory.getLogger(StatementRunner.class);
    private static final Duration GRACE = Duration.ofMillis(200);

    private final HibernateSessions sessions;
    private final PluginAccounts accounts;
    private final Availability availability;
    private final Bulkheads bulkheads;
    private final Watchdog watchdog;
    private final Duration timeout;
    private final int attempts;

    StatementRunner(
            HibernateSessions sessions,
            PluginAccounts accounts,
            Availability availability,
            Watchdog watchdog,
            DatabaseConfig config) {
        this.sessions = sessions;
        this.accounts = accounts;
        this.availability = availability;
        this.watchdog = watchdog;
        this.bulkheads = new Bulkheads(config.connectionsPerPlugin());
        this.timeout = config.statementTimeout();
        this.attempts = config.connectionsPerPlugin() + 2;
    }

    /** Does something else for a plugin in one of its places. */
    <T> T within(String plugin, Supplier<T> work) {
        availability.require();
        return bulkheads.within(plugin, () -> {
            availability.require();
            return work.get();
        });
    }

    /** Runs the work and commits it. Fails with the contract's codes, and then has done nothing, or says so. */
    <T> T run(String plugin, boolean readOnly, BiFunction<PluginTransaction, KnownPlugin, T> work) {
        return within(plugin, () -> runWithin(plugin, readOnly, work));
    }

    private <T> T runWithin(String plugin, boolean readOnly, BiFunction<PluginTransaction, KnownPlugin, T> work) {
        boolean repaired = false;
        var known = accounts.known(plugin);
        for (int attempt = 1; ; attempt++) {
            try {
                return sessions.work(plugin, connection -> once(connection, known, readOnly, work));
            } catch (StaleConnection e) {
                if (attempt >= attempts || availability.reason().isPresent()) {
                    throw unavailable(e.failure);
                }
            } catch (JDBCException e) {
                if (repaired || !isLoginRefused(e.getSQLException()) || !availability.answers()) {
                    throw unavailable(e.getSQLException());
                }
                LOG.warn("{} cannot log in; its role is put right", plugin);
                accounts.repair(plugin);
                repaired = true;
            }
        }
    }

    private <T> T once(
            Connection connection,
            KnownPlugin known,
            boolean readOnly,
            BiFunction<PluginTransaction, KnownPlugin, T> work) {
        try (var watch = watchdog.watch(connection, timeout.plus(GRACE))) {
            var transaction = begin(connection, watch, known.names(), readOnly);
            var current = transaction.revision().equals(known.mark())
                    ? known
                    : accounts.reload(known.names().plugin());
            T result = work.apply(transaction, current);
            transaction.commit();
            return result;
        } catch (SQLException e) {
            throw new StaleConnection(e);
        }
    }

    private PluginTransaction begin(Connection connection, Watchdog.Watch watch, PluginSchema names, boolean readOnly)
            throws SQLException {
        return PluginTransaction.begin(connection, watch, names, timeout, readOnly);
    }

    /** Whether the server refused the login itself, for whatever reason but that it is busy or away. */
    private static boolean isLoginRefused(SQLException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PSQLException refused && refused.getServerErrorMessage() != null) {
                return !SqlFailures.isConnectionLost(refused);
            }
        }
        return false;
    }

    private static RoseyException unavailable(SQLException failure) {
        return new RoseyException(ErrorCode.UNAVAILABLE, "the database is not available", failure)
                .with("outcome", "undone");
    }

    /** The connection failed before any work was done on it. */
    private static final class StaleConnection extends RuntimeException {

        private static final long serialVersionUID = 1L;
        private final transient SQLException failure;

        StaleConnection(SQLException failure) {
            super(failure.getMessage(), failure, false, false);
            this.failure = failure;
        }
    }
}
