package dev.rosey.runtime;

import dev.rosey.bus.ErrorCode;
import dev.rosey.bus.MigrateRequest;
import dev.rosey.bus.RoseyException;
import dev.rosey.bus.StorageCodes;
import dev.rosey.bus.Subjects;
import dev.rosey.bus.nats.NatsBus;
import dev.rosey.plugin.Storage;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A plugin's tables in database-service: sends what the plugin brings whenever the service comes or comes back, and when it
 * does not know the plugin. Nobody waits for that longer than a caller can, however long it takes.
 *
 * <p>Safe from any thread.
 */
final class PluginTables {

    private static final Logger LOG = Logger.getLogger(Storage.class.getName());
    private static final Duration MIGRATE = Duration.ofSeconds(36);
    private static final Duration PATIENCE = Duration.ofMillis(1_500);
    private static final List<Duration> RETRIES =
            List.of(Duration.ofSeconds(2), Duration.ofSeconds(5), Duration.ofSeconds(15), Duration.ofSeconds(40));

    private final NatsBus bus;
    private final DatabaseDesk database;
    private final String plugin;
    private final MigrateRequest brought;
    private final TablesState state;

    /** Whether the first migrate is still under way, or yet to come. */
    private final CountDownLatch first = new CountDownLatch(1);

    /** The migrate that was sent last. */
    private CompletableFuture<Boolean> latest = CompletableFuture.completedFuture(false);

    private volatile boolean isMigrated;

    PluginTables(NatsBus bus, DatabaseDesk database, String plugin, MigrateRequest brought, TablesState state) {
        this.bus = bus;
        this.database = database;
        this.plugin = plugin;
        this.brought = brought;
        this.state = state;
    }

    /**
     * Sends {@code migrate} as soon as the bus is there, and again whenever the database is. Returns at once. A plugin that
     * brings nothing has nothing to ask for, either.
     */
    void start() {
        if (brought.migrations().isEmpty() && brought.statements().isEmpty()) {
            isMigrated = true;
            state.settled();
            return;
        }
        var unused = bus.whenConnected().thenRunAsync(() -> {
            bus.subscribe("db.started", event -> send());
            bus.subscribe("db.recovered", event -> send());
            tryAgain(RETRIES);
        });
    }

    /** Afterwards the events of database-service, or a call that it refuses, are what brings a migrate about. */
    private void tryAgain(List<Duration> delays) {
        if (isMigrated) {
            return;
        }
        var unused = send().exceptionally(failure -> {
            if (isAway(failure) && !delays.isEmpty()) {
                CompletableFuture.delayedExecutor(delays.getFirst().toMillis(), TimeUnit.MILLISECONDS)
                        .execute(() -> tryAgain(delays.subList(1, delays.size())));
            }
            return false;
        });
    }

    private static boolean isAway(Throwable failure) {
        return failure instanceof RoseyException known && known.code().category() == ErrorCode.Category.DEPENDENCY;
    }

    /** Sends a migrate; several may be under way, and the service carries out one after the other. */
    private synchronized CompletableFuture<Boolean> send() {
        var sent = new CompletableFuture<Boolean>();
        latest = sent;
        Thread.ofVirtual().name("migrate " + plugin).start(() -> carryOut(sent));
        return sent;
    }

    private void carryOut(CompletableFuture<Boolean> sent) {
        try {
            database.ask(Subjects.dbExec(plugin, "migrate"), brought, MIGRATE);
            isMigrated = true;
            state.settled();
            sent.complete(true);
        } catch (RoseyException e) {
            failed(e);
            sent.completeExceptionally(e);
        } finally {
            sent.complete(false);
            first.countDown();
        }
    }

    private void failed(RoseyException failure) {
        LOG.log(
                isAway(failure) ? Level.INFO : Level.SEVERE,
                () -> plugin + " could not migrate: " + failure.code().name() + ' ' + failure.message() + ' '
                        + failure.details());
        if (isMigrated || (isAway(failure) && !isTooSlow(failure))) {
            state.settled();
        } else {
            state.refused(plugin + " could not migrate: " + failure.message());
        }
    }

    /** The database is there; it is the plugin's SQL that takes too long. */
    private static boolean isTooSlow(RoseyException failure) {
        return failure.code().name().equals(StorageCodes.STATEMENT_TIMEOUT.name());
    }

    /** Waits for the first migrate while it is under way. Fails with {@code UNAVAILABLE} when that takes too long. */
    void awaitFirst() {
        if (isMigrated) {
            return;
        }
        try {
            if (!first.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw notReady(plugin);
            }
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /**
     * Migrates, or waits for the migrate that is under way. Fails with what the service says to it, or with
     * {@code UNAVAILABLE} when it takes too long; it goes on then.
     */
    void migrate() {
        try {
            var unused = underWay().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw interrupted(e);
        } catch (TimeoutException e) {
            throw notReady(plugin);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RoseyException known ? known : notReady(plugin);
        }
    }

    private synchronized CompletableFuture<Boolean> underWay() {
        return latest.isDone() ? send() : latest;
    }

    /** What a call fails with that cannot wait any longer. */
    static RoseyException notReady(String plugin) {
        return new RoseyException(ErrorCode.UNAVAILABLE, "the tables of " + plugin + " are not ready yet");
    }

    private static RoseyException interrupted(InterruptedException interruption) {
        Thread.currentThread().interrupt();
        return new RoseyException(ErrorCode.UNAVAILABLE, "interrupted while waiting for the tables", interruption);
    }
}
