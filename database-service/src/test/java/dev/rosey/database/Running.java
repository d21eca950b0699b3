package dev.rosey.database;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rosey.bus.BusJson;
import dev.rosey.bus.MigrateReply;
import dev.rosey.bus.MigrateRequest;
import dev.rosey.bus.Migration;
import dev.rosey.bus.StatementReply;
import dev.rosey.bus.StatementRequest;
import dev.rosey.bus.StorageStatement;
import dev.rosey.bus.TransactionReply;
import dev.rosey.bus.TransactionRequest;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;

/** A running service and short ways to ask it. */
final class Running implements AutoCloseable {

    final DatabaseConfig config;
    final DatabaseService service;
    final List<DatabaseEvent> events = new CopyOnWriteArrayList<>();

    Running(DatabaseConfig config) {
        this(config, InstantSource.system());
    }

    Running(DatabaseConfig config, InstantSource clock) {
        this.config = config;
        this.service = new DatabaseService(config, clock, events::add);
        service.start();
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> service.unavailable().equals(Optional.empty()));
    }

    /** A service on a database of its own. */
    static Running onNewDatabase() {
        return new Running(PostgresServer.newDatabase());
    }

    MigrateReply migrate(String plugin, String... sql) {
        return service.migrate(plugin, new MigrateRequest(migrations(sql), List.of(), false));
    }

    static List<Migration> migrations(String... sql) {
        var migrations = new ArrayList<Migration>();
        for (var text : sql) {
            migrations.add(new Migration(String.valueOf(migrations.size() + 1), "step", text));
        }
        return migrations;
    }

    MigrateReply register(String plugin, StorageStatement... statements) {
        return service.migrate(plugin, new MigrateRequest(List.of(), List.of(statements), false));
    }

    static StorageStatement exec(String name, String sql) {
        return new StorageStatement(name, StorageStatement.Kind.EXEC, sql);
    }

    static StorageStatement query(String name, String sql) {
        return new StorageStatement(name, StorageStatement.Kind.QUERY, sql);
    }

    StatementReply exec(String plugin, String name, String params) {
        return service.run(plugin, StorageStatement.Kind.EXEC, name, new StatementRequest(null, params(params)));
    }

    StatementReply query(String plugin, String name, String params) {
        return service.run(plugin, StorageStatement.Kind.QUERY, name, new StatementRequest(null, params(params)));
    }

    StatementReply write(String plugin, String sql, String params) {
        return service.runText(plugin, StorageStatement.Kind.EXEC, new StatementRequest(sql, params(params)));
    }

    StatementReply write(String plugin, String sql) {
        return write(plugin, sql, "{}");
    }

    StatementReply read(String plugin, String sql, String params) {
        return service.runText(plugin, StorageStatement.Kind.QUERY, new StatementRequest(sql, params(params)));
    }

    StatementReply read(String plugin, String sql) {
        return read(plugin, sql, "{}");
    }

    TransactionReply transaction(String plugin, TransactionRequest.Step... steps) {
        return service.transaction(plugin, new TransactionRequest(List.of(steps)));
    }

    static TransactionRequest.Step step(String name, String params) {
        return new TransactionRequest.Step(name, params(params));
    }

    static Map<String, JsonNode> params(String json) {
        var object = BusJson.readObject(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
        var params = new java.util.LinkedHashMap<String, JsonNode>();
        object.properties().forEach(entry -> params.put(entry.getKey(), entry.getValue()));
        return params;
    }

    /** The first cell of a reading statement. */
    JsonNode cell(String plugin, String sql) {
        return read(plugin, sql).rows().getFirst().elements().next();
    }

    /** The first cell of what the superuser reads. */
    String asSuperuser(String sql) {
        try (var connection = DriverManager.getConnection(config.url(), config.user(), config.password());
                var statement = connection.createStatement()) {
            if (!statement.execute(sql)) {
                return "";
            }
            try (var result = statement.getResultSet()) {
                return result.next() ? String.valueOf(result.getString(1)) : "";
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        service.close();
    }
}
