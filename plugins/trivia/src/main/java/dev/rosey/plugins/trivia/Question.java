package dev.rosey.plugins.trivia;

import java.util.List;
import java.util.stream.Stream;

/**
 * One question of a pack, immutable.
 *
 * @param id unique within the pack, {@code [a-z0-9][a-z0-9-]*}
 * @param text what is asked
 * @param answer the answer as it is revealed; for numbers a plain decimal
 * @param alternatives other spellings and names that count as well; empty for choice questions
 * @param options for choice questions 2–4 texts in the order they are shown, the answer among them; else empty
 * @param units words that may follow a number
 * @param explanation shown with the answer, may be empty
 * @param reference where the answer can be looked up
 */
record Question(
        String id,
        String category,
        Difficulty difficulty,
        Kind kind,
        String text,
        String answer,
        List<String> alternatives,
        List<String> options,
        List<String> units,
        String explanation,
        String reference) {

    Question {
        alternatives = List.copyOf(alternatives);
        options = List.copyOf(options);
        units = List.copyOf(units);
    }

    /** The answer and everything else that counts, the answer first. */
    List<String> accepted() {
        return Stream.concat(Stream.of(answer), alternatives.stream()).toList();
    }

    /** The same question with these in place of its own. */
    Question asked(Difficulty newDifficulty, String newExplanation) {
        return new Question(
                id,
                category,
                newDifficulty,
                kind,
                text,
                answer,
                alternatives,
                options,
                units,
                newExplanation,
                reference);
    }

    /** The same question with another id. */
    Question named(String newId) {
        return new Question(
                newId, category, difficulty, kind, text, answer, alternatives, options, units, explanation, reference);
    }

    /** The same question with its options in another order. */
    Question withOptions(List<String> shuffled) {
        return new Question(
                id, category, difficulty, kind, text, answer, alternatives, shuffled, units, explanation, reference);
    }
}
