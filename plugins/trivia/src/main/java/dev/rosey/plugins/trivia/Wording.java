package dev.rosey.plugins.trivia;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Turns what somebody typed into plain words: lower case, no accents, no punctuation, one spelling for each word. */
final class Wording {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern THOUSANDS = Pattern.compile("(?<![\\d.,])\\d{1,3}(?:,\\d{3})+(?![\\d,])");
    private static final Pattern ORDINAL = Pattern.compile("(\\d)(?:st|nd|rd|th)\\b");
    private static final Pattern APOSTROPHES = Pattern.compile("['’‘`´ʼ\"“”]");
    private static final Pattern AND = Pattern.compile("\\s\\+\\s|['’]n['’]");
    private static final Pattern POINT = Pattern.compile("(?<!\\d)\\.|\\.(?!\\d)");
    private static final Pattern BOUNDARY =
            Pattern.compile("(?<=\\d)(?=\\p{L})|(?<=\\p{L})(?=\\d)|[^\\p{L}\\p{N}.]+|(?<!\\d)\\.|\\.(?!\\d)");

    private static final Map<String, String> LETTERS = Map.ofEntries(
            Map.entry("ß", "ss"),
            Map.entry("æ", "ae"),
            Map.entry("œ", "oe"),
            Map.entry("ø", "o"),
            Map.entry("đ", "d"),
            Map.entry("ð", "d"),
            Map.entry("þ", "th"),
            Map.entry("ł", "l"),
            Map.entry("ı", "i"),
            Map.entry("&", " and "),
            Map.entry("%", " percent "),
            Map.entry("+", " plus "),
            Map.entry("@", " at "));

    private Wording() {}

    /** The words of a text in order; digits and letters are words apart; empty when there is nothing to read. */
    static List<String> plain(String text) {
        String lower = AND.matcher(text.toLowerCase(Locale.ROOT)).replaceAll(" and ");
        for (Map.Entry<String, String> letter : LETTERS.entrySet()) {
            lower = lower.replace(letter.getKey(), letter.getValue());
        }
        String ascii =
                MARKS.matcher(Normalizer.normalize(lower, Normalizer.Form.NFKD)).replaceAll("");
        String joined = APOSTROPHES.matcher(ascii).replaceAll("");
        String whole = THOUSANDS.matcher(joined).replaceAll(m -> m.group().replace(",", ""));
        String cardinal = ORDINAL.matcher(whole).replaceAll("$1");
        return Spellings.of(Stream.of(BOUNDARY.split(POINT.matcher(cardinal).replaceAll(" ")))
                .filter(word -> !word.isEmpty())
                .toList());
    }

    /** The words run together, so that spaces and hyphens do not count; two numbers in a row stay two. */
    static String compact(List<String> words) {
        StringBuilder compact = new StringBuilder();
        for (String word : words) {
            if (!compact.isEmpty() && isNumber(word) && Character.isDigit(compact.charAt(compact.length() - 1))) {
                compact.append('|');
            }
            compact.append(word);
        }
        return compact.toString();
    }

    /** Whether a word says nothing of its own in front of the next one, which is empty behind the last. */
    static boolean isArticle(String word, String next) {
        return word.equals("the") || (next.length() > 1 && (word.equals("a") || word.equals("an")));
    }

    /** Whether a word of {@link #plain} is a number in digits. */
    static boolean isNumber(String word) {
        return Character.isDigit(word.charAt(0));
    }
}
