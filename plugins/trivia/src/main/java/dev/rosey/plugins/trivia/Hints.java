package dev.rosey.plugins.trivia;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The two hints of a question, given when a third and two thirds of its time are over. The first shows at most a quarter
 * of the letters, the second at most half; answers of up to three letters or digits have none. A choice question loses
 * one wrong option at each hint as long as two are left.
 */
final class Hints {

    static final int MOST = 2;

    private static final char HIDDEN = '•';
    private static final int SHORTEST = 4;
    private static final int FEWEST_LEFT = 2;

    private Hints() {}

    /** How long before the deadline hint {@code hint} is due. */
    static Duration beforeDeadline(Rules rules, int hint) {
        return rules.answerTime().multipliedBy(MOST + 1L - hint).dividedBy(MOST + 1L);
    }

    /** The text of hint 1 or 2, or nothing when the question has no such hint. */
    static Optional<String> text(Question question, int hint) {
        if (question.kind() == Kind.CHOICE) {
            return withoutOption(question, hint);
        }
        return letters(question.answer()) < SHORTEST ? Optional.empty() : Optional.of(masked(question.answer(), hint));
    }

    private static Optional<String> withoutOption(Question question, int hint) {
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < question.options().size(); i++) {
            if (!question.options().get(i).equals(question.answer())) {
                wrong.add((char) ('a' + i) + ") " + question.options().get(i));
            }
        }
        boolean enough = question.options().size() - hint >= FEWEST_LEFT;
        return enough ? Optional.of("not " + wrong.get(hint - 1)) : Optional.empty();
    }

    private static int letters(String answer) {
        return (int) answer.codePoints().filter(Character::isLetterOrDigit).count();
    }

    private static String masked(String answer, int hint) {
        Set<Integer> shown = shown(answer, letters(answer) * hint / 4);
        StringBuilder masked = new StringBuilder();
        int letter = 0;
        for (int point : answer.codePoints().toArray()) {
            if (Character.isLetterOrDigit(point)) {
                masked.appendCodePoint(shown.contains(letter++) ? point : HIDDEN);
            } else {
                masked.appendCodePoint(point);
            }
        }
        return masked.toString();
    }

    /** The places, counted in letters, of those that are shown: first letters of words, then from the left, every other. */
    private static Set<Integer> shown(String answer, int most) {
        List<Integer> order = new ArrayList<>();
        List<Integer> later = new ArrayList<>();
        boolean initial = true;
        int letter = 0;
        for (int point : answer.codePoints().toArray()) {
            if (!Character.isLetterOrDigit(point)) {
                initial = true;
                continue;
            }
            (initial ? order : later).add(letter++);
            initial = false;
        }
        for (int i = 1; i < later.size(); i += 2) {
            order.add(later.get(i));
        }
        for (int i = 0; i < later.size(); i += 2) {
            order.add(later.get(i));
        }
        return new HashSet<>(order.subList(0, Math.min(most, order.size())));
    }
}
