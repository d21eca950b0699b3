package dev.rosey.database;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A plugin's statement with its values, under watch, ready to be sent. */
final class PluginStatement implements AutoCloseable {

    private final PreparedStatement statement;

    private PluginStatement(PreparedStatement statement) {
        this.statement = statement;
    }

    /**
     * Prepares a statement here, not at the server.
     *
     * @param then what is sent behind it in the same round trip, or nothing
     */
    static PluginStatement prepare(
            Connection connection, Watchdog.Watch watch, SqlText sql, Map<String, JsonNode> values, String then)
            throws SQLException {
        var statement = connection.prepareStatement(SessionLimits.ZONE + sql.jdbc() + then);
        try {
            watch.observe(statement);
            statement.setEscapeProcessing(false);
            StatementParameters.bind(statement, sql, values);
            return new PluginStatement(statement);
        } catch (SQLException | RuntimeException e) {
            statement.close();
            throw e;
        }
    }

    /** Has no more rows than this sent at all. */
    void limitRows(int rows) throws SQLException {
        statement.setMaxRows(rows);
    }

    /** Has the rows sent in portions, of which the first has this size. Only while no other statement is sent behind. */
    void fetchInPortions(int first) throws SQLException {
        statement.setFetchSize(first);
    }

    /** Runs it. Its rows, or null when it has none; they are closed with this. */
    java.sql.@Nullable ResultSet execute() throws SQLException {
        boolean hasRows = statement.execute();
        if (!SessionLimits.ZONE.isEmpty()) {
            hasRows = statement.getMoreResults();
        }
        return hasRows ? statement.getResultSet() : null;
    }

    /** How many rows it changed. */
    long affected() throws SQLException {
        return Math.max(0, statement.getLargeUpdateCount());
    }

    @Override
    public void close() throws SQLException {
        statement.close();
    }
}
