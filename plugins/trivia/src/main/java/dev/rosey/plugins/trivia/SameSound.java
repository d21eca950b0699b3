package dev.rosey.plugins.trivia;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Two spellings of one sound, of which one may be typed for the other. */
record SameSound(String one, String other) {

    /** The most letters that such a spelling has. */
    static final int LONGEST = 3;

    private static final Map<Integer, List<SameSound>> BY_ENDS = byEnds(
            "ph f", "ph v", "sc s", "ks x", "cks x", "ie y", "ey y", "qu kw", "sch sh", "ch tsh", "ou u", "ti sh",
            "ci sh", "gh g", "ght t", "qu c", "qu k", "oo u", "ee i", "cz ch", "ch k", "ch ck", "que k", "z tz", "au o",
            "aw o", "eau o", "dg j", "gue g");

    /** The pairs, either way around, whose spellings end in these letters. */
    static List<SameSound> endingIn(char one, char other) {
        return BY_ENDS.getOrDefault(ends(one, other), List.of());
    }

    /** Whether the first spelling ends before place {@code i} of one text and the second before {@code j} of the other. */
    boolean fits(String meant, int i, String typed, int j) {
        return i >= one.length()
                && j >= other.length()
                && meant.startsWith(one, i - one.length())
                && typed.startsWith(other, j - other.length());
    }

    private static Map<Integer, List<SameSound>> byEnds(String... pairs) {
        Map<Integer, List<SameSound>> byEnds = new HashMap<>();
        for (String pair : pairs) {
            String one = pair.substring(0, pair.indexOf(' '));
            String other = pair.substring(pair.indexOf(' ') + 1);
            for (SameSound each : List.of(new SameSound(one, other), new SameSound(other, one))) {
                byEnds.computeIfAbsent(each.ends(), ends -> new ArrayList<>()).add(each);
            }
        }
        return byEnds;
    }

    private int ends() {
        return ends(one.charAt(one.length() - 1), other.charAt(other.length() - 1));
    }

    private static int ends(char one, char other) {
        return one << 16 | other;
    }
}
