package dev.rosey.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rosey.bus.BusJson;
import dev.rosey.bus.ErrorCode;
import dev.rosey.bus.MigrateRequest;
import dev.rosey.bus.RoseyException;
import dev.rosey.bus.StatementReply;
import dev.rosey.bus.StatementRequest;
import dev.rosey.bus.StorageCodes;
import dev.rosey.bus.Subjects;
import dev.rosey.bus.TransactionReply;
import dev.rosey.bus.TransactionRequest;
import dev.rosey.bus.nats.BusMessage;
import dev.rosey.bus.nats.NatsBus;
import dev.rosey.plugin.Storage;
import dev.rosey.plugin.StoredRows;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Storage in database-service, over the bus. It sends what the plugin brings whenever the service comes or comes back; until
 * that was done for the first time, calls wait for it as long as it is under way, and no longer than a caller can.
 */
final class BusStorage implements Storage {

    private static final Logger LOG = Logger.getLogger(Storage.class.getName());
    private static final Duration CALL = Duration.ofSeconds(4);
    private static final Duration MIGRATE = Duration.ofSeconds(36);
    private static final Duration FIRST_MIGRATE = Duration.ofMillis(1_500);
    private static final List<Duration> RETRIES =
            List.of(Duration.ofSeconds(2), Duration.ofSeconds(5), Duration.ofSeconds(15), Duration.ofSeconds(40));
    private static final String STATUS = "Nats-Service-Error-Code";

    private final NatsBus bus;
    private final String plugin;
    private final MigrateRequest brought;
    private final ReentrantLock migrating = new ReentrantLock();

    /** Whether the first migrate is still under way. */
    private final CountDownLatch first = new CountDownLatch(1);

    private volatile boolean isMigrated;

    BusStorage(NatsBus bus, String plugin, MigrateRequest brought) {
        this.bus = bus;
        this.plugin = plugin;
        this.brought = brought;
    }

    /**
     * Sends {@code migrate} as soon as the bus is there, and again whenever the database is. Returns at once. A plugin that
     * brings nothing has nothing to ask for, either.
     */
    void start() {
        if (brought.migrations().isEmpty() && brought.statements().isEmpty()) {
            isMigrated = true;
            return;
        }
        var unused = bus.whenConnected().thenRunAsync(() -> {
            bus.subscribe("db.started", event -> inBackground(this::isTried));
            bus.subscribe("db.recovered", event -> inBackground(this::isTried));
            inBackground(() -> tryAgain(RETRIES));
        });
    }

    private void inBackground(Runnable work) {
        Thread.ofVirtual().name("migrate " + plugin).start(work);
    }

    /** Afterwards the events of database-service, or a call that it refuses, are what brings a migrate about. */
    private void tryAgain(List<Duration> delays) {
        if (isMigrated || isTried() || delays.isEmpty()) {
            return;
        }
        CompletableFuture.delayedExecutor(delays.getFirst().toMillis(), TimeUnit.MILLISECONDS)
                .execute(() -> inBackground(() -> tryAgain(delays.subList(1, delays.size()))));
    }

    /** Migrates, and says whether it is of no use to try the same again. */
    private boolean isTried() {
        try {
            migrate();
            return true;
        } catch (RoseyException e) {
            boolean isAway = e.code().category() == ErrorCode.Category.DEPENDENCY;
            LOG.log(
                    isAway ? Level.INFO : Level.SEVERE,
                    () -> plugin + " could not migrate: " + e.code().name() + ' ' + e.message() + ' ' + e.details());
            return !isAway;
        } finally {
            first.countDown();
        }
    }

    private void migrate() {
        migrating.lock();
        try {
            ask(Subjects.dbExec(plugin, "migrate"), brought, MIGRATE);
            isMigrated = true;
        } finally {
            migrating.unlock();
        }
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
        awaitFirstMigrate();
        try {
            return ask(subject, request, CALL);
        } catch (RoseyException e) {
            if (!e.code().name().equals(StorageCodes.NOT_MIGRATED.name())) {
                throw e;
            }
            migrate();
            return ask(subject, request, CALL);
        }
    }

    private void awaitFirstMigrate() {
        if (isMigrated) {
            return;
        }
        try {
            if (!first.await(FIRST_MIGRATE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new RoseyException(ErrorCode.UNAVAILABLE, "the tables of " + plugin + " are not ready yet");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private ObjectNode ask(String subject, Object request, Duration timeout) {
        var message = bus.requestAndWait(subject, BusJson.bytes(request), timeout);
        var reply = BusJson.readObject(message.body());
        if (reply.path("ok").asBoolean()) {
            return reply;
        }
        throw failure(message, reply.path("error"));
    }

    private static RoseyException failure(BusMessage message, JsonNode error) {
        int status = Integer.parseInt(message.headers().getOrDefault(STATUS, "500"));
        var code = ErrorCode.ofWire(error.path("code").asText(ErrorCode.INTERNAL.name()), status);
        var failure = new RoseyException(code, error.path("message").asText());
        for (var detail : error.properties()) {
            if (!detail.getKey().equals("code") && !detail.getKey().equals("message")) {
                failure = failure.with(
                        detail.getKey(),
                        detail.getValue().isNumber()
                                ? (Object) detail.getValue().numberValue()
                                : detail.getValue().asText());
            }
        }
        return failure;
    }
}
