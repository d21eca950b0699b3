package dev.rosey.plugins.trivia;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class BundledPacksTest {

    private static final List<Question> QUESTIONS = BundledPacks.questions();

    private final Judge judge = new Judge(Vocabulary.of(QUESTIONS));

    @Test
    void haveNothingTheLinterMinds() {
        assertThat(BundledPacks.NAMES)
                .allSatisfy(name ->
                        assertThat(PackReader.lint(BundledPacks.text(name))).isEmpty());
    }

    @Test
    void areManyAndOfAllSorts() {
        Map<String, Long> categories =
                QUESTIONS.stream().collect(Collectors.groupingBy(Question::category, Collectors.counting()));
        assertThat(QUESTIONS).hasSizeGreaterThanOrEqualTo(300);
        assertThat(categories).hasSizeGreaterThanOrEqualTo(9);
        categories.forEach((category, count) -> {
            if (!Set.of("Film", "Television").contains(category)) {
                assertThat(count).isLessThan(categories.get("Television")).isLessThan(categories.get("Film"));
            }
        });
        assertThat(QUESTIONS.stream().map(Question::kind)).contains(Kind.values());
        assertThat(QUESTIONS.stream().map(Question::difficulty)).contains(Difficulty.values());
    }

    @Test
    void askNothingTwice() {
        assertThat(QUESTIONS.stream().map(Question::id)).doesNotHaveDuplicates();
        assertThat(QUESTIONS.stream().map(Question::text)).doesNotHaveDuplicates();
    }

    @Test
    void everyAnswerAndAlternativeIsAcceptedAsWritten() {
        for (Question question : QUESTIONS) {
            assertThat(question.accepted())
                    .allSatisfy(answer -> assertThat(judge.judge(question, answer))
                            .as(question.id() + ": " + answer)
                            .isEqualTo(Verdict.ACCEPT));
        }
    }

    @Test
    void theWordingOfAQuestionIsNoAnswerToIt() {
        for (Question question : QUESTIONS) {
            assertThat(judge.judge(question, question.text())).as(question.id()).isNotEqualTo(Verdict.ACCEPT);
        }
    }

    @Test
    void anAnswerToOneTextQuestionIsNoAnswerToAnother() {
        List<Question> open =
                QUESTIONS.stream().filter(q -> q.kind() == Kind.TEXT).toList();
        for (int i = 0; i < open.size(); i += 3) {
            Question question = open.get(i);
            Set<String> own =
                    question.accepted().stream().map(BundledPacksTest::key).collect(Collectors.toSet());
            for (Question other : open) {
                if (!own.contains(key(other.answer())) && judge.judge(question, other.answer()) == Verdict.ACCEPT) {
                    assertThat(other.answer()).as(question.id()).isIn(question.accepted());
                }
            }
        }
    }

    private static String key(String answer) {
        return Wording.compact(Plurals.singular(Answer.of(answer).canonical()));
    }
}
