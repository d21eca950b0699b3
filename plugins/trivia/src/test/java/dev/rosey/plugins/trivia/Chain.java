package dev.rosey.plugins.trivia;

import static org.awaitility.Awaitility.await;

import dev.rosey.bus.ChatUser;
import dev.rosey.bus.RoseyException;
import dev.rosey.simulator.CytubeSimulator;
import dev.rosey.simulator.SimulatorConfig;
import dev.rosey.testkit.NatsServer;
import dev.rosey.testkit.PostgresServer;
import dev.rosey.testkit.RoseyHost;
import dev.rosey.testkit.TestBot;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The whole chain of a game on real servers: a room of the simulator, rosey-core, nats-server, this plugin, database-service,
 * PostgreSQL. Started once for all test classes.
 *
 * <pre>{@code @RegisterExtension static final Chain chain = new Chain();}</pre>
 */
final class Chain implements BeforeAllCallback {

    static final String ROOM = "movienight";
    static final ChatUser ALICE = new ChatUser("alice", 0);
    static final ChatUser BOB = new ChatUser("Bob", 1);
    static final ChatUser CAROL = new ChatUser("carol", 0);
    static final ChatUser MODERATOR = new ChatUser("mona", 2);

    private static final String PASSWORD = "simulator-s3cret";

    private Parts parts;

    @Override
    public void beforeAll(ExtensionContext context) {
        parts = context.getRoot()
                .getStore(ExtensionContext.Namespace.GLOBAL)
                .getOrComputeIfAbsent(Parts.class, type -> new Parts(), Parts.class);
    }

    /** All that runs, until the last test is over. */
    private static final class Parts implements AutoCloseable {
        final PostgresServer database = new PostgresServer();
        final CytubeSimulator cytube = CytubeSimulator.start(SimulatorConfig.withPassword(PASSWORD));
        final NatsServer nats = new NatsServer();
        final RoseyHost host = new RoseyHost(nats)
                .with("rosey.database.url", database.url())
                .with("rosey.database.user", "postgres")
                .with("rosey.simulator.url", cytube.uri().toString())
                .with("rosey.simulator.password", PASSWORD)
                .with("rosey.channel", ROOM);
        final Watcher watcher;

        Parts() {
            nats.start();
            host.start();
            watcher = new Watcher(nats);
            awaitStorage();
        }

        void awaitStorage() {
            await().atMost(Watcher.PATIENCE)
                    .ignoreExceptionsInstanceOf(RoseyException.class)
                    .until(() -> watcher.ask(ROOM, ALICE, "stats", "").ok());
        }

        @Override
        public void close() {
            watcher.close();
            host.stop();
            nats.close();
            cytube.close();
            database.close();
        }
    }

    Watcher bus() {
        return parts.watcher;
    }

    PostgresServer database() {
        return parts.database;
    }

    NatsServer nats() {
        return parts.nats;
    }

    <T> T bean(Class<T> type) {
        return parts.host.bean(type);
    }

    TestBot guest(String name) {
        return TestBot.join(parts.cytube.uri(), ROOM, name);
    }

    /** Waits until the storage answers. */
    void awaitStorage() {
        parts.awaitStorage();
    }

    /** Stops the modules in order, does something, and starts them again. */
    void restart(Runnable between) {
        parts.host.stop();
        between.run();
        parts.host.start();
    }
}
