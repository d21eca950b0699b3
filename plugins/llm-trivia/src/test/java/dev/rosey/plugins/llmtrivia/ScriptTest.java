package dev.rosey.plugins.llmtrivia;

import static dev.rosey.plugins.llmtrivia.Chain.ADMIN;
import static dev.rosey.plugins.llmtrivia.Chain.ALICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rosey.bus.BusJson;
import dev.rosey.bus.nats.BusMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A provider with a key that refuses it, before a scripted one; entries with mistakes; facts of the operator. The first test
 * must find the providers fresh.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ScriptTest {
    private static final String SECRET = "sk-5e6f7a8b9c0d-keep-me";
    private static final StubEndpoint stub = new StubEndpoint();
    private static final Path script = file("");
    private static final Path facts = file("# Plan 9\nIt was shot in six days.\n# Godzilla\nHe is tall.\n");

    @RegisterExtension
    static final Chain chain = new Chain()
            .with("providers.0.kind", "openai")
            .with("providers.0.url", stub.url() + "/v1")
            .with("providers.0.model", "gpt-x")
            .with("providers.0.key-file", file(SECRET + "\n").toString())
            .with("providers.1.kind", "openai")
            .with("providers.1.name", "no-model")
            .with("providers.1.url", "https://example.org/v1")
            .with("providers.2.kind", "scripted")
            .with("providers.2.file", script.toString())
            .with("providers.3.kind", "openai")
            .with("providers.3.url", "https://example.org/v1")
            .with("providers.3.model", "m")
            .with("providers.3.key-file", file("two " + SECRET).toString())
            .with("providers.4.kind", "openai")
            .with("providers.4.url", "https://example.org/v1?key=" + SECRET + " x")
            .with("providers.4.model", "m")
            .with("event-texts", "true")
            .with("facts-file", facts.toString());

    private static final List<String> logged = new CopyOnWriteArrayList<>();
    private static final Handler ears = new Handler() {
        @Override
        public void publish(LogRecord message) {
            logged.add(message.getMessage() + ' ' + message.getThrown());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    private final List<String> bus = new CopyOnWriteArrayList<>();

    private static Path file(String text) {
        try {
            Path file = Files.createTempFile("llm-trivia-", ".txt");
            file.toFile().deleteOnExit();
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @BeforeAll
    static void listen() {
        Logger.getLogger("").addHandler(ears);
    }

    @AfterAll
    static void close() {
        Logger.getLogger("").removeHandler(ears);
        stub.close();
    }

    @BeforeEach
    void reset() {
        stub.reset();
        stub.always(StubEndpoint.body(
                401, "application/json", "{\"error\":{\"message\":\"Incorrect API key provided: " + SECRET + "\"}}"));
        chain.trivia().reset(TriviaDesk.Mood.ASKS);
        chain.database().run("truncate llm_trivia.questions");
        chain.forgetEvents();
    }

    private static void script(String... lines) throws IOException {
        Files.write(script, List.of(lines));
    }

    private static String heard(BusMessage message) {
        return message.subject() + ' ' + message.headers() + ' ' + new String(message.body(), StandardCharsets.UTF_8);
    }

    @Test
    @Order(1)
    void asksTheScriptWhenTheOtherRefusesAndTellsTheKeyNobody() throws IOException {
        script(
                "# a comment",
                "{\"for\":\"riff\",\"riff\":\"Nice strings.\"}",
                "{\"for\":\"question\",\"when\":\"plan 9\",\"question\":\"Who directed Plan 9?\",\"answer\":\"Ed Wood\","
                        + "\"alternatives\":[],\"difficulty\":\"easy\",\"explanation\":\"\"}");
        try (var everything = chain.operator().subscribe(">", message -> bus.add(heard(message)))) {
            chain.operator().flush();
            chain.play("room", "Plan 9 from Outer Space");
            chain.chat().says(List.of("alice"));
            chain.ask(ADMIN, "riffs", "on");
            assertThat(chain.ask(ALICE, "ask", "").text()).isEmpty();
            assertThat(chain.ask(ALICE, "riff", "").text()).isEqualTo("🤖 Nice strings.");
            chain.ask(ALICE, "status", "");
            chain.ask(ALICE, "budget", "");
            chain.operator().requestAndWait("$SRV.INFO.llm-trivia", new byte[0], Chain.PATIENCE);
            chain.operator().requestAndWait("$SRV.STATS.llm-trivia", new byte[0], Chain.PATIENCE);
            await().atMost(Chain.PATIENCE)
                    .until(() -> bus.stream().anyMatch(line -> line.startsWith("llmtrivia.heartbeat")));
            await().atMost(Chain.PATIENCE).until(() -> !chain.events("riffed").isEmpty());
        }
        assertThat(stub.authorizations()).as("it was used").contains("Bearer " + SECRET);
        assertThat(bus).isNotEmpty().noneMatch(line -> line.contains(SECRET));
        assertThat(logged).isNotEmpty().noneMatch(line -> line.contains(SECRET));
        assertThat(chain.database().rows("select * from llm_trivia.reservations"))
                .isNotEmpty()
                .noneMatch(row -> row.contains(SECRET));
        assertThat(chain.metrics()).contains("rosey_llm_calls").doesNotContain(SECRET);
    }

    @Test
    void leavesOutEntriesWithMistakesAndSaysWhy() throws IOException {
        script("{\"for\":\"riff\",\"riff\":\"x\"}");
        assertThat(chain.ask(ALICE, "status", "").text())
                .contains("openai (gpt-x")
                .contains("scripted (script");
        assertThat(LlmConfig.from(org.eclipse.microprofile.config.ConfigProvider.getConfig())
                        .problems())
                .hasSize(3)
                .anyMatch(problem -> problem.contains("url and model"))
                .noneMatch(problem -> problem.contains(SECRET));
    }

    @Test
    void givesTheModelTheFactsOfTheOperatorAndEventsTheTextsWhereAllowed() throws IOException {
        script(
                "{\"for\":\"question\",\"when\":\"six days\",\"question\":\"In how many days was Plan 9 shot?\",\"answer\":\"6\","
                        + "\"alternatives\":[\"six\"],\"difficulty\":\"easy\",\"explanation\":\"\"}");
        chain.play("room", "PLAN 9 from Outer Space (1957)");

        assertThat(chain.ask(ALICE, "ask", "").text()).isEmpty();

        await().atMost(Chain.PATIENCE)
                .until(() -> !chain.events("question_generated").isEmpty());
        var told = BusJson.tree(chain.events("question_generated").getFirst().data());
        assertThat(told.path("text").asText()).isEqualTo("In how many days was Plan 9 shot?");
        assertThat(told.path("model").asText()).isEqualTo("script");
    }

    @Test
    void fallsBackToPacksWhenTheScriptFailsOrIsNonsense() throws IOException {
        script("{\"for\":\"question\",\"raw\":\"not even JSON\"}");
        assertThat(chain.ask(ALICE, "ask", "films").text()).contains("nothing fit to ask");
        script("{\"for\":\"question\",\"fail\":\"broken\"}");
        assertThat(chain.ask(ALICE, "ask", "films").text()).contains("not answering");
        script("no json");
        assertThat(chain.ask(ALICE, "ask", "films").text()).contains("not answering");
    }
}
