package dev.rosey.plugins.trivia;

import java.util.HashMap;
import java.util.Map;

/**
 * Words and names that sound the same ({@code homophones.txt}). As the only word that is not right, one counts for the
 * other (Alexander the Grate, Brian Adams); alone it is another word.
 */
final class Homophones {

    /** Each word with the first of those that sound like it. */
    private static final Map<String, String> ALIKE = groups();

    private Homophones() {}

    /** Whether both words are known to sound the same. */
    static boolean alike(String one, String other) {
        return ALIKE.getOrDefault(one, one).equals(ALIKE.getOrDefault(other, other));
    }

    private static Map<String, String> groups() {
        Map<String, String> alike = new HashMap<>();
        Confusables.lines("homophones.txt").stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> Wording.plain(line))
                .forEach(group -> group.forEach(word -> alike.put(word, group.getFirst())));
        return Map.copyOf(alike);
    }
}
