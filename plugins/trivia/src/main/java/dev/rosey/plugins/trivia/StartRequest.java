package dev.rosey.plugins.trivia;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What somebody wants to play: {@code [n] [category] [difficulty] [mode] [llm]}, in any order.
 *
 * @param model whether a language model is to ask; the category is its topic then
 */
record StartRequest(Rules rules, QuestionPicker.Filter filter, boolean model) {

    private static final String MODEL = "llm";
    private static final String NUMBER = "[-+]?\\d+";

    /** Reads what was typed; words that are nothing else name the category. Fails when the number is out of bounds. */
    static StartRequest read(String typed, Rules usual) {
        int questions = usual.questions();
        Mode mode = usual.mode();
        Optional<Difficulty> difficulty = Optional.empty();
        List<String> category = new ArrayList<>();
        boolean model = false;
        for (String word : typed.strip().toLowerCase(Locale.ROOT).split("\\s+", -1)) {
            if (word.matches(NUMBER)) {
                questions = number(word);
            } else if (isOne(Mode.values(), word)) {
                mode = Mode.valueOf(word.toUpperCase(Locale.ROOT));
            } else if (isOne(Difficulty.values(), word)) {
                difficulty = Optional.of(Difficulty.valueOf(word.toUpperCase(Locale.ROOT)));
            } else if (word.equals(MODEL)) {
                model = true;
            } else if (!word.isEmpty()) {
                category.add(word);
            }
        }
        Optional<String> wanted = category.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", category));
        return new StartRequest(
                new Rules(mode, questions, usual.answerTime(), usual.pause()),
                new QuestionPicker.Filter(wanted, difficulty),
                model);
    }

    /** Zero, which no game has, for what is beyond all bounds. */
    private static int number(String word) {
        return word.length() > 9 ? 0 : Integer.parseInt(word);
    }

    private static boolean isOne(Enum<?>[] values, String word) {
        for (Enum<?> value : values) {
            if (value.name().equalsIgnoreCase(word)) {
                return true;
            }
        }
        return false;
    }
}
