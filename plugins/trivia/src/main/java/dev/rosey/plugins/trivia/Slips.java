package dev.rosey.plugins.trivia;

import java.util.List;

/**
 * How likely one wrong letter is. A slip of the finger (a neighbour key of a QWERTY keyboard, a letter doubled or left
 * out) or of the ear (“f” for “ph”, one vowel for another) is {@link #LIKELY}; any other letter in the way is
 * {@link #UNLIKELY} and so weighs twice, because that is how other words are made (Gambia, Zambia). One letter for two
 * of the same, or two for one, weighs half: people know that a word has double letters, not which. So does an “h”.
 */
final class Slips {

    static final int DOUBLING = 1;
    static final int LIKELY = 2;
    static final int SLIGHT = 3;
    static final int UNLIKELY = 4;
    static final int ANOTHER_WORD = 6;

    private static final List<String> ROWS = List.of("qwertyuiop", "asdfghjkl", "zxcvbnm");
    private static final List<String> SOUNDS =
            List.of("aeiouy", "ckqs", "sz", "gj", "jy", "vw", "fv", "dt", "bp", "mn", "uw", "xz", "ckx");
    private static final String EASILY_ADDED = "aeiouy";
    private static final char SILENT = 'h';

    private Slips() {}

    /** The cost of {@code typed} where {@code meant} belongs. */
    static int replaced(char meant, char typed) {
        return neighbours(meant, typed) || soundAlike(meant, typed) ? LIKELY : UNLIKELY;
    }

    /** The same for the first letter of a word, which people get right: another one makes another word (Tootsie, Footsie). */
    static int replacedFirst(char meant, char typed) {
        if (soundAlike(meant, typed)) {
            return LIKELY;
        }
        return neighbours(meant, typed) ? UNLIKELY : ANOTHER_WORD;
    }

    /** The cost of a letter too many between two others; {@code 0} stands for the edge of the word. */
    static int added(char before, char typed, char after) {
        if (typed == before || typed == after || typed == SILENT) {
            return DOUBLING;
        }
        if (before == 0) {
            return UNLIKELY;
        }
        boolean likely = neighbours(before, typed)
                || neighbours(after, typed)
                || EASILY_ADDED.indexOf(typed) >= 0
                || (typed == 'c' && after == 'k')
                || (typed == 'k' && before == 'c')
                || (typed == 'g' && before == 'n' && after == 0)
                || (typed == 't' && after == 'c')
                || (typed == 'd' && after == 'g');
        return likely ? LIKELY : UNLIKELY;
    }

    /** The cost of leaving a letter out from between two others. */
    static int missing(char before, char meant, char after) {
        return meant == before || meant == after || meant == SILENT ? DOUBLING : LIKELY;
    }

    private static boolean soundAlike(char one, char other) {
        for (String group : SOUNDS) {
            if (group.indexOf(one) >= 0 && group.indexOf(other) >= 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean neighbours(char one, char other) {
        for (int row = 0; row < ROWS.size(); row++) {
            int column = ROWS.get(row).indexOf(one);
            if (column >= 0) {
                return near(row, column, other);
            }
        }
        return false;
    }

    private static boolean near(int row, int column, char other) {
        for (int otherRow = 0; otherRow < ROWS.size(); otherRow++) {
            int otherColumn = ROWS.get(otherRow).indexOf(other);
            if (otherColumn < 0) {
                continue;
            }
            // Each row of keys is shifted to the right of the one above by about half a key.
            double across = (otherColumn + otherRow * 0.4) - (column + row * 0.4);
            return Math.abs(otherRow - row) <= 1 && Math.abs(across) <= 1.0;
        }
        return false;
    }
}
