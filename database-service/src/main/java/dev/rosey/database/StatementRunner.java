package dev.rosey.database;

import dev.rosey.bus.ErrorCode;
import dev.rosey.bus.RoseyException;
import dev.rosey.bus.StatementResult;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.hibernate.JDBCException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a plugin's work in a transaction of its own: takes a place, a connection, a watch; begins, works, commits, returns.
 *
 * <p>A connection that is lost before the commit is replaced once, and a role that cannot log in any more is put right once;
 * the work then runs again. Nothing is done twice once it may have been committed.
 */
final class StatementRunner {

    private static final Logger LOG = LoggerFactory.getLogger(StatementRunner.class);
    private static final Duration GRACE = Duration.ofMillis(200);

    private final HibernateSessions sessions;
    private final TenantConnections connections;
    private final PluginAccounts accounts;
    private final KnownPlugins plugins;
    private final Availability availability;
    private final Bulkheads bulkheads;
    private final Watchdog watchdog;
    private final Duration timeout;

    StatementRunner(
            HibernateSessions sessions,
            TenantConnections connections,
            PluginAccounts accounts,
            KnownPlugins plugins,
            Availability availability,
            Watchdog watchdog,
            Executor threads,
            DatabaseConfig config) {
        this.sessions = sessions;
        this.connections = connections;
        this.accounts = accounts;
        this.plugins = plugins;
        this.availability = availability;
        this.watchdog = watchdog;
        this.bulkheads = new Bulkheads(
                config.connectionsPerPlugin(), Runtime.getRuntime().availableProcessors(), threads);
        this.timeout = config.statementTimeout();
        watchdog.atEachTick(bulkheads::refuseLate);
    }

    /** Does something else for a plugin in one of its places, on a thread of the service, which nobody interrupts. */
    <T> T within(String plugin, Supplier<T> work) {
        availability.require();
        return bulkheads.within(plugin, () -> {
            availability.require();
            return work.get();
        });
    }

    /** Runs a query of which nothing is kept. Fails with the contract's codes. */
    StatementResult query(String plugin, BiFunction<PluginQuery, KnownPlugin, StatementResult> work) {
        availability.require();
        return bulkheads.query(
                plugin,
                () -> attempt(plugin, (connection, watch, known, last) -> {
                    boolean inPortions = last != null && last.isTooLarge();
                    var result = work.apply(new PluginQuery(connection, watch, connections, inPortions), known);
                    plugins.requireStill(known);
                    return result;
                }));
    }

    /**
     * Runs the work on a thread of the service and commits it. Fails with the contract's codes, and then has done nothing, or
     * says so.
     *
     * @param severalStatements whether the work runs more than one
     */
    <T> T exec(String plugin, boolean severalStatements, BiFunction<PluginTransaction, KnownPlugin, T> work) {
        availability.require();
        return bulkheads.exec(
                plugin,
                () -> attempt(plugin, (connection, watch, known, last) -> {
                    if (last != null && last.isTooLarge()) {
                        throw last.told();
                    }
                    var transaction = severalStatements
                            ? PluginTransaction.several(connection, watch, connections)
                            : PluginTransaction.single(connection, watch, connections);
                    T result = work.apply(transaction, known);
                    plugins.requireStill(known);
                    transaction.commit();
                    return result;
                }));
    }

    /** One try on one connection. */
    private interface Attempt<T> {

        /** @param last how the try before this one ended, or null */
        T on(Connection connection, Watchdog.Watch watch, KnownPlugin known, @Nullable LostConnection last);
    }

    private <T> T attempt(String plugin, Attempt<T> attempt) {
        availability.require();
        LostConnection last = null;
        boolean repaired = false;
        while (true) {
            var known = plugins.get(plugin);
            try {
                return once(plugin, known, last, attempt);
            } catch (KnownPlugins.Replaced e) {
                LOG.debug("{} migrated while it was served; once more", plugin);
            } catch (LostConnection e) {
                if (last != null || availability.reason().isPresent()) {
                    throw e.told();
                }
                last = e;
                if (!e.isTooLarge()) {
                    connections.forgetIdle(plugin);
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

    private <T> T once(String plugin, KnownPlugin known, @Nullable LostConnection last, Attempt<T> attempt) {
        return sessions.work(plugin, connection -> {
            try (var watch = watchdog.watch(connection, timeout.plus(GRACE))) {
                return attempt.on(connection, watch, known, last);
            }
        });
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
}
