package dev.rosey.plugins.llmtrivia;

import static dev.rosey.plugins.llmtrivia.Chain.ADMIN;
import static dev.rosey.plugins.llmtrivia.Chain.ALICE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rosey.bus.CommandReply;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Three providers, dead in three ways: one hangs, one trickles, at one nobody listens. The first test must find them fresh. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DeadProvidersTest {
    private static final StubEndpoint hanging = new StubEndpoint();
    private static final StubEndpoint trickling = new StubEndpoint();
    private static final Duration PROMISED = Duration.ofSeconds(10);

    @RegisterExtension
    static final Chain chain = new Chain()
            .with("providers.0.kind", "openai")
            .with("providers.0.url", hanging.url() + "/v1")
            .with("providers.0.model", "hangs")
            .with("providers.1.kind", "ollama")
            .with("providers.1.name", "trickles")
            .with("providers.1.url", trickling.url())
            .with("providers.1.model", "trickles")
            .with("providers.2.kind", "openai")
            .with("providers.2.name", "dead")
            .with("providers.2.url", "http://127.0.0.1:1/v1")
            .with("providers.2.model", "dead");

    @BeforeEach
    void reset() {
        chain.trivia().reset(TriviaDesk.Mood.ASKS);
    }

    @AfterAll
    static void close() {
        hanging.close();
        trickling.close();
    }

    @Test
    @Order(1)
    void answersInTimeWhenTheFirstHangsAndTheSecondWorks() {
        hanging.always(hanging.silence());
        trickling.asks("Who directed Plan 9 from Outer Space?", "Ed Wood");

        CommandReply reply = inTime("ask", "films");

        assertThat(reply.text()).isEmpty();
        assertThat(chain.trivia().last().orElseThrow().path("source").asText()).isEqualTo("llm:trickles");
        assertThat(hanging.requests()).as("once is enough").hasSize(1);
    }

    @Test
    @Order(2)
    void answersInTimeWithEveryProviderDead() {
        hanging.always(hanging.silence());
        trickling.always(trickling.trickle());
        chain.play("room", "Plan 9 from Outer Space");
        chain.ask(ADMIN, "riffs", "on");

        assertThat(inTime("ask", "films").text())
                .contains("not answering right now")
                .contains("trivia packs");
        assertThat(inTime("source", "").error().code()).isEqualTo("UNAVAILABLE");
        assertThat(inTime("riff", "").text()).contains("try again in a minute");
    }

    @Test
    @Order(3)
    void answersInTimeAlsoWhenTriviaIsSilent() {
        chain.trivia().reset(TriviaDesk.Mood.SILENT);

        assertThat(inTime("ask", "films").text()).contains("try again in a minute");
    }

    private static CommandReply inTime(String action, String args) {
        Instant start = Instant.now();
        CommandReply reply = chain.ask(ALICE, action, args);
        assertThat(Duration.between(start, Instant.now())).isLessThan(PROMISED);
        return reply;
    }
}
