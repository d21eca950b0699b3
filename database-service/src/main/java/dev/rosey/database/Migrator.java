package dev.rosey.database;

import dev.rosey.bus.ErrorCode;
import dev.rosey.bus.MigrateReply;
import dev.rosey.bus.MigrateRequest;
import dev.rosey.bus.RoseyException;
import dev.rosey.bus.StorageCodes;
import dev.rosey.bus.StorageStatement;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.hibernate.Session;

/**
 * Carries out what a plugin sends with {@code migrate}: all of it or nothing.
 *
 * <p>Two connections take part. The migrations run as the plugin's role, in one transaction. Their history and the
 * registered statements are the service's, which a plugin must not be able to forge, in another. The plugin's row is
 * locked throughout, so that one migration of a plugin runs at a time, over all instances of the service.
 *
 * <p>Should the service die between the two commits, the history lacks what the plugin's schema has. Therefore the id of
 * the plugin's transaction is noted, committed, before its commit. At the next {@code migrate} the server is asked what
 * became of it, and a migration that was committed is entered in the history without being run again.
 */
final class Migrator {

    /** How long all of a plugin's migrations may take. */
    static final Duration LIMIT = Duration.ofSeconds(30);

    private static final long STATEMENTS_LIMIT = 4_000_000;
    private static final int ATTEMPTS = 3;
    private static final Duration STATEMENT_LIMIT = Duration.ofSeconds(20);

    private final HibernateSessions sessions;
    private final TenantConnections connections;
    private final PluginAccounts accounts;
    private final Watchdog watchdog;
    private final InstantSource clock;

    /** Each plugin's turn: what it sends while it migrates waits without taking anything from the others. */
    private final Map<String, Semaphore> turns = new ConcurrentHashMap<>();

    private final Semaphore places = new Semaphore(TenantConnections.MIGRATIONS, true);

    Migrator(
            HibernateSessions sessions,
            TenantConnections connections,
            PluginAccounts accounts,
            Watchdog watchdog,
            InstantSource clock) {
        this.sessions = sessions;
        this.connections = connections;
        this.accounts = accounts;
        this.watchdog = watchdog;
        this.clock = clock;
    }

    /**
     * Does something when it is this plugin's turn to migrate. Whoever waits for that takes no place from the plugin's
     * statements, and whoever is interrupted while another thread uses the turn does not end it. Fails with
     * {@code UNAVAILABLE} when it takes too long.
     */
    <T> T inTurn(String plugin, Function<Turn, T> work) {
        accounts.names(plugin);
        var semaphore = turns.computeIfAbsent(plugin, name -> new Semaphore(1, true));
        take(semaphore, plugin);
        var turn = new Turn(semaphore);
        try {
            return work.apply(turn);
        } finally {
            turn.giveUp();
        }
    }

    /** Migrates, which is for one at a time ({@link #inTurn}). Fails with the contract's codes, and then has changed nothing. */
    MigrateReply migrate(String plugin, MigrateRequest request) {
        request.statements().forEach(Migrator::requireSound);
        take(places, plugin);
        try {
            return attempts(plugin, request);
        } finally {
            places.release();
        }
    }

    private static void take(Semaphore semaphore, String plugin) {
        try {
            if (semaphore.tryAcquire(STATEMENT_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new RoseyException(ErrorCode.UNAVAILABLE, "other migrations are still under way; " + plugin + " waits");
    }

    private MigrateReply attempts(String plugin, MigrateRequest request) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            var reply = attempt(plugin, request);
            if (reply.isPresent()) {
                return reply.get();
            }
        }
        throw new RoseyException(ErrorCode.CONFLICT, plugin + " was removed meanwhile");
    }

    /** Empty when the plugin was taken away, as after somebody's dry run, between being made and being migrated. */
    private Optional<MigrateReply> attempt(String plugin, MigrateRequest request) {
        boolean isNew = accounts.provision(plugin);
        try {
            var done = sessions.migrating(session -> migrate(session, plugin, request));
            if (done.filter(Done::isChanged).isPresent()) {
                awaitEndOfLeases();
            }
            return done.map(Done::reply);
        } catch (DryRun e) {
            return Optional.of(e.reply);
        } catch (LostConnection e) {
            throw e.told();
        } finally {
            if (isNew && request.dryRun()) {
                accounts.removeUnused(plugin);
            }
        }
    }

    /** Takes away all that a plugin has: schema, role, history, statements. */
    void purge(String plugin) {
        accounts.remove(plugin);
    }

    private static void requireSound(StorageStatement statement) {
        try {
            SqlText.parse(statement.sql());
        } catch (RoseyException e) {
            throw e.with("statement", statement.name());
        }
    }

    /** Other instances may use the statements that they know for as long as this, and not once the caller has the answer. */
    private static void awaitEndOfLeases() {
        try {
            TimeUnit.NANOSECONDS.sleep(KnownPlugins.LEASE.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Optional<Done> migrate(Session session, String plugin, MigrateRequest request) {
        var account = PluginAccounts.locked(session, plugin);
        if (account == null) {
            return Optional.empty();
        }
        var names = account.names();
        var done = PendingMigration.committed(session, plugin);
        MigrateReply reply = session.doReturningWork(
                own -> sessions.work(plugin, connection -> asPlugin(own, connection, names, request, done)));
        if (request.dryRun()) {
            throw new DryRun(reply);
        }
        boolean isNew = account.revision() == 0;
        boolean isChanged = register(session, plugin, request.statements());
        if (isChanged || isNew) {
            account.changed(clock.instant());
        }
        session.flush();
        requireRoom(session, plugin);
        PendingMigration.forget(session, plugin);
        return Optional.of(new Done(reply, isChanged && !isNew));
    }

    /** Registers the statements, and says whether any of them is new or another than before. */
    private boolean register(Session session, String plugin, List<StorageStatement> statements) {
        boolean isChanged = false;
        for (var statement : statements) {
            var registered = new RegisteredStatement(plugin, statement, clock.instant());
            var before = session.find(RegisteredStatement.class, registered.key());
            if (before == null || !before.statement().equals(statement)) {
                session.merge(registered);
                isChanged = true;
            }
        }
        return isChanged;
    }

    /** Statements that a newer version no longer brings stay, for the older one; but not without end. */
    private static void requireRoom(Session session, String plugin) {
        Long length = session.createSelectionQuery(
                        "select coalesce(sum(length(s.sql)), 0L) from RegisteredStatement s where s.key.plugin = :plugin",
                        Long.class)
                .setParameter("plugin", plugin)
                .getSingleResult();
        if (length > STATEMENTS_LIMIT) {
            throw new RoseyException(
                    StorageCodes.DENIED, plugin + " has registered " + length + " characters of statements by now");
        }
    }

    private MigrateReply asPlugin(
            Connection own, Connection connection, PluginSchema names, MigrateRequest request, Set<String> done)
            throws SQLException {
        try (var watch = watchdog.watch(connection, LIMIT)) {
            var transaction = PluginTransaction.longer(connection, watch, connections, STATEMENT_LIMIT);
            var history = new SchemaHistory(own, names);
            var applied = history.apply(request.migrations(), migration -> {
                if (!done.contains(migration.version())) {
                    MigrationScript.run(migration, transaction);
                }
            });
            describe(request.statements(), transaction);
            if (!request.dryRun() && !applied.isEmpty()) {
                var id = transaction.id();
                sessions.own(other -> PendingMigration.note(other, names.plugin(), id, applied));
                transaction.commit();
            }
            return new MigrateReply(
                    true,
                    names.schema(),
                    history.version(),
                    applied,
                    request.statements().stream().map(StorageStatement::name).toList(),
                    request.dryRun());
        }
    }

    private static void describe(List<StorageStatement> statements, PluginTransaction transaction) {
        for (var statement : statements) {
            try {
                transaction.describe(SqlText.parse(statement.sql()));
            } catch (RoseyException e) {
                throw e.with("statement", statement.name());
            }
        }
    }

    /** What is answered, and whether statements that were known are others now. */
    private record Done(MigrateReply reply, boolean isChanged) {}

    /** Undoes all, as failures do. */
    private static final class DryRun extends RuntimeException {

        private static final long serialVersionUID = 1L;
        private final transient MigrateReply reply;

        DryRun(MigrateReply reply) {
            super("dry run", null, false, false);
            this.reply = reply;
        }
    }
}
