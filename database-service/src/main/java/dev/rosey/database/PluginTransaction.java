package dev.rosey.database;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rosey.bus.RoseyException;
import dev.rosey.bus.StatementResult;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;

/**
 * One transaction on a plugin's connection: statements, and a commit only if it is still the transaction that was opened.
 * Whether it is, the server is asked, not the statements' text: its state after each statement, and, where there are
 * several, at the commit its start, which no statement can set. A single statement that left an empty transaction for
 * another has gained nothing.
 *
 * <p>Two round trips: the driver opens the transaction with the first statement, and the commit empties the connection. Not
 * for several threads. Whoever opened it returns the connection, which rolls back what was not committed.
 */
final class PluginTransaction {

    private static final int FIRST_FETCH = 8;

    /** What the statements left to be done at the end is done while it can still be undone. */
    private static final String FINISH = "set constraints all immediate; close all; ";

    private static final String COMMIT = "commit; " + TenantConnections.EMPTY;

    private final Connection connection;
    private final Watchdog.Watch watch;
    private final TenantConnections connections;
    private final @Nullable String started;

    private PluginTransaction(
            Connection connection, Watchdog.Watch watch, TenantConnections connections, @Nullable String started) {
        this.connection = connection;
        this.watch = watch;
        this.connections = connections;
        this.started = started;
    }

    /** For a single statement. */
    static PluginTransaction single(Connection connection, Watchdog.Watch watch, TenantConnections connections) {
        return new PluginTransaction(connection, watch, connections, null);
    }

    /** For several statements, in the time that a session has for each. */
    static PluginTransaction several(Connection connection, Watchdog.Watch watch, TenantConnections connections) {
        return open(connection, watch, connections, "");
    }

    /** For several statements that have more time, each; the watch bounds the whole. */
    static PluginTransaction longer(
            Connection connection, Watchdog.Watch watch, TenantConnections connections, Duration each) {
        return open(connection, watch, connections, SessionLimits.longer(each));
    }

    private static PluginTransaction open(
            Connection connection, Watchdog.Watch watch, TenantConnections connections, String limits) {
        try (var statement = connection.createStatement()) {
            watch.observe(statement);
            if (!limits.isEmpty()) {
                statement.execute(limits);
            }
            try (var result = statement.executeQuery("select pg_catalog.now()::pg_catalog.text")) {
                result.next();
                return new PluginTransaction(connection, watch, connections, result.getString(1));
            }
        } catch (SQLException e) {
            throw TransactionFailures.before(e, null, watch);
        }
    }

    /** Runs one statement. Fails with the contract's codes, or with {@link LostConnection}. */
    StatementResult run(SqlText sql, Map<String, JsonNode> values, ReplyBudget budget) {
        StatementParameters.requireMatch(sql, values);
        try (var statement = PluginStatement.prepare(connection, watch, sql, values, "")) {
            statement.fetchInPortions(FIRST_FETCH);
            var result = results(statement, budget);
            requireOpen();
            return result;
        } catch (SQLException e) {
            throw TransactionFailures.before(e, sql, watch);
        }
    }

    private static StatementResult results(PluginStatement statement, ReplyBudget budget) throws SQLException {
        try (var rows = statement.execute()) {
            return rows == null
                    ? new StatementResult(List.of(), statement.affected(), false)
                    : Rows.readAndCount(rows, budget);
        }
    }

    /** Runs one statement of a migration, of which nothing is read. */
    void runStep(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            watch.observe(statement);
            statement.setEscapeProcessing(false);
            statement.setFetchSize(FIRST_FETCH);
            statement.execute(sql);
        }
        requireOpen();
    }

    /** Has the server read a statement without carrying it out. */
    void describe(SqlText sql) {
        try (var statement = connection.prepareStatement(sql.jdbc())) {
            watch.observe(statement);
            statement.getParameterMetaData();
        } catch (SQLException e) {
            throw failure(e, sql);
        }
    }

    /** The transaction's id, by which the server tells later whether it was committed. */
    String id() throws SQLException {
        try (var statement = connection.createStatement();
                var result = statement.executeQuery("select pg_catalog.pg_current_xact_id()::pg_catalog.text")) {
            result.next();
            return String.valueOf(result.getString(1));
        }
    }

    /** Commits, and empties the connection. Fails with the contract's codes, which say what became of it. */
    void commit() {
        if (watch.hasActed()) {
            throw TransactionFailures.tooLong();
        }
        try (var statement = connection.createStatement()) {
            watch.observe(statement);
            statement.execute(FINISH + (started == null ? "" : requireStart(started)) + COMMIT);
            connections.emptied(connection);
        } catch (SQLException e) {
            throw TransactionFailures.atCommit(e, isIdle());
        }
    }

    /** Divides by zero when the transaction is another; names are in full, because a search path may lead elsewhere. */
    private static String requireStart(String start) {
        return "select pg_catalog.int4div(1, (pg_catalog.now() operator(pg_catalog.=) '" + start
                + "'::pg_catalog.timestamptz)::pg_catalog.int4); ";
    }

    private boolean isIdle() {
        try {
            return TenantConnections.isIdle(connection);
        } catch (SQLException e) {
            return true;
        }
    }

    private void requireOpen() throws SQLException {
        if (connection.unwrap(BaseConnection.class).getTransactionState() != TransactionState.OPEN) {
            throw TransactionFailures.transactionLeft();
        }
    }

    /** A failure in this transaction, as its caller is told. */
    RoseyException failure(SQLException failure, @Nullable SqlText sql) {
        return watch.hasActed() ? TransactionFailures.tooLong() : SqlFailures.of(failure, sql);
    }
}
