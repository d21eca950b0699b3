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
 * with database-service alone.
 */
final class StorageBed implements AutoCloseable {

    private static final String OWNER = "postgres";

    private final EmbeddedPostgres postgres;
    private final NatsServer nats = new NatsServer();
    private final ChildJvm host;
    private final NatsBus operator;

    private StorageBed(EmbeddedPostgres postgres) throws IOException {
        this.postgres = postgres;
        nats.start();
        this.host = ChildJvm.host(
                nats,
                Set.of("database-service"),
                Map.of("ROSEY_DATABASE_URL", postgres.getJdbcUrl(OWNER, OWNER), "ROSEY_DATABASE_USER", OWNER));
        this.operator = nats.connect(NatsServer.OPERATOR);
    }

    /** Starts all of it; ready when {@link Notes} is migrated. */
    static StorageBed start() throws IOException, InterruptedException {
        var bed = new StorageBed(EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .start());
        bed.host.await(Notes.migrate(bed.bus()));
        return bed;
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
