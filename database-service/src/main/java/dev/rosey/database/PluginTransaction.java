package dev.rosey.database;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rosey.bus.RoseyException;
import dev.rosey.bus.StatementResult;
import dev.rosey.bus.StorageCodes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;

/**
 * One transaction on a plugin's connection: limits first, statements, and a commit only if it is still the transaction
 * that was opened. Whether it is, the server is asked (its state, and its start, which no statement can set), not the
 * statements' text.
 *
 * <p>Not for several threads. Whoever opened it returns the connection, which rolls back what was not committed.
 */
final class PluginTransaction {

    private static final int FIRST_FETCH = 8;
    private static final Duration LOCK_TIMEOUT = Duration.ofSeconds(2);

    private final Connection connection;
    private final Watchdog.Watch watch;
    private final boolean readOnly;
    private final String revision;
    private final OffsetDateTime started;
    private boolean committing;

    private PluginTransaction(
            Connection connection, Watchdog.Watch watch, boolean readOnly, String revision, OffsetDateTime started) {
        this.connection = connection;
        this.watch = watch;
        this.readOnly = readOnly;
        this.revision = revision;
        this.started = started;
    }

    /**
     * Opens a transaction and sets the limits that hold in it.
     *
     * @param timeout for each statement; the watch bounds the whole
     */
    static PluginTransaction begin(
            Connection connection, Watchdog.Watch watch, PluginSchema names, Duration timeout, boolean readOnly)
            throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            watch.observe(statement);
            statement.execute(opening(names, timeout, readOnly));
            statement.getMoreResults();
            try (ResultSet result = statement.getResultSet()) {
                result.next();
                var revision = result.getString(1);
                var started = result.getObject(2, OffsetDateTime.class);
                return new PluginTransaction(connection, watch, readOnly, revision == null ? "" : revision, started);
            }
        }
    }

    private static String opening(PluginSchema names, Duration timeout, boolean readOnly) {
        return "set transaction isolation level read committed, " + (readOnly ? "read only" : "read write")
                + "; select pg_catalog.obj_description(pg_catalog.to_regnamespace('" + names.schema()
                + "')::pg_catalog.oid, 'pg_namespace'), pg_catalog.now()"
                + setting("search_path", '"' + names.schema() + "\", " + OwnSchema.EXTENSIONS)
                + setting("statement_timeout", timeout.toMillis() + "ms")
                + setting("lock_timeout", LOCK_TIMEOUT.toMillis() + "ms")
                + setting(
                        "idle_in_transaction_session_timeout",
                        timeout.plusSeconds(2).toMillis() + "ms")
                + setting("work_mem", "8MB")
                + setting("maintenance_work_mem", "32MB")
                + setting("max_parallel_workers_per_gather", "0")
                + setting("jit", "off")
                + setting("standard_conforming_strings", "on")
                + setting("timezone", "UTC")
                + setting("intervalstyle", "iso_8601")
                + setting("bytea_output", "hex")
                + setting("extra_float_digits", "1")
                + setting("client_min_messages", "warning");
    }

    private static String setting(String name, String value) {
        return ", pg_catalog.set_config('" + name + "', '" + value + "', true)";
    }

    /** What the plugin's statements are at, as the service wrote it beside the schema. */
    String revision() {
        return revision;
    }

    /** Runs one statement. Fails with the contract's codes. */
    StatementResult run(SqlText sql, Map<String, JsonNode> values, ReplyBudget budget) {
        Parameters.requireMatch(sql, values);
        try (var statement = connection.prepareStatement(sql.jdbc())) {
            watch.observe(statement);
            statement.setEscapeProcessing(false);
            statement.setFetchSize(FIRST_FETCH);
            Parameters.bind(statement, sql, values);
            var result = results(statement, budget);
            requireOpen();
            return result;
        } catch (SQLException e) {
            throw failure(e, sql);
        }
    }

    private StatementResult results(PreparedStatement statement, ReplyBudget budget) throws SQLException {
        if (!statement.execute()) {
            return new StatementResult(List.of(), Math.max(0, statement.getLargeUpdateCount()), false);
        }
        try (var results = statement.getResultSet()) {
            return readOnly ? Rows.read(results, budget) : Rows.readAndCount(results, budget);
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

    /** Commits. What the statements left to be done at the end is done before, while it can still be undone. */
    void commit() {
        if (readOnly) {
            return;
        }
        try (var statement = connection.createStatement()) {
            watch.observe(statement);
            statement.execute("set constraints all immediate; close all; select pg_catalog.now()");
            requireSameStart(statement);
            requireOpen();
            if (watch.hasActed()) {
                throw tooLong();
            }
            committing = true;
            connection.commit();
        } catch (SQLException e) {
            throw failure(e, null);
        }
    }

    private void requireSameStart(Statement statement) throws SQLException {
        statement.getMoreResults();
        statement.getMoreResults();
        try (var result = statement.getResultSet()) {
            if (result == null || !result.next() || !started.equals(result.getObject(1, OffsetDateTime.class))) {
                throw transactionLeft();
            }
        }
    }

    private void requireOpen() throws SQLException {
        if (connection.unwrap(BaseConnection.class).getTransactionState() != TransactionState.OPEN) {
            throw transactionLeft();
        }
    }

    private static RoseyException transactionLeft() {
        return new RoseyException(StorageCodes.DENIED, "the statement left the transaction that it was run in");
    }

    private static RoseyException tooLong() {
        return new RoseyException(StorageCodes.STATEMENT_TIMEOUT, "the statement took too long and was undone");
    }

    /** A failure in this transaction, as its caller is told. */
    RoseyException failure(SQLException failure, @Nullable SqlText sql) {
        if (watch.hasActed() && !committing) {
            return tooLong();
        }
        var error = SqlFailures.of(failure, sql);
        if (!SqlFailures.isConnectionLost(failure)) {
            return error;
        }
        return error.with("outcome", committing ? "unknown" : "undone");
    }
}
