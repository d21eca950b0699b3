package dev.rosey.plugins.llmtrivia;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A question as a model wrote it.
 *
 * @param alternatives other answers that are right, too
 * @param difficulty {@code easy}, {@code medium} or {@code hard}
 * @param explanation may be empty
 */
record Draft(String question, String answer, List<String> alternatives, String difficulty, String explanation) {

    private static final int TELLING_LENGTH = 4;

    Draft {
        alternatives = List.copyOf(alternatives);
    }

    /** The answer and all others that count. */
    List<String> accepted() {
        return Stream.concat(Stream.of(answer), alternatives.stream()).toList();
    }

    /** Every text that the room may come to see. */
    List<String> texts() {
        return Stream.concat(Stream.of(question, explanation), accepted().stream())
                .filter(text -> !text.isEmpty())
                .toList();
    }

    /** Whether one of the answers can be read in the question. */
    boolean tellsItsAnswer() {
        return accepted().stream().anyMatch(this::tells);
    }

    private boolean tells(String key) {
        List<String> asked = Folding.words(question);
        String compact = Folding.compact(key);
        return Collections.indexOfSubList(asked, Folding.essential(key)) >= 0
                || (compact.length() >= TELLING_LENGTH && String.join("", asked).contains(compact));
    }

    /** As trivia takes it. */
    Map<String, Object> forTrivia(String id, String category, String model) {
        Map<String, Object> question = new LinkedHashMap<>();
        question.put("id", id);
        question.put("question", this.question);
        question.put("answer", answer);
        question.put("alternatives", alternatives);
        question.put("category", category);
        question.put("difficulty", difficulty);
        question.put("explanation", explanation);
        question.put("source", "llm:" + model);
        return question;
    }
}
