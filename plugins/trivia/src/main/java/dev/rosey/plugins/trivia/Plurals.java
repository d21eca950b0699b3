package dev.rosey.plugins.trivia;

import java.util.List;
import java.util.Map;

/** Takes the plural off English words, the same way on both sides, so that one counts for the other. */
final class Plurals {

    private static final Map<String, String> IRREGULAR = Map.ofEntries(
            Map.entry("teeth", "tooth"),
            Map.entry("feet", "foot"),
            Map.entry("mice", "mouse"),
            Map.entry("geese", "goose"),
            Map.entry("wolves", "wolf"),
            Map.entry("knives", "knife"),
            Map.entry("leaves", "leaf"),
            Map.entry("children", "child"),
            Map.entry("oxen", "ox"),
            Map.entry("octopi", "octopus"),
            Map.entry("cacti", "cactus"),
            Map.entry("fungi", "fungus"),
            Map.entry("nuclei", "nucleus"),
            Map.entry("men", "man"),
            Map.entry("women", "woman"));

    private Plurals() {}

    /** The words with each plural ending taken off; numbers and short words stay. */
    static List<String> singular(List<String> words) {
        return words.stream().map(Plurals::singular).toList();
    }

    private static String singular(String word) {
        String irregular = IRREGULAR.get(word);
        if (irregular != null) {
            return irregular;
        }
        if (word.length() <= 3 || word.endsWith("ss") || word.endsWith("us")) {
            return word;
        }
        if (word.length() > 4 && word.endsWith("ies")) {
            return word.substring(0, word.length() - 3) + "y";
        }
        if (List.of("ches", "shes", "sses", "xes", "zes", "oes", "uses").stream()
                .anyMatch(word::endsWith)) {
            return word.substring(0, word.length() - 2);
        }
        if (word.endsWith("use")) {
            return word.substring(0, word.length() - 1);
        }
        return word.endsWith("s") ? word.substring(0, word.length() - 1) : word;
    }
}
