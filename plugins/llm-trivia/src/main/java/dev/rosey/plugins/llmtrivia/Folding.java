package dev.rosey.plugins.llmtrivia;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The forms of a text by which texts are compared. Those of questions are stored. */
final class Folding {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern APOSTROPHES = Pattern.compile("['’ʼ`´]");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Set<String> ARTICLES = Set.of("a", "an", "the");
    private static final Map<String, String> NUMBERS = Map.ofEntries(
            Map.entry("zero", "0"),
            Map.entry("one", "1"),
            Map.entry("two", "2"),
            Map.entry("three", "3"),
            Map.entry("four", "4"),
            Map.entry("five", "5"),
            Map.entry("six", "6"),
            Map.entry("seven", "7"),
            Map.entry("eight", "8"),
            Map.entry("nine", "9"),
            Map.entry("ten", "10"),
            Map.entry("eleven", "11"),
            Map.entry("twelve", "12"));

    private Folding() {}

    /** Without case, accents and compatibility forms: {@code Ｃafé} becomes {@code cafe}. */
    static String folded(String text) {
        return MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
    }

    /** The words, folded, with small numbers in digits and {@code and} for {@code &}. */
    static List<String> words(String text) {
        String plain = APOSTROPHES.matcher(folded(text)).replaceAll("").replace("&", " and ");
        return Arrays.stream(BETWEEN_WORDS.split(plain, -1))
                .filter(word -> !word.isEmpty())
                .map(word -> NUMBERS.getOrDefault(word, word))
                .toList();
    }

    /** The words without articles, or all of them where there are no others. */
    static List<String> essential(String text) {
        List<String> all = words(text);
        List<String> rest =
                all.stream().filter(word -> !ARTICLES.contains(word)).toList();
        return rest.isEmpty() ? all : rest;
    }

    /** The essential words run together: {@code The Blob!} and {@code blob} are the same. */
    static String compact(String text) {
        return essential(text).stream().collect(Collectors.joining());
    }
}
