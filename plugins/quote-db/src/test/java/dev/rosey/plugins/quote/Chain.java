package dev.rosey.plugins.quote;

import dev.rosey.bus.BusJson;
import dev.rosey.bus.ChatUser;
import dev.rosey.bus.CloudEvent;
import dev.rosey.bus.CommandReply;
import dev.rosey.bus.CommandRequest;
import dev.rosey.bus.RoseyException;
import dev.rosey.bus.nats.BusMessage;
import dev.rosey.bus.nats.NatsBus;
import dev.rosey.testkit.NatsServer;
import dev.rosey.testkit.RoseyHost;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The whole chain that a command runs through, on real servers: nats-server, this plugin, database-service, PostgreSQL.
 * Started once for all test classes; each finds the book empty.
 *
 * <pre>{@code @RegisterExtension static final Chain chain = new Chain();}</pre>
 */
final class Chain implements BeforeAllCallback {
    static final ChatUser ALICE = new ChatUser("alice", 0);
    static final ChatUser BOB = new ChatUser("bob", 1);
    static final ChatUser MODERATOR = new ChatUser("mona", 2);
    static final ChatUser ADMIN = new ChatUser("adam", 3);

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String[] EVENTS = {"quote.added", "quote.deleted", "quote.restored", "quote.edited"};

    private Parts parts;

    @Override
    public void beforeAll(ExtensionContext context) {
        parts = context.getRoot()
                .getStore(ExtensionContext.Namespace.GLOBAL)
                .getOrComputeIfAbsent(Parts.class, type -> new Parts(), Parts.class);
        empty();
    }

    /** All that runs, until the last test is over. */
    private static final class Parts implements AutoCloseable {
        final Path data = newFolder();
        final BlockingQueue<CloudEvent> events = new LinkedBlockingQueue<>();
        EmbeddedPostgres postgres = startPostgres(data);
        NatsServer nats = new NatsServer();
        RoseyHost host = newHost();
        NatsBus operator = startOnBus();

        private NatsBus startOnBus() {
            nats.start();
            host.start();
            var bus = nats.connect(NatsServer.OPERATOR);
            for (var event : EVENTS) {
                bus.subscribe(event, message -> events.add(BusJson.read(message.body(), CloudEvent.class)));
            }
            bus.flush();
            return bus;
        }

        /** Stops everything and starts it again; of all that there was, only PostgreSQL's data is still there. */
        void startAgain() throws IOException {
            stop();
            postgres = startPostgres(data);
            nats = new NatsServer();
            host = newHost();
            operator = startOnBus();
        }

        RoseyHost newHost() {
            return new RoseyHost(nats)
                    .with("rosey.database.url", postgres.getJdbcUrl("postgres", "postgres"))
                    .with("rosey.database.user", "postgres");
        }

        private static Path newFolder() {
            try {
                return Files.createTempDirectory("rosey-quotes-");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static EmbeddedPostgres startPostgres(Path data) {
            try {
                return EmbeddedPostgres.builder()
                        .setDataDirectory(data)
                        .setCleanDataDirectory(false)
                        .setServerConfig("max_locks_per_transaction", "256")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void stop() throws IOException {
            operator.close();
            host.stop();
            nats.close();
            postgres.close();
        }

        @Override
        public void close() throws IOException {
            stop();
            try (var files = Files.walk(data)) {
                files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
            }
        }
    }

    /** Takes everything out of the book, as if it were new. */
    void empty() {
        Awaitility.await("the tables to be there")
                .atMost(Duration.ofMinutes(1))
                .ignoreExceptionsInstanceOf(RoseyException.class)
                .until(() -> bean(QuoteStore.class).find(1), found -> true);
        sql("truncate quote_db.places, quote_db.quote_history, quote_db.quotes; update quote_db.book set last_id = 0");
        parts.events.clear();
    }

    /** Asks as a user in the channel {@code room}. */
    CommandReply ask(ChatUser user, String action, String args) {
        return ask("room", user, action, args);
    }

    CommandReply ask(String channel, ChatUser user, String action, String args) {
        var request = CommandRequest.of(channel, user, args, Instant.now());
        var reply = parts.operator.requestAndWait("rosey.command.quote." + action, BusJson.bytes(request), PATIENCE);
        return BusJson.read(reply.body(), CommandReply.class);
    }

    /** Adds a quote and returns its id. */
    long add(ChatUser user, String text) {
        return id(ask(user, "add_anyway", text));
    }

    static long id(CommandReply reply) {
        return ((Number) data(reply).get("id")).longValue();
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> data(CommandReply reply) {
        if (!reply.ok() || reply.data() == null) {
            throw new AssertionError("no data in " + reply);
        }
        return (Map<String, Object>) reply.data();
    }

    /** Publishes an event of another module. */
    void publish(CloudEvent event) {
        parts.operator.publish(event);
        parts.operator.flush();
    }

    /** Answers {@code chat.media} with this title until it is closed. */
    AutoCloseable plays(String title) {
        var reply = CommandReply.text("").withData(Map.of("media", Map.of("title", title)));
        var serving = parts.operator.subscribe(
                "rosey.command.chat.media",
                message -> parts.operator.publish(
                        BusMessage.of(String.valueOf(message.replyTo()), null, BusJson.bytes(reply))));
        parts.operator.flush();
        return serving;
    }

    BlockingQueue<CloudEvent> events() {
        return parts.events;
    }

    <T> T bean(Class<T> type) {
        return parts.host.bean(type);
    }

    /** Stops the modules and starts them again. */
    void restart() {
        parts.host.stop();
        parts.host.start();
    }

    /** Stops the modules, the bus and PostgreSQL, and starts them all again. */
    void restartAll() {
        try {
            parts.startAgain();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Keeps database-service off the bus from now on; only {@link #restartAll} brings it back. */
    void loseDatabaseService() {
        parts.nats.kill();
        parts.nats.withoutUser("database-service").start();
    }

    /** Stops the modules and starts them with a private file below this folder for storage. */
    void goLocal(Path home) {
        parts.host.stop();
        parts.host = parts.newHost()
                .with("rosey.home", home.toString())
                .with("rosey.plugins.quote-db.settings.storage", "local");
        parts.host.start();
    }

    /** Undoes {@link #goLocal}. */
    void comeBack() {
        parts.host.stop();
        parts.host = parts.newHost();
        parts.host.start();
    }

    /** Stops all processes of PostgreSQL where they are. */
    void hangPostgres() {
        signal("-STOP");
    }

    void resumePostgres() {
        signal("-CONT");
    }

    private void signal(String signal) {
        try {
            var pid = Files.readAllLines(parts.data.resolve("postmaster.pid"))
                    .getFirst()
                    .strip();
            var postmaster = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
            var command = new ArrayList<>(List.of("kill", signal, pid));
            postmaster.descendants().forEach(process -> command.add(Long.toString(process.pid())));
            new ProcessBuilder(command).start().onExit().join();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs statements as the superuser and returns the first cell of the last one, if it has one. */
    String sql(String sql) {
        try (var connection = DriverManager.getConnection(parts.postgres.getJdbcUrl("postgres", "postgres"));
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
}
