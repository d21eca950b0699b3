package dev.rosey.database;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rosey.bus.StatementResult;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/**
 * One query in a read-only transaction of its own. The transaction is opened and undone and the connection emptied with what
 * the query is sent with: one round trip for all of it. Nothing of it is kept, so it may be asked again.
 *
 * @param inPortions whether the rows are fetched in portions, which takes more round trips and less memory
 */
record PluginQuery(Connection connection, Watchdog.Watch watch, TenantConnections connections, boolean inPortions) {

    private static final int FIRST_FETCH = 8;

    /** On a line of its own, because a statement may end in a comment. */
    static final String UNDO = "\n; rollback; " + TenantConnections.EMPTY;

    static final int UNDO_STATEMENTS = 2;

    /** Runs it. Fails with the contract's codes, or with {@link LostConnection}. */
    StatementResult run(SqlText sql, Map<String, JsonNode> values) {
        StatementParameters.requireMatch(sql, values);
        try {
            connection.setReadOnly(true);
            return inPortions ? fetch(sql, values) : fetchAtOnce(sql, values);
        } catch (SQLException e) {
            throw TransactionFailures.before(e, sql, watch);
        }
    }

    private StatementResult fetchAtOnce(SqlText sql, Map<String, JsonNode> values) throws SQLException {
        StatementResult result;
        try (var statement = PluginStatement.prepare(connection, watch, sql, values, UNDO)) {
            statement.limitRows(ReplyBudget.ROWS + 1);
            result = result(statement);
        }
        if (TenantConnections.isIdle(connection)) {
            connections.emptied(connection);
        }
        return result;
    }

    private StatementResult fetch(SqlText sql, Map<String, JsonNode> values) throws SQLException {
        try (var statement = PluginStatement.prepare(connection, watch, sql, values, "")) {
            statement.fetchInPortions(FIRST_FETCH);
            return result(statement);
        }
    }

    private static StatementResult result(PluginStatement statement) throws SQLException {
        try (var rows = statement.execute()) {
            return rows == null
                    ? new StatementResult(List.of(), statement.affected(), false)
                    : Rows.read(rows, new ReplyBudget());
        }
    }
}
