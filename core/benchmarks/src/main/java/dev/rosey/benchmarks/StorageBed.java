package dev.rosey.benchmarks;

import dev.rosey.bus.nats.NatsBus;
import dev.rosey.testkit.NatsServer;
import io.nats.client.Connection;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.util.Map;
import java.util.Set;

/**
 * What storage is measured on: PostgreSQL that writes through to the disk, as Rosey's own does, nats-server, and a host JVM
 * with database-service and perhaps a plugin.
 */
final class StorageBed implements AutoCloseable {

    private static final String OWNER = "postgres";

    private final EmbeddedPostgres postgres;
    private final NatsServer nats = new NatsServer();
    private final ChildJvm host;
    private final NatsBus operator;

    private StorageBed(EmbeddedPostgres postgres, Set<String> modules) throws IOException {
        this.postgres = postgres;
        nats.start();
        this.host = ChildJvm.host(
                nats,
                modules,
                Map.of("ROSEY_DATABASE_URL", postgres.getJdbcUrl(OWNER, OWNER), "ROSEY_DATABASE_USER", OWNER));
        this.operator = nats.connect(NatsServer.OPERATOR);
    }

    /** Starts all of it, with database-service alone; ready when {@link Notes} is migrated. */
    static StorageBed start() throws IOException, InterruptedException {
        var bed = start(Set.of("database-service"));
        bed.await(Notes.migrate(bed.bus()));
        return bed;
    }

    /** Starts all of it, with these modules. */
    static StorageBed start(Set<String> modules) throws IOException {
        return new StorageBed(
                EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .start(),
                modules);
    }

    /** Waits until this call succeeds. */
    void await(Call call) throws InterruptedException {
        host.await(call);
    }

    /** The operator's connection, which may speak for any plugin. */
    Connection bus() {
        return operator.whenConnected().join();
    }

    /** The database, for plain JDBC. */
    String url() {
        return postgres.getJdbcUrl(OWNER, OWNER);
    }

    @Override
    public void close() throws IOException, InterruptedException {
        operator.close();
        host.close();
        nats.close();
        postgres.close();
    }
}
