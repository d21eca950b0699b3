package dev.rosey.plugins.llmtrivia;

import java.text.Normalizer;
import java.util.Collection;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Words that no text may hold. A word is found whatever its case and accents, with repeated letters, with signs or single
 * blanks between its letters, and with digits, signs and letters of other alphabets that look alike; but only as a word of
 * its own: {@code ass} is not in {@code class}. A star at the end of an entry takes every ending.
 */
final class BlockList {

    static final BlockList EMPTY = new BlockList(Pattern.compile("(?!)"));

    private static final Map<Character, String> LOOK_ALIKES = Map.ofEntries(
            Map.entry('a', "a4@αаɑ"),
            Map.entry('b', "b8ß6вь"),
            Map.entry('c', "cс¢k"),
            Map.entry('d', "dԁ"),
            Map.entry('e', "e3€еёє"),
            Map.entry('f', "fƒ"),
            Map.entry('g', "g9"),
            Map.entry('h', "hһн"),
            Map.entry('i', "i1!|lіι"),
            Map.entry('k', "kкκc"),
            Map.entry('l', "l1|iӏ"),
            Map.entry('m', "mм"),
            Map.entry('n', "nпη"),
            Map.entry('o', "o0оοø"),
            Map.entry('p', "pрρ"),
            Map.entry('r', "rгя"),
            Map.entry('s', "s5$ѕz"),
            Map.entry('t', "t7+тτ"),
            Map.entry('u', "uvυцμ"),
            Map.entry('v', "vu"),
            Map.entry('x', "xх×"),
            Map.entry('y', "yуγ"),
            Map.entry('z', "z2s"));

    private static final String BETWEEN = "[^\\p{L}\\p{N}]{0,2}";
    private static final String NO_LETTER_BEFORE = "(?<![\\p{L}\\p{N}])";
    private static final String NO_LETTER_BEHIND = "(?![\\p{L}\\p{N}])";

    private final Pattern words;

    private BlockList(Pattern words) {
        this.words = words;
    }

    static BlockList of(Collection<String> entries) {
        String all = entries.stream()
                .map(BlockList::pattern)
                .filter(pattern -> !pattern.isEmpty())
                .distinct()
                .collect(Collectors.joining("|"));
        return all.isEmpty() ? EMPTY : new BlockList(Pattern.compile(NO_LETTER_BEFORE + "(?:" + all + ")"));
    }

    /** Small raised letters and digits behind a word may be read as part of it, or past. */
    boolean isIn(String text) {
        return words.matcher(Folding.folded(text)).find()
                || words.matcher(Folding.folded(withoutVariants(text))).find();
    }

    private static String withoutVariants(String text) {
        var plain = new StringBuilder();
        text.codePoints().forEach(point -> {
            String letter = Character.toString(point);
            plain.append(Normalizer.isNormalized(letter, Normalizer.Form.NFKC) ? letter : " ");
        });
        return plain.toString();
    }

    private static String pattern(String entry) {
        boolean anyEnding = entry.endsWith("*");
        String letters = Folding.folded(entry)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .mapToObj(BlockList::alike)
                .collect(Collectors.joining(BETWEEN));
        return letters.isEmpty() || anyEnding ? letters : letters + NO_LETTER_BEHIND;
    }

    private static String alike(int letter) {
        String same = LOOK_ALIKES.getOrDefault((char) letter, Character.toString(letter));
        return "[" + Pattern.quote(same) + "]+";
    }
}
