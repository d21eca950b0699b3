package dev.rosey.plugins.trivia;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;

/** Number words, ordinals and the Roman numerals of kings and sequels, all written as digits. */
final class Numerals {

    private static final Map<String, Long> SMALL = small();
    private static final Map<String, Long> SCALES =
            Map.of("thousand", 1_000L, "million", 1_000_000L, "billion", 1_000_000_000L);
    private static final Pattern ROMAN = Pattern.compile("x{0,3}(?:ix|iv|v?i{0,3})");
    private static final Set<String> BEFORE_NUMBER = Set.of("part", "chapter", "episode", "vol", "the", "number", "no");

    private Numerals() {}

    /**
     * The same words with every number in digits, and without “part”, “chapter” or “the” before one: “Henry the Eighth”
     * and “Henry VIII” are both {@code henry 8}. A Roman numeral counts behind the first word only.
     */
    static List<String> canonical(List<String> words) {
        List<String> result = new ArrayList<>();
        int i = 0;
        while (i < words.size()) {
            NumberRun run = new NumberRun(words, i);
            if (run.length() == 0) {
                result.add(roman(words.get(i), i));
                i++;
            } else {
                result.add(run.digits());
                i += run.length();
            }
        }
        return withoutLabels(result);
    }

    /** Whether the word stands for a number in any way, be it a Roman numeral. */
    static boolean isNumeral(String word) {
        return Wording.isNumber(word) || valueOf(word).isPresent() || isRoman(word);
    }

    /** The value of a single number word, cardinal or ordinal. */
    static OptionalLong valueOf(String word) {
        Long value = SMALL.get(word);
        return value == null ? OptionalLong.empty() : OptionalLong.of(value);
    }

    static Map<String, Long> numberWords() {
        return SMALL;
    }

    static OptionalLong scaleOf(String word) {
        Long value = SCALES.get(word);
        return value == null ? OptionalLong.empty() : OptionalLong.of(value);
    }

    private static String roman(String word, int position) {
        return position > 0 && isRoman(word) ? String.valueOf(romanValue(word)) : plainDigits(word);
    }

    private static boolean isRoman(String word) {
        return !word.isEmpty() && ROMAN.matcher(word).matches();
    }

    private static int romanValue(String word) {
        int value = 0;
        for (int i = 0; i < word.length(); i++) {
            int digit = romanDigit(word.charAt(i));
            boolean before = i + 1 < word.length() && digit < romanDigit(word.charAt(i + 1));
            value += before ? -digit : digit;
        }
        return value;
    }

    private static int romanDigit(char letter) {
        return switch (letter) {
            case 'x' -> 10;
            case 'v' -> 5;
            default -> 1;
        };
    }

    private static String plainDigits(String word) {
        if (!Wording.isNumber(word) || word.length() > 30 || !word.matches("[0-9]+(\\.[0-9]+)?")) {
            return word;
        }
        BigDecimal value = new BigDecimal(word);
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    private static List<String> withoutLabels(List<String> words) {
        List<String> result = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            boolean label = i > 0
                    && i + 1 < words.size()
                    && BEFORE_NUMBER.contains(words.get(i))
                    && Wording.isNumber(words.get(i + 1));
            if (!label) {
                result.add(words.get(i));
            }
        }
        return List.copyOf(result);
    }

    private static Map<String, Long> small() {
        Map<String, Long> words = new HashMap<>();
        String[] units =
                ("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
                                + " sixteen seventeen eighteen nineteen")
                        .split(" ", -1);
        String[] ordinals = ("zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
                        + " thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth")
                .split(" ", -1);
        String[] tens = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ", -1);
        for (int i = 0; i < units.length; i++) {
            words.put(units[i], (long) i);
            words.put(ordinals[i], (long) i);
        }
        for (int i = 0; i < tens.length; i++) {
            words.put(tens[i], 20L + 10L * i);
            words.put(tens[i].replace("ty", "tieth").toLowerCase(Locale.ROOT), 20L + 10L * i);
        }
        words.put("hundred", 100L);
        words.put("hundredth", 100L);
        return Map.copyOf(words);
    }
}
