package dev.rosey.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rosey.bus.BusJson;
import dev.rosey.bus.MigrateRequest;
import dev.rosey.bus.RoseyException;
import dev.rosey.bus.StatementReply;
import dev.rosey.bus.StatementRequest;
import dev.rosey.bus.StorageCodes;
import dev.rosey.bus.Subjects;
import dev.rosey.bus.TransactionReply;
import dev.rosey.bus.TransactionRequest;
import dev.rosey.bus.nats.NatsBus;
import dev.rosey.plugin.Storage;
import dev.rosey.plugin.StoredRows;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Storage in database-service, over the bus. A call waits for what {@link PluginTables} has to do first, and takes no longer
 * with that than without.
 */
final class BusStorage implements Storage {

    private static final Duration CALL = Duration.ofSeconds(4);

    /** What is left of a call that had to wait must be enough for an answer, else nothing is asked for. */
    private static final Duration LEAST = Duration.ofMillis(500);

    private final DatabaseDesk database;
    private final PluginTables tables;
    private final String plugin;

    /** {@code state} is told how it stands with the tables. */
    BusStorage(NatsBus bus, String plugin, MigrateRequest brought, TablesState state) {
        this.database = new DatabaseDesk(bus);
        this.tables = new PluginTables(bus, database, plugin, brought, state);
        this.plugin = plugin;
    }

    /** Begins to send what the plugin brings; returns at once. */
    void start() {
        tables.start();
    }

    @Override
    public StoredRows query(String statement, Map<String, ? extends @Nullable Object> params) {
        return run(Subjects.dbQuery(plugin, statement), params);
    }

    @Override
    public StoredRows exec(String statement, Map<String, ? extends @Nullable Object> params) {
        return run(Subjects.dbExec(plugin, statement), params);
    }

    private StoredRows run(String subject, Map<String, ? extends @Nullable Object> params) {
        var reply = call(subject, new StatementRequest(null, values(params)));
        return new StoredRows(BusJson.convert(reply, StatementReply.class).result());
    }

    @Override
    public List<StoredRows> transaction(List<Call> calls) {
        var steps = calls.stream()
                .map(call -> new TransactionRequest.Step(call.statement(), values(call.params())))
                .toList();
        var reply = call(Subjects.dbExec(plugin, "transaction"), new TransactionRequest(steps));
        return BusJson.convert(reply, TransactionReply.class).results().stream()
                .map(StoredRows::new)
                .toList();
    }

    static Map<String, JsonNode> values(Map<String, ? extends @Nullable Object> params) {
        var values = new LinkedHashMap<String, JsonNode>();
        params.forEach((name, value) -> values.put(
                name, value == null ? com.fasterxml.jackson.databind.node.NullNode.instance : BusJson.tree(value)));
        return values;
    }

    /** A database that does not know the plugin (any more) is told of it, once. */
    private ObjectNode call(String subject, Object request) {
        long end = System.nanoTime() + CALL.toNanos();
        tables.awaitFirst();
        try {
            return database.ask(subject, request, leftUntil(end));
        } catch (RoseyException e) {
            if (!e.code().name().equals(StorageCodes.NOT_MIGRATED.name())) {
                throw e;
            }
            tables.migrate();
            return database.ask(subject, request, leftUntil(end));
        }
    }

    private Duration leftUntil(long end) {
        var left = Duration.ofNanos(end - System.nanoTime());
        if (left.compareTo(LEAST) < 0) {
            throw PluginTables.notReady(plugin);
        }
        return left;
    }
}
