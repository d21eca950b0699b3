package dev.rosey.plugins.trivia;

import java.util.ArrayList;
import java.util.List;

/** The words that an English word may be a form of (hosting: host, hoste). */
final class Inflections {

    private static final List<String> ENDINGS = List.of("ing", "ed", "er", "ers", "ly", "est", "ness");
    private static final int SHORTEST = 3;

    private Inflections() {}

    /** The word itself and what it may come from, be it a word or not. */
    static List<String> of(String word) {
        List<String> bases = new ArrayList<>(List.of(word));
        for (String ending : ENDINGS) {
            if (word.endsWith(ending) && word.length() >= ending.length() + SHORTEST) {
                String stem = word.substring(0, word.length() - ending.length());
                bases.add(stem);
                bases.add(stem + "e");
            }
        }
        return bases;
    }
}
