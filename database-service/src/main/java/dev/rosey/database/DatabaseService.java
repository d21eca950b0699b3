package dev.rosey.database;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rosey.bus.ErrorCode;
import dev.rosey.bus.MigrateReply;
import dev.rosey.bus.MigrateRequest;
import dev.rosey.bus.RoseyException;
import dev.rosey.bus.StatementReply;
import dev.rosey.bus.StatementRequest;
import dev.rosey.bus.StatementResult;
import dev.rosey.bus.StorageStatement;
import dev.rosey.bus.TransactionReply;
import dev.rosey.bus.TransactionRequest;
import io.opentelemetry.api.trace.Span;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Storage for plugins: what {@code db.exec.*.*} and {@code db.query.*.*} do (bus contract, section 7). The plugin's name is
 * taken as true; it comes from the subject.
 *
 * <p>All methods block, may be called from any number of threads, and fail with {@link RoseyException} only.
 */
final class DatabaseService implements AutoCloseable {

    /** Plugins and this service start together, and a new database takes some seconds to prepare. */
    private static final Duration FIRST_ANSWER = Duration.ofSeconds(10);

    private static final Duration FLUSH = Duration.ofSeconds(1);
    private static final Duration GUARD = Duration.ofSeconds(5);
    private static final Duration MEASURE = Duration.ofSeconds(30);
    private static final Duration PURGE = Duration.ofHours(6);

    private final TenantConnections connections;
    private final HibernateSessions sessions;
    private final Watchdog watchdog;
    private final Availability availability;
    private final KnownPlugins plugins;
    private final StatementRunner runner;
    private final Migrator migrator;
    private final Audit audit;
    private final SchemaSizes sizes;
    private final RoleGuard roles;
    private final Consumer<DatabaseEvent> events;
    private final ObservedRequests requests;
    private final Chores chores;
    /** Platform threads, no more than there are places: the package says why. */
    private final ExecutorService threads = Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("rosey-db-place-", 0).factory());

    /**
     * Puts the service together; {@link #start} begins.
     *
     * @param events takes what is to be published; never blocks
     */
    DatabaseService(DatabaseConfig config, InstantSource clock, Consumer<DatabaseEvent> events) {
        this.events = events;
        this.requests = new ObservedRequests(config.slow(), events);
        var logins = new Logins(config);
        this.connections = new TenantConnections(logins.own(), config.connectionsPerPlugin());
        this.sessions = new HibernateSessions(connections);
        this.watchdog = new Watchdog(new Terminator(logins)::terminate);
        this.availability = new Availability(logins, connections, new OwnSchema(logins.own())::prepare, events);
        var accounts = new PluginAccounts(sessions, connections, logins, clock);
        this.plugins = new KnownPlugins(sessions, accounts);
        this.runner =
                new StatementRunner(sessions, connections, accounts, plugins, availability, watchdog, threads, config);
        this.migrator = new Migrator(sessions, connections, accounts, watchdog, clock);
        this.audit = new Audit(sessions, clock, config.auditKept());
        this.sizes = new SchemaSizes(sessions, config.schemaLimit());
        this.roles = new RoleGuard(sessions, accounts, events);
        this.chores = new Chores(availability);
    }

    /** Begins to look for the database; returns at once. */
    void start() {
        availability.start();
        chores.every(FLUSH, audit::flush);
        chores.every(GUARD, roles::look);
        chores.every(MEASURE, sizes::measure);
        chores.every(PURGE, audit::purge);
    }

    /** Why the database cannot be used, or empty when it can. */
    Optional<String> unavailable() {
        return availability.reason();
    }

    /** How many connections carry out something now, the service's own included. */
    int connectionsInUse() {
        return connections.inUse();
    }

    /** The bytes of each plugin's schema, as last measured. */
    Map<String, Long> schemaSizes() {
        return sizes.sizes();
    }

    /** Measures the schemas now, which otherwise happens twice a minute. */
    void measure() {
        sizes.measure();
    }

    /** {@code db.exec.<plugin>.migrate}. */
    MigrateReply migrate(String plugin, MigrateRequest request) {
        return requests.observed(plugin, "migrate", () -> {
            long start = System.nanoTime();
            availability.awaitFirstAnswer(FIRST_ANSWER);
            return migrator.inTurn(
                    plugin, turn -> runner.within(plugin, () -> turn.use(() -> migrated(plugin, request, start))));
        });
    }

    /** Whoever asked may not be there any more when it is done. */
    private MigrateReply migrated(String plugin, MigrateRequest request, long start) {
        var reply = migrator.migrate(plugin, request);
        plugins.forget(plugin);
        if (!request.dryRun()) {
            migrated(plugin, reply, Duration.ofNanos(System.nanoTime() - start));
        }
        return reply;
    }

    private void migrated(String plugin, MigrateReply reply, Duration duration) {
        var version = reply.version() == null ? "" : reply.version();
        audit.note(plugin, "migrate", duration, reply.applied().size(), traceId());
        events.accept(new DatabaseEvent.Migrated(plugin, "migrate", duration.toNanos() / 1_000, "", version));
    }

    /** {@code db.exec.<plugin>.<name>} and {@code db.query.<plugin>.<name>}: a registered statement. */
    StatementReply run(String plugin, StorageStatement.Kind kind, String name, StatementRequest request) {
        if (request.sql() != null) {
            throw new RoseyException(ErrorCode.BAD_REQUEST, "a registered statement takes no sql");
        }
        return requests.observed(plugin, name, () -> run(plugin, kind, name, request, null));
    }

    /** {@code db.exec.<plugin>.write} and {@code db.query.<plugin>.read}: a statement's text. */
    StatementReply runText(String plugin, StorageStatement.Kind kind, StatementRequest request) {
        var text = request.sql();
        if (text == null) {
            throw new RoseyException(ErrorCode.BAD_REQUEST, "sql is missing");
        }
        var name = kind == StorageStatement.Kind.EXEC ? "write" : "read";
        return requests.observed(plugin, name, () -> run(plugin, kind, name, request, SqlText.parse(text)));
    }

    private StatementReply run(
            String plugin, StorageStatement.Kind kind, String name, StatementRequest request, @Nullable SqlText text) {
        var params = request.params();
        if (kind == StorageStatement.Kind.QUERY) {
            return StatementReply.from(runner.query(
                    plugin, (query, known) -> query.run(text == null ? known.statement(name, kind) : text, params)));
        }
        long start = System.nanoTime();
        var result = runner.exec(plugin, false, (transaction, known) -> {
            var sql = text == null ? known.statement(name, kind) : text;
            return run(plugin, transaction, sql, params, new ReplyBudget());
        });
        audit.note(plugin, name, Duration.ofNanos(System.nanoTime() - start), result.affected(), traceId());
        return StatementReply.from(result);
    }

    private StatementResult run(
            String plugin,
            PluginTransaction transaction,
            SqlText sql,
            Map<String, JsonNode> params,
            ReplyBudget budget) {
        sizes.requireRoom(plugin, sql);
        return transaction.run(sql, params, budget);
    }

    /** {@code db.exec.<plugin>.transaction}: all or nothing. */
    TransactionReply transaction(String plugin, TransactionRequest request) {
        return requests.observed(plugin, "transaction", () -> {
            long start = System.nanoTime();
            var results = runner.exec(plugin, true, (transaction, known) -> {
                var done = new ArrayList<StatementResult>();
                var budget = new ReplyBudget();
                for (var step : request.statements()) {
                    done.add(step(plugin, transaction, known, step, budget, done.size()));
                }
                return done;
            });
            var took = Duration.ofNanos(System.nanoTime() - start);
            for (int i = 0; i < results.size(); i++) {
                audit.note(
                        plugin,
                        request.statements().get(i).name(),
                        took,
                        results.get(i).affected(),
                        traceId());
            }
            return new TransactionReply(true, results);
        });
    }

    private StatementResult step(
            String plugin,
            PluginTransaction transaction,
            KnownPlugin known,
            TransactionRequest.Step step,
            ReplyBudget budget,
            int index) {
        try {
            budget.takeFrame();
            return run(plugin, transaction, known.statement(step.name()), step.params(), budget);
        } catch (RoseyException e) {
            throw e.with("index", index);
        }
    }

    /** {@code db.exec.<plugin>.purge}: takes away all that a plugin has. Nobody but rosey-core may ask for it. */
    void purge(String plugin) {
        requests.observed(plugin, "purge", () -> {
            availability.require();
            migrator.purge(plugin);
            plugins.forget(plugin);
            audit.note(plugin, "purge", Duration.ZERO, 0, traceId());
            return true;
        });
    }

    private static String traceId() {
        return Span.current().getSpanContext().getTraceId();
    }

    @Override
    public void close() {
        chores.close();
        threads.shutdown();
        chores.attempt(audit::flush);
        availability.close();
        watchdog.close();
        sessions.close();
        connections.close();
    }
}
