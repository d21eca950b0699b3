package dev.rosey.plugins.llmtrivia;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rosey.bus.BusJson;
import dev.rosey.bus.ChatUser;
import dev.rosey.bus.CommandReply;
import dev.rosey.bus.CommandRequest;
import dev.rosey.bus.RoseyException;
import dev.rosey.bus.nats.NatsBus;
import dev.rosey.testkit.NatsServer;
import dev.rosey.testkit.PostgresServer;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The plugin and its database service in a JVM of their own, which is killed while 200 people ask. */
class KillTest {
    private static final int LIMIT = 150;
    private static final String PREFIX = "ROSEY_PLUGINS_LLM_TRIVIA_SETTINGS_";

    @RegisterExtension
    static final NatsServer nats = new NatsServer();

    @TempDir
    Path folder;

    private final PostgresServer database = new PostgresServer();
    private final StubEndpoint stub = new StubEndpoint();
    private NatsBus operator;
    private Process host;

    @BeforeEach
    void connect() {
        operator = nats.connect(NatsServer.OPERATOR);
    }

    @AfterEach
    void stop() {
        kill();
        operator.close();
        stub.close();
        database.close();
    }

    @Test
    void neverOverspendsWhoeverAsksAndWhateverDies() throws IOException {
        var model = Map.of(
                PREFIX + "PROVIDERS_0_KIND", "openai",
                PREFIX + "PROVIDERS_0_URL", stub.url() + "/v1",
                PREFIX + "PROVIDERS_0_MODEL", "stub-model",
                PREFIX + "REQUESTS_PER_DAY", Integer.toString(LIMIT),
                PREFIX + "REQUESTS_PER_CHANNEL", "1000",
                PREFIX + "TOKENS_PER_DAY", "100000000",
                PREFIX + "TOKENS_PER_CHANNEL", "100000000");
        stub.always(stub.silence());
        start(model);
        crowd();
        await().atMost(Chain.PATIENCE)
                .pollInterval(Duration.ofMillis(2))
                .until(() -> stub.requests().size() >= 5);
        kill();

        int before = stub.requests().size();
        assertThat(counted()).as("each call was counted before it was made").isBetween(before, LIMIT);
        stub.always(StubEndpoint.body(200, "application/json", StubEndpoint.openAi("nothing that can be read")));
        start(model);
        crowd();
        await().atMost(Chain.PATIENCE).until(() -> counted() == LIMIT);
        await().atMost(Chain.PATIENCE)
                .until(() -> "BUDGET_EXHAUSTED".equals(ask("late").error().code()));

        assertThat(counted()).isEqualTo(LIMIT);
        assertThat(stub.requests()).hasSizeLessThanOrEqualTo(LIMIT);
    }

    @Test
    void loadsNothingForModelsWhereThereIsNone() throws IOException {
        start(Map.of());
        operator.subscribe("rosey.command.trivia.ask", message -> {});
        ask("alice");

        assertThat(Files.readString(folder.resolve("classes")))
                .contains("dev.rosey.plugins.llmtrivia.LlmTrivia")
                .doesNotContain("dev.langchain4j")
                .doesNotContain("io.github.resilience4j");
    }

    private int counted() {
        return Integer.parseInt(
                database.rows("select coalesce(sum(requests), 0) from llm_trivia.spent where scope = 'all'")
                        .getFirst());
    }

    /** Two hundred people at once, of whom nobody waits for an answer. */
    private void crowd() {
        for (int i = 0; i < 200; i++) {
            var unused = operator.request(
                    "rosey.command.llmtrivia.source", body("room" + i % 10, "user" + i), Chain.PATIENCE);
        }
    }

    private CommandReply ask(String user) {
        var reply = operator.requestAndWait("rosey.command.llmtrivia.source", body("elsewhere", user), Chain.PATIENCE);
        return BusJson.read(reply.body(), CommandReply.class);
    }

    private static byte[] body(String channel, String user) {
        return BusJson.bytes(CommandRequest.of(channel, ChatUser.guest(user), "", Instant.now()));
    }

    private void start(Map<String, String> settings) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var builder = new ProcessBuilder(
                java,
                "-Xmx192m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xlog:class+load:file=" + folder.resolve("classes"),
                "-cp",
                System.getProperty("java.class.path")
                        .replace(File.pathSeparator + File.pathSeparator, File.pathSeparator),
                "dev.rosey.runtime.Host");
        Map<String, String> environment = new HashMap<>(settings);
        environment.put("ROSEY_NATS_URL", nats.uri().toString());
        environment.put("ROSEY_CREDENTIALS_DIR", nats.credentialsDir().toString());
        environment.put("ROSEY_HTTP_FILE", folder.resolve("http").toString());
        environment.put("ROSEY_PARENT_WATCH", "stdin");
        environment.put("ROSEY_DATABASE_URL", database.url());
        environment.put("ROSEY_DATABASE_USER", "postgres");
        builder.environment().putAll(environment);
        host = builder.redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
                .start();
        await().atMost(Chain.PATIENCE.multipliedBy(2)).until(this::isReady);
    }

    private boolean isReady() {
        try {
            var reply = operator.requestAndWait("rosey.command.llmtrivia.budget", body("x", "y"), Chain.PATIENCE);
            return BusJson.read(reply.body(), CommandReply.class).ok();
        } catch (RoseyException | CompletionException notYet) {
            return false;
        }
    }

    private void kill() {
        host.destroyForcibly().onExit().join();
    }
}
