package dev.rosey.plugins.trivia;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Finds the option that was meant: by its letter, by its text, or by both when they agree. */
final class ChoiceAnswer {

    private static final Pattern LETTER =
            Pattern.compile("\\(?([a-z])(?:[).:]|$)\\s*(.*)", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private ChoiceAnswer() {}

    /** The place of the one option that was meant, from 0; empty when none or several may be. */
    static OptionalInt option(Question question, String message) {
        List<Answer.Reading> readings = readings(message);
        int[] exact = matching(question, option -> readings.stream().anyMatch(option::sameAs));
        if (exact.length > 0) {
            return only(exact);
        }
        if (letters(question, message) > 1) {
            return OptionalInt.empty();
        }
        List<String> last = LeadIns.readings(Wording.plain(message)).getLast();
        Matcher letter = LETTER.matcher(last.size() == 1 ? last.getFirst() : withoutWords(message));
        return letter.matches()
                ? byLetter(question, letter.group(1), letter.group(2))
                : only(matching(question, option -> readings.stream().anyMatch(reading -> near(option, reading))));
    }

    /** How many words are the letter of an option: “a b” is two guesses, not an article and a letter. */
    private static long letters(Question question, String message) {
        return Wording.plain(message).stream()
                .filter(word -> word.length() == 1)
                .filter(word -> word.charAt(0) >= 'a'
                        && word.charAt(0) < 'a' + question.options().size())
                .count();
    }

    private static String withoutWords(String message) {
        return message.strip()
                .replaceFirst("(?i)^(?:option|answer|letter)\\s+", "")
                .strip();
    }

    private static OptionalInt byLetter(Question question, String letter, String text) {
        int option = Character.toLowerCase(letter.charAt(0)) - 'a';
        if (option >= question.options().size()) {
            return OptionalInt.empty();
        }
        boolean agrees = text.isBlank() || byText(question, text).equals(OptionalInt.of(option));
        return agrees ? OptionalInt.of(option) : OptionalInt.empty();
    }

    private static OptionalInt byText(Question question, String text) {
        List<Answer.Reading> readings = readings(text);
        return only(matching(
                question,
                option -> readings.stream().anyMatch(reading -> option.sameAs(reading) || near(option, reading))));
    }

    private static List<Answer.Reading> readings(String message) {
        return LeadIns.readings(Wording.plain(message)).stream()
                .filter(words -> !words.isEmpty())
                .map(Answer.Reading::of)
                .toList();
    }

    private static OptionalInt only(int[] options) {
        return options.length == 1 ? OptionalInt.of(options[0]) : OptionalInt.empty();
    }

    private static boolean near(Answer option, Answer.Reading reading) {
        return Typos.phrase(option.canonical(), reading.canonical(), (word, typed) -> false) < Typos.TOO_MANY;
    }

    private static int[] matching(Question question, Predicate<Answer> matches) {
        return IntStream.range(0, question.options().size())
                .filter(i -> matches.test(Answer.of(question.options().get(i))))
                .toArray();
    }
}
