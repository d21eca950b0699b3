package dev.rosey.plugins.trivia;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rosey.bus.BusJson;
import dev.rosey.bus.RoseyException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;

/** What a language model wrote is the text of a stranger. */
class GivenQuestionTest {

    private static Question read(Map<String, ?> json) {
        byte[] text = BusJson.text(json).getBytes(StandardCharsets.UTF_8);
        return BusJson.convert(BusJson.readObject(text), GivenQuestion.class).toQuestion();
    }

    @Test
    void becomesOneLineWithoutTricksAndFitsAMessage() {
        Question question = read(Map.of(
                "question",
                "  Who\n\u202edirected\u200b\t Alien? " + "x".repeat(500),
                "answer",
                "Ridley\n Scott",
                "alternatives",
                List.of("", "Scott", "y".repeat(100)),
                "category",
                "z".repeat(90),
                "difficulty",
                "impossible",
                "explanation",
                "e".repeat(900)));
        assertThat(question.text()).startsWith("Who directed Alien? xxx").hasSizeLessThanOrEqualTo(160);
        assertThat(question.answer()).isEqualTo("Ridley Scott");
        assertThat(question.alternatives()).containsExactly("Scott");
        assertThat(question.category()).hasSizeLessThanOrEqualTo(24);
        assertThat(question.explanation()).hasSizeLessThanOrEqualTo(160);
        assertThat(question.difficulty()).isEqualTo(Difficulty.MEDIUM);
    }

    @Test
    void hasAnIdOfItsOwnAndNeverOneOfAPack() {
        assertThat(read(Map.of("question", "Who?", "answer", "Bob", "id", "llm-1f"))
                        .id())
                .isEqualTo("llm-1f");
        assertThat(read(Map.of("question", "Who?", "answer", "Bob", "id", "film-casablanca"))
                        .id())
                .startsWith("llm-");
    }

    @Test
    void aPlainNumberIsJudgedAsOne() {
        assertThat(read(Map.of("question", "When?", "answer", "1979")).kind()).isEqualTo(Kind.NUMBER);
    }

    @Property(tries = 200, shrinking = ShrinkingMode.OFF)
    void anyTextIsEitherAskedOrRefused(@ForAll String text, @ForAll String answer) {
        String clean = text.replace("\0", "").replaceAll("\\p{Cs}", "");
        try {
            assertThat(read(Map.of(
                                    "question",
                                    clean,
                                    "answer",
                                    answer.replace("\0", "").replaceAll("\\p{Cs}", "")))
                            .text())
                    .isNotBlank()
                    .hasSizeLessThanOrEqualTo(160);
        } catch (RoseyException refused) {
            assertThat(refused.code().name()).isEqualTo("BAD_REQUEST");
        }
    }

    @Test
    void withoutAnAnswerItIsRefused() {
        assertThatThrownBy(() -> read(Map.of("question", "Who?"))).isInstanceOf(RoseyException.class);
        assertThatThrownBy(() -> read(Map.of("question", "Who?", "answer", "a".repeat(100))))
                .isInstanceOf(RoseyException.class);
        assertThatThrownBy(() -> read(Map.of("question", "Who?", "answer", "?!")))
                .isInstanceOf(RoseyException.class);
    }
}
