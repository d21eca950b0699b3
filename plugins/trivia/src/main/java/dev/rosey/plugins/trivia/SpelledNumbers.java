package dev.rosey.plugins.trivia;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Number words that were misspelt within a longer title (“Twleve Angry Men”). A number itself is never guessed at: the
 * word has to be misspelt so that no other number is as near, and an answer that is nothing but a number gets none of
 * this.
 */
final class SpelledNumbers {

    private static final int SHORTEST = 5;

    private SpelledNumbers() {}

    /** The canonical words of what was typed, misspelt number words put right where the answer has other words too. */
    static List<String> corrected(List<String> answer, List<String> typed) {
        boolean mixed = answer.stream().anyMatch(Wording::isNumber)
                && answer.stream().anyMatch(word -> !Wording.isNumber(word) && word.length() >= SHORTEST);
        if (!mixed) {
            return Numerals.canonical(typed);
        }
        List<String> result = new ArrayList<>();
        for (String word : typed) {
            result.add(answer.contains(word) ? word : corrected(word));
        }
        return Numerals.canonical(result);
    }

    private static String corrected(String word) {
        if (word.length() < SHORTEST - 1 || Numerals.isNumeral(word)) {
            return word;
        }
        Set<Long> values = new HashSet<>();
        String nearest = word;
        for (Map.Entry<String, Long> number : Numerals.numberWords().entrySet()) {
            if (number.getKey().length() >= SHORTEST
                    && Typos.distance(number.getKey(), word, Slips.LIKELY) <= Slips.LIKELY) {
                values.add(number.getValue());
                nearest = number.getKey();
            }
        }
        return values.size() == 1 ? nearest : word;
    }
}
