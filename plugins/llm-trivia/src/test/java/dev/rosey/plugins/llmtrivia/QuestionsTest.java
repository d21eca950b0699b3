package dev.rosey.plugins.llmtrivia;

import static dev.rosey.plugins.llmtrivia.Chain.ADMIN;
import static dev.rosey.plugins.llmtrivia.Chain.ALICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rosey.bus.BusJson;
import dev.rosey.bus.CommandReply;
import dev.rosey.bus.CommandRequest;
import dev.rosey.bus.nats.BusMessage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Questions of a model over HTTP, on the whole chain. */
class QuestionsTest {
    private static final StubEndpoint stub = new StubEndpoint();

    @RegisterExtension
    static final Chain chain = new Chain()
            .with("providers.0.kind", "openai")
            .with("providers.0.url", stub.url() + "/v1")
            .with("providers.0.model", "stub-model")
            .with("providers.0.price-in", "10")
            .with("providers.0.price-out", "100")
            .with("requests-per-user", "10000")
            .with("requests-per-channel", "10000")
            .with("requests-per-day", "10000")
            .with("tokens-per-user", "100000000")
            .with("tokens-per-channel", "100000000")
            .with("tokens-per-day", "100000000")
            .with("money-per-user", "1000")
            .with("money-per-channel", "1000")
            .with("money-per-day", "1000");

    @BeforeEach
    void reset() {
        stub.reset();
        chain.trivia().reset(TriviaDesk.Mood.ASKS);
        chain.forgetEvents();
        chain.database().run("truncate llm_trivia.questions, llm_trivia.spent, llm_trivia.reservations");
    }

    @AfterAll
    static void close() {
        stub.close();
    }

    private static JsonNode event(String type) {
        await().atMost(Chain.PATIENCE).until(() -> !chain.events(type).isEmpty());
        return BusJson.tree(chain.events(type).getLast().data());
    }

    private static void assertFromPacks(CommandReply reply, String rule) {
        assertThat(reply.ok()).isTrue();
        assertThat(reply.text()).contains("nothing fit to ask").contains("trivia packs");
        assertThat(chain.trivia().last().orElseThrow().has("like")).isTrue();
        assertThat(event("rejected").path("reason").asText()).isEqualTo(rule);
    }

    @Test
    void handsAQuestionAboutWhatPlaysToTrivia() {
        chain.play("room", "Plan 9 from Outer Space");
        stub.asks("Who directed Plan 9 from Outer Space?", "Ed Wood");

        CommandReply reply = chain.ask(ALICE, "ask", "");

        assertThat(reply.ok()).as(reply.toString()).isTrue();
        assertThat(reply.text()).isEmpty();
        JsonNode question = chain.trivia().last().orElseThrow();
        assertThat(question.path("question").asText()).isEqualTo("Who directed Plan 9 from Outer Space?");
        assertThat(question.path("answer").asText()).isEqualTo("Ed Wood");
        assertThat(question.path("source").asText()).isEqualTo("llm:stub-model");
        assertThat(question.path("id").asText()).matches("llm-[0-9a-f]{16}");
        assertThat(question.path("category").asText()).isEqualTo("Now playing");
        JsonNode data = BusJson.readObject(stub.requests()
                .getFirst()
                .path("messages")
                .path(1)
                .path("content")
                .asText()
                .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThat(data.path("title").asText()).isEqualTo("Plan 9 from Outer Space");
        assertThat(data.path("duration_s").asInt()).isEqualTo(4740);
        assertThat(stub.requests().get(1).toString())
                .as("the check is not told the key")
                .doesNotContain("Ed Wood");
        assertThat(stub.requests().toString()).as("nobody's name travels").doesNotContain("alice");
    }

    @Test
    void tellsModelPromptTokensAndCostAndNoText() {
        stub.asks("Who directed Plan 9 from Outer Space?", "Ed Wood");

        chain.ask(ALICE, "ask", "bad films");

        JsonNode told = event("question_generated");
        assertThat(told.path("channel").asText()).isEqualTo("room");
        assertThat(told.path("question_id").asText()).startsWith("llm-");
        assertThat(told.path("model").asText()).isEqualTo("stub-model");
        assertThat(told.path("provider").asText()).isEqualTo("openai");
        assertThat(told.path("prompt_hash").asText()).matches("[0-9a-f]{16}");
        assertThat(told.path("tokens").asLong()).isEqualTo(240);
        assertThat(told.path("cost").decimalValue()).isEqualByComparingTo("0.006");
        assertThat(told.has("text")).isFalse();
        await().atMost(Chain.PATIENCE)
                .untilAsserted(() -> assertThat(
                                chain.database()
                                        .rows(
                                                "select scope, name, requests, tokens, money from llm_trivia.spent order by scope"))
                        .containsExactly("all  2 240 6000", "channel room 2 240 6000", "user alice 2 240 6000"));
    }

    @Test
    void repairsAMalformedAnswerOnce() {
        stub.once(StubEndpoint.body(200, "application/json", StubEndpoint.openAi("Sure! Here is a question.")));
        stub.asks("Who directed Plan 9 from Outer Space?", "Ed Wood");

        assertThat(chain.ask(ALICE, "ask", "films").text()).isEmpty();

        assertThat(stub.requests()).hasSize(3);
        assertThat(stub.requests().get(1).toString()).contains("previous", "Sure! Here is a question.");
    }

    @Test
    void dropsWhatIsStillMalformed() {
        stub.says(purpose -> "{\"question\":\"What?\",\"extra\":1}");

        assertFromPacks(chain.ask(ALICE, "ask", "films"), "malformed");

        assertThat(stub.requests()).hasSize(2);
    }

    @Test
    void dropsAQuestionThatNobodyAnswersWithoutTheKey() {
        stub.says(purpose -> purpose == Purpose.QUESTION
                ? StubEndpoint.question("Who directed Plan 9 from Outer Space?", "Ed Wood")
                : StubEndpoint.check("Roger Corman"));

        assertFromPacks(chain.ask(ALICE, "ask", "films"), "not_confirmed");
    }

    @Test
    void dropsAQuestionThatTellsItsAnswer() {
        stub.asks("Which film did Ed Wood, the director Ed Wood, shoot in 1956?", "Ed Wood");

        assertFromPacks(chain.ask(ALICE, "ask", "films"), "tells_answer");
        assertThat(stub.requests()).as("the check is saved").hasSize(1);
    }

    @Test
    void dropsWhatBreaksARule() {
        stub.asks("Who directed Plan 9? See plan9.example.org", "Ed Wood");

        assertFromPacks(chain.ask(ALICE, "ask", "films"), "link");
    }

    @Test
    void asksNothingTwiceAlsoAfterARestart() {
        stub.asks("Who directed Plan 9 from Outer Space?", "Ed Wood");
        assertThat(chain.ask(ALICE, "ask", "films").text()).isEmpty();

        stub.asks("Who was it that directed “Plan 9 from Outer Space”?", "Ed Wood");
        assertFromPacks(chain.ask(ALICE, "ask", "films"), "duplicate");
        assertThat(stub.requests().getLast().toString()).as("it was told").contains("Who directed Plan 9");

        chain.restart();
        chain.awaitStorage();
        assertFromPacks(chain.ask(ALICE, "ask", "anything else"), "duplicate");
        stub.asks("Who directed Bride of the Monster?", "Ed Wood");
        assertThat(chain.ask(ALICE, "ask", "films").text()).isEmpty();
    }

    @Test
    void remembersTwoThousandQuestions() {
        stub.asks("Who directed Plan 9 from Outer Space?", "Ed Wood");
        chain.ask(ALICE, "ask", "films");
        fill(1_999);
        assertFromPacks(chain.ask(ALICE, "ask", "films"), "duplicate");

        fill(1);

        assertThat(chain.ask(ALICE, "ask", "films").text()).isEmpty();
        assertThat(chain.database().rows("select count(*) from llm_trivia.questions"))
                .containsExactly("2000");
    }

    private static void fill(int questions) {
        chain.database()
                .run("insert into llm_trivia.questions (id, subject, question, answer, shingles, made_at)"
                        + " select 'x', 'x', 'x', 'x', array_agg(1000 * n + k), now()"
                        + " from generate_series(1, " + questions + ") n, generate_series(1, 60) k group by n");
    }

    @Test
    void asksNoModelDuringAGame() {
        chain.publish(
                "trivia.game_started", Map.of("game_id", "g", "channel", "busy", "started_by", "a", "questions", 5));
        await().atMost(Chain.PATIENCE).until(() -> chain.bean(Games.class).runIn("busy"));

        CommandReply reply = chain.ask("busy", ALICE, "ask", "films");

        assertThat(reply.error().code()).isEqualTo("CONFLICT");
        assertThat(stub.requests()).isEmpty();
        chain.publish("trivia.game_finished", Map.of("game_id", "g", "channel", "busy", "reason", "completed"));
        await().atMost(Chain.PATIENCE).until(() -> !chain.bean(Games.class).runIn("busy"));
    }

    @Test
    void makesOneQuestionAtATimeForAChannel() throws Exception {
        stub.asks("Who directed Plan 9 from Outer Space?", "Ed Wood");
        var going = new java.util.concurrent.CountDownLatch(1);
        stub.once((exchange, request) -> {
            try {
                going.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        var first = java.util.concurrent.CompletableFuture.supplyAsync(() -> chain.ask(ALICE, "ask", "films"));
        await().atMost(Chain.PATIENCE).until(() -> stub.requests().size() == 1);

        assertThat(chain.ask(ADMIN, "ask", "films").error().code()).isEqualTo("CONFLICT");

        going.countDown();
        assertThat(first.get().ok()).isTrue();
        assertThat(chain.ask(ADMIN, "ask", "films").ok()).isTrue();
    }

    @Test
    void givesTriviasGamesAQuestion() {
        stub.asks("Who directed Plan 9 from Outer Space?", "Ed Wood");

        CommandReply reply = chain.ask(ALICE, "source", "{\"topic\":\"bad films\",\"difficulty\":\"hard\"}");

        JsonNode question = BusJson.tree(reply.data());
        assertThat(question.path("answer").asText()).isEqualTo("Ed Wood");
        assertThat(question.path("category").asText()).isEqualTo("By request");
        assertThat(chain.trivia().asked()).isEmpty();
        assertThat(stub.requests().getFirst().toString()).contains("bad films").contains("hard");
    }

    @Test
    void isSwitchedOffForGoodByAdminsOnly() {
        stub.asks("Who directed Plan 9 from Outer Space?", "Ed Wood");
        assertThat(chain.ask(ALICE, "off", "").error().code()).isEqualTo("FORBIDDEN");
        assertThat(chain.ask(ADMIN, "off", "").ok()).isTrue();
        try {
            chain.restart();
            chain.awaitStorage();

            assertThat(chain.ask(ALICE, "ask", "films").text())
                    .contains("switched off")
                    .contains("trivia packs");
            assertThat(chain.ask(ALICE, "status", "").text()).startsWith("Language models are switched off");
            assertThat(chain.ask(ALICE, "source", "").error().code()).isEqualTo("UNAVAILABLE");
            assertThat(stub.requests()).isEmpty();
        } finally {
            chain.ask(ADMIN, "on", "");
        }
        assertThat(chain.ask(ALICE, "ask", "films").text()).isEmpty();
    }

    @Test
    void passesOnThatTriviaIsBusy() {
        chain.trivia().reset(TriviaDesk.Mood.BUSY);
        stub.asks("Who directed Plan 9 from Outer Space?", "Ed Wood");

        CommandReply reply = chain.ask(ALICE, "ask", "films");

        assertThat(reply.error().code()).isEqualTo("CONFLICT");
        assertThat(reply.text()).isEqualTo("There is a game running here already.");
    }

    @Test
    void asksNoModelWithoutTheDatabase() {
        stub.asks("Who directed Plan 9 from Outer Space?", "Ed Wood");
        chain.database().stop();
        try {
            for (String action : List.of("ask", "source", "riff", "budget", "status")) {
                CommandReply reply = chain.ask(ALICE, action, "");
                assertThat(reply.text().toLowerCase(java.util.Locale.ROOT))
                        .as(action)
                        .isNotBlank()
                        .doesNotContain("sql", "database", "exception");
            }
            assertThat(chain.ask(ALICE, "ask", "films").text()).contains("leave the language model alone");
            assertThat(stub.requests()).isEmpty();
        } finally {
            chain.database().start();
        }
        chain.awaitStorage();
    }

    @Test
    void theTraceOfACommandGoesOnIntoWhatItBringsAbout() {
        String trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        List<String> traces = new CopyOnWriteArrayList<>();
        chain.play("room", "Plan 9 from Outer Space");
        stub.asks("Who directed Plan 9 from Outer Space?", "Ed Wood");
        try (var heard = chain.operator()
                .subscribe(
                        "llmtrivia.question_generated",
                        event -> traces.add(event.headers().getOrDefault("traceparent", "none")))) {
            var request = CommandRequest.of("room", ALICE, "", Instant.now());
            chain.operator()
                    .request(
                            new BusMessage(
                                    "rosey.command.llmtrivia.ask",
                                    null,
                                    Map.of("traceparent", "00-" + trace + "-00f067aa0ba902b7-01"),
                                    BusJson.bytes(request),
                                    0),
                            Chain.PATIENCE)
                    .join();

            await().atMost(Chain.PATIENCE).until(() -> !traces.isEmpty());
            assertThat(traces).singleElement().asString().contains(trace);
        }
    }
}
