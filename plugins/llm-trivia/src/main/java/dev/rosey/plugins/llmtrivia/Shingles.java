package dev.rosey.plugins.llmtrivia;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What tells whether two questions are nearly the same: the runs of three letters in their words, as numbers. */
final class Shingles {

    private static final int LENGTH = 3;

    /** Words that every question has. */
    private static final Set<String> COMMON = Set.of(
            "what", "which", "who", "whom", "whose", "when", "where", "how", "many", "is", "are", "was", "were", "did",
            "does", "do", "in", "of", "on", "at", "by", "to", "for", "and", "as", "it", "this", "that", "name", "film",
            "movie");

    private Shingles() {}

    /** Without duplicates, in ascending order. */
    static List<Long> of(String question) {
        Set<Long> shingles = new TreeSet<>();
        List<String> all = Folding.essential(question);
        List<String> telling =
                all.stream().filter(word -> !COMMON.contains(word)).toList();
        for (String word : telling.isEmpty() ? all : telling) {
            String framed = ' ' + word + ' ';
            for (int i = 0; i + LENGTH <= framed.length(); i++) {
                shingles.add((long) framed.substring(i, i + LENGTH).hashCode());
            }
        }
        return List.copyOf(shingles);
    }
}
