package dev.rosey.plugins.trivia;

import java.util.List;

/** Beginnings of learned words that turn them into their opposite, or into another number. */
final class Prefixes {

    private static final List<List<String>> FAMILIES = List.of(
            List.of("hypo", "hyper"),
            List.of("inter", "intra"),
            List.of("endo", "ecto", "exo", "meso"),
            List.of("mono", "di", "bi", "tri", "tetra", "quadri", "penta", "hexa", "hepta", "octo", "octa", "poly"),
            List.of("pro", "eu"),
            List.of("ante", "anti", "post", "pre"),
            List.of("micro", "macro", "nano", "milli", "mega", "kilo", "giga"),
            List.of("homo", "hetero"),
            List.of("over", "under"),
            List.of("ortho", "meta", "para"),
            List.of("super", "sub", "supra"));

    private static final int SHORTEST_REST = 4;

    private Prefixes() {}

    /** Whether the words are the same behind two different beginnings of one family. */
    static boolean tellApart(String one, String other) {
        return FAMILIES.stream().anyMatch(family -> tellApart(one, other, family));
    }

    private static boolean tellApart(String one, String other, List<String> family) {
        for (String first : family) {
            String rest = one.startsWith(first) ? one.substring(first.length()) : "";
            if (rest.length() >= SHORTEST_REST
                    && other.endsWith(rest)
                    && !other.equals(one)
                    && family.contains(other.substring(0, other.length() - rest.length()))) {
                return true;
            }
        }
        return false;
    }
}
