package dev.rosey.plugins.llmtrivia;

import static org.awaitility.Awaitility.await;

import dev.rosey.bus.BusJson;
import dev.rosey.bus.ChatUser;
import dev.rosey.bus.CloudEvent;
import dev.rosey.bus.CommandReply;
import dev.rosey.bus.CommandRequest;
import dev.rosey.bus.RoseyException;
import dev.rosey.bus.nats.NatsBus;
import dev.rosey.testkit.NatsServer;
import dev.rosey.testkit.PostgresServer;
import dev.rosey.testkit.RoseyHost;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The chain that a command runs through, on real servers: nats-server, this plugin, database-service, PostgreSQL. The
 * servers are shared by all test classes; the modules start for each class with what it configures.
 *
 * <pre>{@code @RegisterExtension static final Chain chain = new Chain().with("call-timeout", "1s");}</pre>
 */
final class Chain implements BeforeAllCallback, AfterAllCallback {
    static final ChatUser ALICE = new ChatUser("alice", 0);
    static final ChatUser ADMIN = new ChatUser("adam", 3);
    static final Duration PATIENCE = Duration.ofSeconds(30);
    static final String SETTINGS = "rosey.plugins.llm-trivia.settings.";

    private final Map<String, String> settings = new java.util.HashMap<>();
    private final List<CloudEvent> events = new CopyOnWriteArrayList<>();
    private Servers servers;
    private RoseyHost host;
    private NatsBus operator;
    private TriviaDesk trivia;
    private ChatDesk chat;

    /** What outlives a class. */
    private static final class Servers implements AutoCloseable {
        final PostgresServer database = new PostgresServer();
        final NatsServer nats = new NatsServer();

        Servers() {
            nats.start();
        }

        @Override
        public void close() {
            nats.close();
            database.close();
        }
    }

    /** A setting of this plugin; before the start. */
    Chain with(String key, String value) {
        settings.put(SETTINGS + key, value);
        return this;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        servers = context.getRoot()
                .getStore(ExtensionContext.Namespace.GLOBAL)
                .getOrComputeIfAbsent(Servers.class, type -> new Servers(), Servers.class);
        operator = servers.nats.connect(NatsServer.OPERATOR);
        operator.subscribe("llmtrivia.*", message -> events.add(BusJson.read(message.body(), CloudEvent.class)));
        operator.flush();
        trivia = new TriviaDesk(operator);
        chat = new ChatDesk(operator);
        start();
        awaitStorage();
        servers.database.run(
                "truncate llm_trivia.questions, llm_trivia.riffs, llm_trivia.spent, llm_trivia.reservations");
    }

    @Override
    public void afterAll(ExtensionContext context) {
        host.stop();
        operator.close();
    }

    private void start() {
        host = new RoseyHost(servers.nats)
                .with("rosey.database.url", servers.database.url())
                .with("rosey.database.user", "postgres");
        settings.forEach(host::with);
        host.start();
    }

    /** Stops the modules and starts them again. */
    void restart() {
        host.stop();
        start();
    }

    CommandReply ask(ChatUser user, String action, String args) {
        return ask("room", user, action, args);
    }

    CommandReply ask(String channel, ChatUser user, String action, String args) {
        var request = CommandRequest.of(channel, user, args, Instant.now());
        var reply = operator.requestAndWait("rosey.command.llmtrivia." + action, BusJson.bytes(request), PATIENCE);
        return BusJson.read(reply.body(), CommandReply.class);
    }

    /** Something begins to play. */
    void play(String channel, String title) {
        publish(
                "chat.media_changed",
                Map.of("channel", channel, "title", title, "type", "yt", "media_id", "1", "duration_s", 4740));
        await().atMost(PATIENCE)
                .until(() -> bean(NowPlaying.class)
                        .in(channel)
                        .filter(media -> media.title().equals(title))
                        .isPresent());
    }

    /** An event of another module. */
    void publish(String type, Map<String, ?> data) {
        operator.publish(CloudEvent.of("/tests", type, Instant.now(), data));
        operator.flush();
    }

    /** What this plugin told the bus, but for what every module tells about itself. */
    List<CloudEvent> events(String type) {
        return events.stream()
                .filter(event -> event.type().equals("llmtrivia." + type))
                .toList();
    }

    void forgetEvents() {
        events.clear();
    }

    TriviaDesk trivia() {
        return trivia;
    }

    ChatDesk chat() {
        return chat;
    }

    NatsBus operator() {
        return operator;
    }

    NatsServer nats() {
        return servers.nats;
    }

    PostgresServer database() {
        return servers.database;
    }

    /** What {@code /metrics} says. */
    String metrics() {
        try {
            return host.get("/metrics");
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    <T> T bean(Class<T> type) {
        return host.bean(type);
    }

    /** Waits until the storage answers. */
    void awaitStorage() {
        await("the tables to be there")
                .atMost(PATIENCE.multipliedBy(2))
                .ignoreExceptionsInstanceOf(RoseyException.class)
                .until(() -> ask(ADMIN, "budget", "").ok());
    }
}
