package dev.rosey.plugins.quote;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** The forms of a text by which texts are compared. They are stored, so a change here needs a migration. */
final class Folding {
    private static final Pattern ACCENTS = Pattern.compile("[\\u0300-\\u036f]+");
    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern APOSTROPHES = Pattern.compile("['’ʼ]");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}\\p{M}]+");

    private Folding() {}

    /** Without case and accents, with single spaces: {@code Café  100%} becomes {@code cafe 100%}. */
    static String folded(String text) {
        String plain = ACCENTS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("");
        String spaced = SPACES.matcher(plain).replaceAll(" ").strip();
        // Down first, because the capital sharp s is its own upper case; and not down alone, because String.toLowerCase
        // writes a
        // sigma at the end of a word otherwise than one within.
        return spaced.toLowerCase(Locale.ROOT)
                .toUpperCase(Locale.ROOT)
                .codePoints()
                .map(Character::toLowerCase)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** Only the words, with single spaces: {@code "Don't!", he said} becomes {@code dont he said}. */
    static String words(String text) {
        String joined = APOSTROPHES.matcher(folded(text)).replaceAll("");
        return BETWEEN_WORDS.matcher(joined).replaceAll(" ").strip();
    }

    /** A user's name as CyTube compares them. */
    static String name(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
