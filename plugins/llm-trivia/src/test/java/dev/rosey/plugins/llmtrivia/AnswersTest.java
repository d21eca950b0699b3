package dev.rosey.plugins.llmtrivia;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.rosey.bus.BusJson;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How what models answer is read and compared. */
class AnswersTest {

    private static Draft draft(String question, String answer, String... alternatives) {
        return new Draft(question, answer, List.of(alternatives), "easy", "");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Ed Wood|ed wood!",
                "The Blob|Blob",
                "Amélie|Amelie",
                "Ridley Scott|Sir Ridley Scott",
                "Ridley Scott|Scott",
                "12|twelve",
                "Rock & Roll|Rock and Roll",
                "Schwarzenegger|Schwarzeneger",
                "Bela Lugosi|Lugosi",
                "3:10 to Yuma|3:10 To Yuma"
            })
    void findsTheSameAnswer(String key, String found) {
        assertThat(AnswerMatch.found(draft("?", key), found)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Ed Wood|Roger Corman",
                "1957|1959",
                "1957|around 1957 or 1959",
                "Alien|Aliens 3",
                "Ed Wood|unknown",
                "Mars|Mark",
                "Ed Wood|!!!",
                "Ed Wood|I think the director of this film was Ed Wood or Roger Corman",
                "12|13"
            })
    void doesNotTakeAnotherAnswer(String key, String found) {
        assertThat(AnswerMatch.found(draft("?", key), found)).isFalse();
    }

    @Test
    void takesAlternatives() {
        assertThat(AnswerMatch.found(draft("?", "Universal", "Universal Pictures"), "universal pictures"))
                .isTrue();
    }

    @Test
    void seesAnswersInQuestions() {
        assertThat(draft("Who directed The Thing?", "the thing").tellsItsAnswer())
                .isTrue();
        assertThat(draft("Who plays in KingKong?", "King Kong").tellsItsAnswer())
                .isTrue();
        assertThat(draft("Who is Ed?", "Wood", "Ed").tellsItsAnswer()).isTrue();
        assertThat(draft("Who directed Edward Scissorhands?", "Ed").tellsItsAnswer())
                .isFalse();
        assertThat(draft("Who directed Plan 9?", "Ed Wood").tellsItsAnswer()).isFalse();
    }

    @Test
    void readsAQuestionAlsoInAFence() {
        String text = StubEndpoint.question("Who?", "Ed Wood");
        assertThat(AnswerReader.question(text).answer()).isEqualTo("Ed Wood");
        assertThat(AnswerReader.question("```json\n" + text + "\n```").answer()).isEqualTo("Ed Wood");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "\"text\"",
                "{}",
                "{\"question\":\"Who?\",\"answer\":\"Ed\",\"alternatives\":[],\"difficulty\":\"easy\"}",
                "{\"question\":\"Who?\",\"answer\":\"Ed\",\"alternatives\":[],\"difficulty\":\"easy\",\"explanation\":\"\",\"x\":1}",
                "{\"question\":\"Who?\",\"answer\":7,\"alternatives\":[],\"difficulty\":\"easy\",\"explanation\":\"\"}",
                "{\"question\":\"Who?\",\"answer\":\"Ed\",\"alternatives\":\"none\",\"difficulty\":\"easy\",\"explanation\":\"\"}",
                "{\"question\":\"Who?\",\"answer\":\"Ed\",\"alternatives\":[1],\"difficulty\":\"easy\",\"explanation\":\"\"}",
                "{\"question\":\"Who?\",\"answer\":\"Ed\",\"alternatives\":[],\"difficulty\":\"brutal\",\"explanation\":\"\"}",
                "{\"question\":\"Who?\",\"answer\":null,\"alternatives\":[],\"difficulty\":\"easy\",\"explanation\":\"\"}"
            })
    void readsNothingThatTheSchemaRefuses(String text) {
        assertThatThrownBy(() -> AnswerReader.question(text)).isInstanceOf(MalformedException.class);
        if (text.startsWith("{")) {
            assertThat(schema(Purpose.QUESTION).validate(text, InputFormat.JSON))
                    .isNotEmpty();
        }
    }

    @Test
    void whatItReadsTheSchemasTake() {
        assertThat(schema(Purpose.QUESTION).validate(StubEndpoint.question("Who?", "Ed"), InputFormat.JSON))
                .isEmpty();
        assertThat(schema(Purpose.CHECK).validate(StubEndpoint.check("Ed"), InputFormat.JSON))
                .isEmpty();
        assertThat(schema(Purpose.RIFF).validate(StubEndpoint.riff("Ha."), InputFormat.JSON))
                .isEmpty();
    }

    private static Schema schema(Purpose purpose) {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(purpose.schema(), InputFormat.JSON);
    }

    @Test
    void refusesWhatIsTooLong() {
        ObjectNode long_ = BusJson.readObject(
                StubEndpoint.question("x".repeat(161), "Ed").getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThatThrownBy(() -> AnswerReader.question(BusJson.text(long_))).isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> AnswerReader.riff(StubEndpoint.riff("x".repeat(301))))
                .isInstanceOf(MalformedException.class);
    }
}
