package dev.rosey.plugins.trivia;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Words that a question has given away, so that saying them around the answer tells nothing: “Which mountain…?” – “Mount
 * Kilimanjaro”, “What kind of triangle…?” – “isosceles triangle”. Names in the question are no such words: who repeats
 * them guesses.
 *
 * @param words in the singular
 */
record Given(Set<String> words) {

    private static final int SHORTEST = 4;
    private static final Pattern BLANK = Pattern.compile("\\s+");

    static Given by(Question question) {
        Set<String> words = new HashSet<>();
        Stream.of(BLANK.split(question.text()))
                .filter(word -> !word.isEmpty() && Character.isLowerCase(word.charAt(0)))
                .flatMap(word -> Plurals.singular(Wording.plain(word)).stream())
                .filter(word -> word.length() >= SHORTEST && !Numerals.isNumeral(word))
                .forEach(words::add);
        if (words.contains("mountain") || words.contains("volcano") || words.contains("peak")) {
            words.add("mount");
        }
        return new Given(words);
    }

    /** What is left of these wordings without the given words at either end; none where there are none. */
    List<Answer.Reading> readings(List<List<String>> wordings) {
        return wordings.stream()
                .map(wording -> wording.subList(start(wording), end(wording)))
                .filter(rest -> !rest.isEmpty())
                .filter(rest -> !wordings.contains(rest))
                .map(Answer.Reading::of)
                .toList();
    }

    private int start(List<String> wording) {
        int start = 0;
        while (start < wording.size() - 1 && isGiven(wording.get(start))) {
            start++;
        }
        return start;
    }

    private int end(List<String> wording) {
        int end = wording.size();
        while (end > start(wording) + 1 && isGiven(wording.get(end - 1))) {
            end--;
        }
        return end;
    }

    private boolean isGiven(String word) {
        return words.contains(Plurals.singular(List.of(word)).getFirst());
    }
}
