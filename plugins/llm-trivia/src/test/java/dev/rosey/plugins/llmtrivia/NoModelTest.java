package dev.rosey.plugins.llmtrivia;

import static dev.rosey.plugins.llmtrivia.Chain.ALICE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rosey.bus.CommandReply;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** As Rosey ships: nobody configured a model. */
class NoModelTest {

    @RegisterExtension
    static final Chain chain = new Chain();

    @BeforeEach
    void reset() {
        chain.trivia().reset(TriviaDesk.Mood.ASKS);
    }

    @Test
    void asksAPackQuestionThatFitsWhatPlaysAndSaysSo() {
        chain.play("room", "Plan 9 from Outer Space");

        CommandReply reply = chain.ask(ALICE, "ask", "");

        assertThat(reply.ok()).isTrue();
        assertThat(reply.text()).contains("No language model").contains("trivia packs");
        assertThat(chain.trivia().last().orElseThrow().path("like").asText()).isEqualTo("Plan 9 from Outer Space");
    }

    @Test
    void asksAPackQuestionThatFitsTheTopic() {
        chain.ask(ALICE, "ask", "  silent\u202e  film ");

        assertThat(chain.trivia().last().orElseThrow().path("like").asText()).isEqualTo("silent film");
    }

    @Test
    void asksAboutFilmsWhereNothingPlays() {
        chain.ask("quiet", ALICE, "ask", "");

        assertThat(chain.trivia().last().orElseThrow().path("like").asText()).isEqualTo("film");
    }

    @Test
    void passesOnThatAGameRuns() {
        chain.trivia().reset(TriviaDesk.Mood.BUSY);

        CommandReply reply = chain.ask(ALICE, "ask", "films");

        assertThat(reply.error().code()).isEqualTo("CONFLICT");
        assertThat(reply.text()).isEqualTo("There is a game running here already.");
    }

    @Test
    void answersKindlyWhenTriviaDoesNot() {
        chain.trivia().reset(TriviaDesk.Mood.SILENT);

        CommandReply reply = chain.ask(ALICE, "ask", "films");

        assertThat(reply.error().code()).isEqualTo("UNAVAILABLE");
        assertThat(reply.text()).contains("try again in a minute");
    }

    @Test
    void saysThatHecklesAreNotSetUp() {
        assertThat(chain.ask(ALICE, "riff", "").text()).contains("nobody set one up");
        assertThat(chain.ask(ALICE, "status", "").text()).contains("No language model");
    }
}
