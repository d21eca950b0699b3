package dev.rosey.plugins.trivia;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * Weighted Damerau–Levenshtein distance of a word and of a phrase, bounded in proportion to length. A phrase is compared
 * with its spaces taken out: the typed letters are cut into one piece for each word, and each piece has to be within
 * the bound of its word. Words of four letters or fewer, and numbers, have to be exact.
 */
final class Typos {

    /** More than any bound. */
    static final int TOO_MANY = 99;

    private static final int LONGEST = 80;

    /** Words that hold others together; behind the first word, one may be left out. */
    private static final Set<String> SMALL_WORDS = Set.of(
            "of", "with", "in", "on", "over", "to", "for", "from", "and", "at", "by", "de", "di", "da", "du", "del",
            "van", "von", "der");

    /** Small words of which one may be typed for another; any other one says something else (to, from). */
    private static final List<Set<String>> TAKEN_FOR_ONE_ANOTHER = List.of(
            Set.of("of", "for"),
            Set.of("in", "on", "at"),
            Set.of("on", "over"),
            Set.of("de", "di", "da", "du", "del"),
            Set.of("van", "von", "der"));

    /** From so many letters on, one letter too many makes no other word, whichever it is. */
    private static final int LONG_WORD = 7;

    /** Up to so many letters, a word has to be exact. */
    private static final int SHORT_WORD = 4;

    private Typos() {}

    /** What may be wrong in a word, or in a phrase, of so many letters, as a cost of {@link Slips}. */
    static int bound(int letters) {
        if (letters <= SHORT_WORD) {
            return 0;
        }
        if (letters <= LONG_WORD) {
            return letters < LONG_WORD ? Slips.LIKELY : Slips.SLIGHT;
        }
        return (letters <= 12 ? 2 : 3) * Slips.LIKELY;
    }

    /**
     * What is wrong with the typed words when the phrase was meant.
     *
     * @param meant canonical words (numbers in digits)
     * @param typed the same of what was typed
     * @param otherWord what is never a typo of what
     * @return the cost, or {@link #TOO_MANY}
     */
    static int phrase(List<String> meant, List<String> typed, BiPredicate<String, String> otherWord) {
        String letters = String.join("", typed);
        int length = String.join("", meant).length();
        boolean tooFar = Math.abs(length - letters.length()) > bound(length) / Slips.DOUBLING;
        if (tooFar
                || letters.length() > LONGEST
                || !numbers(meant).equals(numbers(typed))
                || othersInitials(meant, typed)) {
            return TOO_MANY;
        }
        if (meant.size() == typed.size()) {
            int cost = wordByWord(meant, typed, otherWord);
            return cost <= bound(length) ? cost : TOO_MANY;
        }
        int[] costs = new int[letters.length() + 1];
        Arrays.fill(costs, TOO_MANY);
        costs[0] = 0;
        int rest = length;
        for (String word : meant) {
            rest -= word.length();
            costs = afterWord(word, meant.size() > 1, rest, letters, costs, otherWord);
        }
        int cost = costs[letters.length()];
        return cost <= bound(length) ? cost : TOO_MANY;
    }

    private static int wordByWord(List<String> meant, List<String> typed, BiPredicate<String, String> otherWord) {
        int cost = 0;
        for (int i = 0; i < meant.size(); i++) {
            cost += othersAreExact(meant, typed, i)
                    ? certain(meant.get(i), typed.get(i), otherWord)
                    : piece(meant.get(i), typed.get(i), boundOf(meant.get(i), meant.size() > 1), otherWord);
        }
        return cost;
    }

    /** What is wrong in the only word that is not right, so that hardly another one was meant. */
    private static int certain(String word, String typed, BiPredicate<String, String> otherWord) {
        int bound = boundOf(word, true);
        if (word.equals(typed) || word.length() <= SHORT_WORD || Wording.isNumber(word)) {
            return piece(word, typed, bound, otherWord);
        }
        boolean known = typed.length() > SHORT_WORD && Homophones.alike(word, typed);
        if (known || (Sound.same(word, typed) && !otherWord.test(word, typed))) {
            return Slips.LIKELY;
        }
        return piece(word, typed, Math.max(bound, Slips.UNLIKELY), otherWord);
    }

    /** Whether all words but this one are right, and say enough that hardly another one belongs between them. */
    private static boolean othersAreExact(List<String> meant, List<String> typed, int index) {
        int letters = 0;
        for (int i = 0; i < meant.size(); i++) {
            if (i != index && !meant.get(i).equals(typed.get(i))) {
                return false;
            }
            letters += i == index ? 0 : meant.get(i).length();
        }
        return letters >= SHORT_WORD;
    }

    /**
     * What may be wrong in this word. Numbers are exact, and so are short words that mean something. The words around it
     * make it less likely that another one was meant.
     */
    private static int boundOf(String word, boolean amongOthers) {
        if (Wording.isNumber(word)) {
            return 0;
        }
        if (SMALL_WORDS.contains(word)) {
            return Slips.LIKELY;
        }
        return amongOthers && word.length() == LONG_WORD ? Slips.UNLIKELY : bound(word.length());
    }

    /** Whether both have initials, and other ones (George W. Bush, George H. W. Bush). */
    private static boolean othersInitials(List<String> meant, List<String> typed) {
        List<String> initials = initials(typed);
        return !initials.isEmpty() && !initials(meant).isEmpty() && !initials.equals(initials(meant));
    }

    private static List<String> initials(List<String> words) {
        return words.stream()
                .filter(word -> word.length() == 1 && !Wording.isNumber(word))
                .toList();
    }

    private static List<String> numbers(List<String> words) {
        return words.stream().filter(Wording::isNumber).toList();
    }

    /** @param rest how many letters the words behind this one have */
    private static int[] afterWord(
            String word,
            boolean amongOthers,
            int rest,
            String letters,
            int[] before,
            BiPredicate<String, String> otherWord) {
        int[] after = new int[before.length];
        Arrays.fill(after, TOO_MANY);
        int bound = boundOf(word, amongOthers);
        for (int start = 0; start < before.length; start++) {
            if (before[start] >= TOO_MANY) {
                continue;
            }
            if (start > 0 && SMALL_WORDS.contains(word)) {
                after[start] = Math.min(after[start], before[start] + Slips.LIKELY);
            }
            int shortest = Math.max(1, word.length() - bound);
            int longest = Math.min(letters.length() - start, word.length() + bound);
            for (int length = shortest; length <= longest; length++) {
                // What is left has to be about as long as the words that are still to come.
                if (Math.abs(letters.length() - start - length - rest) > bound(rest) / Slips.DOUBLING) {
                    continue;
                }
                String piece = letters.substring(start, start + length);
                int cost = piece(word, piece, bound, otherWord);
                after[start + length] = Math.min(after[start + length], before[start] + cost);
            }
        }
        return after;
    }

    private static int piece(String word, String piece, int bound, BiPredicate<String, String> otherWord) {
        if (word.equals(piece)) {
            return 0;
        }
        if (SMALL_WORDS.contains(word) && SMALL_WORDS.contains(piece)) {
            boolean likely =
                    TAKEN_FOR_ONE_ANOTHER.stream().anyMatch(family -> family.contains(word) && family.contains(piece));
            return likely ? Slips.LIKELY : TOO_MANY;
        }
        if (bound == 0 || piece.chars().anyMatch(Character::isDigit)) {
            return TOO_MANY;
        }
        int cost = distance(word, piece, bound);
        return cost <= bound && !otherWord.test(word, piece) ? cost : TOO_MANY;
    }

    /** The least cost of the slips that make {@code typed} out of {@code meant}; anything above the limit if it is more. */
    static int distance(String meant, String typed, int limit) {
        if (Math.abs(meant.length() - typed.length()) > limit / Slips.DOUBLING) {
            return TOO_MANY;
        }
        int[][] costs = new int[meant.length() + 1][typed.length() + 1];
        int rowsAbove = 0;
        for (int i = 0; i <= meant.length(); i++) {
            int least = TOO_MANY;
            for (int j = 0; j <= typed.length(); j++) {
                costs[i][j] = i == 0 && j == 0 ? 0 : cheapest(meant, typed, costs, i, j);
                least = Math.min(least, costs[i][j]);
            }
            rowsAbove = least > limit ? rowsAbove + 1 : 0;
            if (rowsAbove >= SameSound.LONGEST) {
                return TOO_MANY;
            }
        }
        return costs[meant.length()][typed.length()];
    }

    private static int cheapest(String meant, String typed, int[][] costs, int i, int j) {
        int best = TOO_MANY;
        if (i > 0) {
            char before = i > 1 ? meant.charAt(i - 2) : 0;
            char after = i < meant.length() ? meant.charAt(i) : 0;
            best = costs[i - 1][j] + Slips.missing(before, meant.charAt(i - 1), after);
        }
        if (j > 0) {
            char after = j < typed.length() ? typed.charAt(j) : 0;
            char before = j > 1 ? typed.charAt(j - 2) : 0;
            int added = Slips.added(before, typed.charAt(j - 1), after);
            boolean slight = j > 1 && meant.length() >= LONG_WORD;
            best = Math.min(best, costs[i][j - 1] + (slight ? Math.min(added, Slips.SLIGHT) : added));
        }
        if (i > 0 && j > 0) {
            char a = meant.charAt(i - 1);
            char b = typed.charAt(j - 1);
            best = Math.min(
                    best,
                    costs[i - 1][j - 1]
                            + (a == b ? 0 : i == 1 && j == 1 ? Slips.replacedFirst(a, b) : Slips.replaced(a, b)));
        }
        if (swapped(meant, typed, i, j)) {
            best = Math.min(best, costs[i - 2][j - 2] + Slips.LIKELY);
        }
        return Math.min(best, sounding(meant, typed, costs, i, j));
    }

    private static boolean swapped(String meant, String typed, int i, int j) {
        return i > 1
                && j > 1
                && meant.charAt(i - 1) == typed.charAt(j - 2)
                && meant.charAt(i - 2) == typed.charAt(j - 1);
    }

    private static int sounding(String meant, String typed, int[][] costs, int i, int j) {
        int best = TOO_MANY;
        if (i == 0 || j == 0) {
            return best;
        }
        for (SameSound pair : SameSound.endingIn(meant.charAt(i - 1), typed.charAt(j - 1))) {
            if (pair.fits(meant, i, typed, j)) {
                int before = costs[i - pair.one().length()][j - pair.other().length()];
                best = Math.min(best, before + Slips.LIKELY);
            }
        }
        return best;
    }
}
