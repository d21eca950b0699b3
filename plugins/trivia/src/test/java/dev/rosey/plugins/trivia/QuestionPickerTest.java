package dev.rosey.plugins.trivia;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class QuestionPickerTest {

    private static final List<Question> QUESTIONS = BundledPacks.questions();

    private final QuestionPicker picker = new QuestionPicker(QUESTIONS, new Random(1));

    @Test
    void nothingRepeatsBeforeThePackIsThrough() {
        List<String> history = new ArrayList<>();
        while (QUESTIONS.size() - history.size() >= 10) {
            picker.pick(10, QuestionPicker.Filter.ANY, history, Set.of()).forEach(q -> history.add(q.id()));
        }
        assertThat(history).doesNotHaveDuplicates().hasSizeGreaterThan(QUESTIONS.size() - 10);
    }

    @Test
    void whenThePackIsThroughTheOldestComeAgain() {
        List<String> history =
                new ArrayList<>(QUESTIONS.stream().map(Question::id).toList());
        List<Question> again = picker.pick(10, QuestionPicker.Filter.ANY, history, Set.of());
        assertThat(again).extracting(Question::id).containsExactlyInAnyOrderElementsOf(history.subList(0, 10));
    }

    @Test
    void filtersByCategoryAndDifficulty() {
        var filter = new QuestionPicker.Filter(Optional.of("film"), Optional.of(Difficulty.HARD));
        assertThat(picker.pick(50, filter, List.of(), Set.of())).isNotEmpty().allSatisfy(question -> {
            assertThat(question.category()).isEqualTo("Film");
            assertThat(question.difficulty()).isEqualTo(Difficulty.HARD);
        });
        var none = new QuestionPicker.Filter(Optional.of("curling"), Optional.empty());
        assertThat(picker.pick(5, none, List.of(), Set.of())).isEmpty();
    }

    @Test
    void whatIsQuarantinedIsNotAsked() {
        String id = QUESTIONS.getFirst().id();
        assertThat(picker.pick(QUESTIONS.size(), QuestionPicker.Filter.ANY, List.of(), Set.of(id)))
                .hasSize(QUESTIONS.size() - 1)
                .extracting(Question::id)
                .doesNotContain(id);
    }

    @Test
    void optionsAreShuffledAndStayComplete() {
        Question choice = QUESTIONS.stream()
                .filter(q -> q.kind() == Kind.CHOICE)
                .findFirst()
                .orElseThrow();
        Set<List<String>> orders = new HashSet<>();
        for (int i = 0; i < 30; i++) {
            Question picked = new QuestionPicker(List.of(choice), new Random(i))
                    .pick(1, QuestionPicker.Filter.ANY, List.of(), Set.of())
                    .getFirst();
            assertThat(picked.options()).containsExactlyInAnyOrderElementsOf(choice.options());
            orders.add(picked.options());
        }
        assertThat(orders).hasSizeGreaterThan(5);
    }
}
