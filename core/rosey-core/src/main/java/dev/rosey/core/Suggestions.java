package dev.rosey.core;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Guesses what somebody meant to type. */
final class Suggestions {

    private static final int MOST_EDITS = 2;
    private static final int LONGEST = 24;

    private Suggestions() {}

    /**
     * The phrase that is nearest to what was typed, at most two edits away and less than half of its letters.
     *
     * @param typed what stands behind the prefix
     */
    static Optional<String> nearest(String typed, CommandTable table) {
        return nearest(typed, table.phrases().keySet());
    }

    /** The same among any words or phrases in lower case. */
    static Optional<String> nearest(String typed, Collection<String> phrases) {
        var text = typed.strip().toLowerCase(Locale.ROOT);
        return phrases.stream()
                .filter(phrase -> phrase.length() <= LONGEST)
                .map(phrase -> new Guess(phrase, EditDistance.between(asLongAs(phrase, text), phrase)))
                .filter(guess ->
                        guess.edits() <= Math.min(MOST_EDITS, (guess.phrase().length() - 1) / 2))
                .min(Comparator.comparingInt(Guess::edits).thenComparing(Guess::phrase))
                .map(Guess::phrase);
    }

    private record Guess(String phrase, int edits) {}

    /** As many words of the text as the phrase has. */
    private static String asLongAs(String phrase, String text) {
        var count = phrase.split(" ", -1).length;
        var words = text.split("\\s+", count + 1);
        var first = String.join(" ", java.util.Arrays.copyOf(words, Math.min(count, words.length)));
        return first.length() > LONGEST + MOST_EDITS ? first.substring(0, LONGEST + MOST_EDITS + 1) : first;
    }
}
