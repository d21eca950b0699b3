package dev.rosey.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rosey.bus.BusJson;
import dev.rosey.bus.ErrorCode;
import dev.rosey.bus.MigrateRequest;
import dev.rosey.bus.Migration;
import dev.rosey.bus.RoseyException;
import dev.rosey.bus.StatementResult;
import dev.rosey.bus.StorageCodes;
import dev.rosey.bus.StorageStatement;
import dev.rosey.plugin.Storage;
import dev.rosey.plugin.StoredRows;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Storage in a private SQLite file, for experiments: one connection, one statement at a time, values as SQLite has them.
 */
final class SqliteStorage implements Storage {

    private static final int ROWS = 1_000;
    private static final int CONSTRAINT = 19;

    private final ReentrantLock using = new ReentrantLock();
    private final Map<String, StorageStatement> statements;
    private final Connection connection;

    /** Opens the file and brings its tables up to date. Fails when that cannot be. */
    SqliteStorage(Path file, MigrateRequest brought) {
        this.statements = brought.statements().stream()
                .collect(Collectors.toUnmodifiableMap(StorageStatement::name, Function.identity()));
        try {
            this.connection = DriverManager.getConnection("jdbc:sqlite:" + file);
            connection.setAutoCommit(false);
            run("create table if not exists rosey_migrations(version text primary key, sql text not null)");
            for (var migration : brought.migrations()) {
                migrate(migration);
            }
            connection.commit();
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    private void run(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private void migrate(Migration migration) throws SQLException {
        var applied = applied(migration.version());
        if (applied == null) {
            run(migration.sql());
            try (var statement = connection.prepareStatement("insert into rosey_migrations values (?, ?)")) {
                statement.setString(1, migration.version());
                statement.setString(2, migration.sql());
                statement.executeUpdate();
            }
        } else if (!applied.equals(migration.sql())) {
            throw new RoseyException(
                    StorageCodes.CHECKSUM_MISMATCH,
                    "migration " + migration.version() + " was applied with other text");
        }
    }

    private @Nullable String applied(String version) throws SQLException {
        try (var statement = connection.prepareStatement("select sql from rosey_migrations where version = ?")) {
            statement.setString(1, version);
            try (var result = statement.executeQuery()) {
                return result.next() ? result.getString(1) : null;
            }
        }
    }

    @Override
    public StoredRows query(String statement, Map<String, ? extends @Nullable Object> params) {
        return transaction(List.of(new Call(statement, params)), StorageStatement.Kind.QUERY)
                .getFirst();
    }

    @Override
    public StoredRows exec(String statement, Map<String, ? extends @Nullable Object> params) {
        return transaction(List.of(new Call(statement, params)), StorageStatement.Kind.EXEC)
                .getFirst();
    }

    @Override
    public List<StoredRows> transaction(List<Call> calls) {
        return transaction(calls, null);
    }

    private List<StoredRows> transaction(List<Call> calls, StorageStatement.@Nullable Kind kind) {
        using.lock();
        try {
            var results = new ArrayList<StoredRows>();
            for (var call : calls) {
                results.add(run(call, kind, results.size()));
            }
            connection.commit();
            return results;
        } catch (SQLException e) {
            throw failure(e);
        } finally {
            rollback();
            using.unlock();
        }
    }

    private void rollback() {
        try {
            connection.rollback();
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    private StoredRows run(Call call, StorageStatement.@Nullable Kind kind, int index) {
        try {
            var statement = statements.get(call.statement());
            if (statement == null || (kind != null && statement.kind() != kind)) {
                throw new RoseyException(StorageCodes.UNKNOWN_STATEMENT, "there is no statement " + call.statement());
            }
            var sql = NamedSql.parse(statement.sql());
            try (var prepared = connection.prepareStatement(sql.jdbc())) {
                bind(prepared, sql, BusStorage.values(call.params()));
                return new StoredRows(result(prepared, statement.kind()));
            }
        } catch (SQLException e) {
            throw failure(e).with("index", index);
        } catch (RoseyException e) {
            throw e.with("index", index);
        }
    }

    private static void bind(PreparedStatement statement, NamedSql sql, Map<String, JsonNode> values)
            throws SQLException {
        for (var name : values.keySet()) {
            if (!sql.names().contains(name)) {
                throw bad(name, "the statement has no parameter " + name);
            }
        }
        for (int place = 1; place <= sql.names().size(); place++) {
            var name = sql.names().get(place - 1);
            var value = values.get(name);
            if (value == null) {
                throw bad(name, "parameter " + name + " is missing");
            }
            statement.setObject(place, plain(value));
        }
    }

    private static RoseyException bad(String name, String message) {
        return new RoseyException(StorageCodes.BAD_PARAMS, message).with("parameter", name);
    }

    private static @Nullable Object plain(JsonNode value) {
        if (value.isNull()) {
            return null;
        }
        if (value.isBoolean()) {
            return value.booleanValue() ? 1 : 0;
        }
        if (value.isIntegralNumber()) {
            return value.longValue();
        }
        return value.isNumber() ? value.doubleValue() : value.isTextual() ? value.textValue() : value.toString();
    }

    private static StatementResult result(PreparedStatement statement, StorageStatement.Kind kind) throws SQLException {
        if (!statement.execute()) {
            return new StatementResult(List.of(), Math.max(0, statement.getUpdateCount()), false);
        }
        var rows = new ArrayList<ObjectNode>();
        boolean truncated = false;
        try (var result = statement.getResultSet()) {
            while (result.next()) {
                truncated = rows.size() >= ROWS;
                if (truncated) {
                    break;
                }
                rows.add(row(result));
            }
        }
        return new StatementResult(rows, kind == StorageStatement.Kind.EXEC ? rows.size() : 0, truncated);
    }

    private static ObjectNode row(ResultSet result) throws SQLException {
        var row = BusJson.emptyObject();
        var columns = result.getMetaData();
        for (int column = 1; column <= columns.getColumnCount(); column++) {
            switch (result.getObject(column)) {
                case null -> row.putNull(columns.getColumnLabel(column));
                case Integer number -> row.put(columns.getColumnLabel(column), number);
                case Long number -> row.put(columns.getColumnLabel(column), number);
                case Double number -> row.put(columns.getColumnLabel(column), BigDecimal.valueOf(number));
                case byte[] bytes -> row.put(columns.getColumnLabel(column), bytes);
                case Object other -> row.put(columns.getColumnLabel(column), other.toString());
            }
        }
        return row;
    }

    private static RoseyException failure(SQLException failure) {
        var message = String.valueOf(failure.getMessage());
        var code = (failure.getErrorCode() & 0xff) == CONSTRAINT ? StorageCodes.CONSTRAINT : StorageCodes.SQL_ERROR;
        return new RoseyException(
                code.equals(StorageCodes.SQL_ERROR) && message.contains("unable to open")
                        ? ErrorCode.UNAVAILABLE
                        : code,
                message,
                failure);
    }
}
