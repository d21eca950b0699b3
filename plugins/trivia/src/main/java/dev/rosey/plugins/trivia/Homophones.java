package dev.rosey.plugins.trivia;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Words and names that sound the same ({@code homophones.txt}). Among other words that fit, one counts for the other
 * (Alexander the Grate, Brian Adams); alone it is another word.
 */
final class Homophones {

    private static final Map<String, String> ALIKE = groups();

    private Homophones() {}

    /** The words, each as the shortest that sounds like it, so that short words stay exact. */
    static List<String> alike(List<String> words) {
        return words.stream().map(word -> ALIKE.getOrDefault(word, word)).toList();
    }

    private static Map<String, String> groups() {
        Map<String, String> alike = new HashMap<>();
        Confusables.lines("homophones.txt").stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> Wording.plain(line))
                .forEach(group -> group.forEach(word -> alike.put(word, shortest(group))));
        return Map.copyOf(alike);
    }

    private static String shortest(List<String> group) {
        return group.stream().min(Comparator.comparingInt(String::length)).orElseThrow();
    }
}
