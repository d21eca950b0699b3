package dev.rosey.plugins.trivia;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads a number as people type it: thousands separators, number words, a unit behind it. Never fuzzily. */
final class NumberAnswer {

    private static final Pattern SPACED = Pattern.compile("(?<![\\d.,])\\d{1,3}(?:[ '’_]\\d{3})+(?![\\d.,])");
    private static final Pattern DOTTED = Pattern.compile("(?<![\\d.,])\\d{1,3}(?:\\.\\d{3}){2,}(?![\\d.,])");
    private static final Pattern MINUS =
            Pattern.compile("[-−–](?=\\d)|\\b(?:minus|negative)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern RANGE = Pattern.compile("\\d\\s*[-−–]\\s*\\d");
    private static final Set<String> FRONT = Set.of("in", "year", "around", "exactly", "number", "no", "only", "just");

    private NumberAnswer() {}

    /** Whether the message is one number, of the value asked for, alone or with a unit the question allows. */
    static boolean matches(Question question, String message) {
        Optional<Reading> typed = read(message);
        return typed.isPresent()
                && question.accepted().stream()
                        .flatMap(answer -> read(answer).stream())
                        .anyMatch(answer -> answer.value().compareTo(typed.get().value()) == 0
                                && unitFits(question, answer, typed.get()));
    }

    private static boolean unitFits(Question question, Reading answer, Reading typed) {
        Set<String> allowed = question.units().stream()
                .flatMap(unit -> Plurals.singular(Wording.plain(unit)).stream())
                .collect(Collectors.toSet());
        allowed.addAll(answer.rest());
        // Words of the question tell nothing that was not known: “How many continents…?” — “7 continents”.
        allowed.addAll(Plurals.singular(Wording.plain(question.text())));
        return allowed.containsAll(typed.rest());
    }

    /** The one number of a text, when there is exactly one and nothing but words behind it. */
    static Optional<Reading> read(String text) {
        if (RANGE.matcher(text).find()) {
            return Optional.empty();
        }
        boolean negative = MINUS.matcher(text).find();
        String unsigned = MINUS.matcher(text).replaceAll(" ");
        String grouped = strip(SPACED, strip(DOTTED, unsigned));
        return LeadIns.readings(Wording.plain(grouped)).stream()
                .flatMap(words -> number(Numerals.canonical(front(words)), negative).stream())
                .findFirst();
    }

    private static String strip(Pattern separated, String text) {
        return separated
                .matcher(text)
                .replaceAll(m -> Matcher.quoteReplacement(m.group().replaceAll("[ .'’_]", "")));
    }

    private static List<String> front(List<String> words) {
        int start = 0;
        while (start < words.size() - 1
                && (FRONT.contains(words.get(start)) || words.get(start).equals("the"))) {
            start++;
        }
        return words.subList(start, words.size());
    }

    private static Optional<Reading> number(List<String> canonical, boolean negative) {
        if (canonical.isEmpty() || !canonical.getFirst().matches("[0-9]{1,30}(\\.[0-9]{1,30})?")) {
            return Optional.empty();
        }
        List<String> rest = canonical.subList(1, canonical.size());
        boolean another = rest.stream().anyMatch(word -> Wording.isNumber(word) || word.equals("or"));
        if (another) {
            return Optional.empty();
        }
        BigDecimal value = new BigDecimal(canonical.getFirst());
        return Optional.of(new Reading(negative ? value.negate() : value, Plurals.singular(rest)));
    }

    /**
     * A number and the words behind it.
     *
     * @param rest in the singular, such as {@code kilometre}
     */
    record Reading(BigDecimal value, List<String> rest) {}
}
