package dev.rosey.plugins.trivia;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Says whether a message is the answer. One message is one guess: the whole of it has to be the answer, so a list of
 * guesses never is. For use from any thread.
 */
final class Judge {

    private static final int LONGEST = 150;
    private static final Pattern LIST = Pattern.compile("[/|;\\n\\\\]|\\bor\\b", Pattern.CASE_INSENSITIVE);

    private static final int MOST_READ = 10_000;

    private final Vocabulary known;
    private final Map<String, Answer> read = new ConcurrentHashMap<>();

    /** @param known what is an answer elsewhere and so never a typo of this one */
    Judge(Vocabulary known) {
        this.known = known;
    }

    Verdict judge(Question question, String message) {
        if (message.isBlank() || message.length() > LONGEST) {
            return Verdict.REJECT;
        }
        return switch (question.kind()) {
            case CHOICE -> choice(question, message);
            case NUMBER -> NumberAnswer.matches(question, message) ? Verdict.ACCEPT : Verdict.REJECT;
            case TEXT -> text(question, message);
        };
    }

    private static Verdict choice(Question question, String message) {
        OptionalInt option = ChoiceAnswer.option(question, message);
        if (option.isEmpty()) {
            return Verdict.PROMPT;
        }
        return question.options().get(option.getAsInt()).equals(question.answer()) ? Verdict.ACCEPT : Verdict.REJECT;
    }

    private Verdict text(Question question, String message) {
        boolean list = LIST.matcher(message).find();
        List<Answer> answers = question.accepted().stream()
                .filter(answer -> !list || LIST.matcher(answer).find())
                .map(this::read)
                .toList();
        List<List<String>> wordings = LeadIns.readings(Wording.plain(message));
        List<Answer.Reading> readings = wordings.stream()
                .filter(words -> !words.isEmpty())
                .map(Answer.Reading::of)
                .toList();
        if (anyMatch(answers, readings, Judge::same)) {
            return Verdict.ACCEPT;
        }
        boolean elsewhere = readings.stream().anyMatch(reading -> known.knows(reading, answers));
        if (!elsewhere && anyMatch(answers, Given.by(question).readings(wordings), this::sameOrPlural)) {
            return Verdict.ACCEPT;
        }
        if (anyMatch(answers, readings, elsewhere ? this::plural : this::nearly)) {
            return Verdict.ACCEPT;
        }
        return anyMatch(answers, readings, Answer::hasPart) ? Verdict.PROMPT : Verdict.REJECT;
    }

    /** Answers are judged by again and again, so each is read once. */
    private Answer read(String answer) {
        if (read.size() > MOST_READ) {
            read.clear();
        }
        return read.computeIfAbsent(answer, Answer::of);
    }

    private static boolean same(Answer answer, Answer.Reading reading) {
        return answer.sameAs(reading)
                || CalendarDay.of(answer.canonical())
                        .map(day -> CalendarDay.of(reading.canonical()).equals(Optional.of(day)))
                        .orElse(false);
    }

    private boolean sameOrPlural(Answer answer, Answer.Reading reading) {
        return same(answer, reading) || plural(answer, reading);
    }

    private boolean nearly(Answer answer, Answer.Reading reading) {
        if (CalendarDay.of(answer.canonical()).isPresent()) {
            return false;
        }
        if (plural(answer, reading)) {
            return true;
        }
        int cost = answer.typos(reading, known);
        return cost < Typos.TOO_MANY && (cost <= Slips.LIKELY || !known.knowsNearer(reading, cost));
    }

    private boolean plural(Answer answer, Answer.Reading reading) {
        return answer.pluralOf(reading) && !known.tellsApart(answer, reading);
    }

    private static boolean anyMatch(List<Answer> answers, List<Answer.Reading> readings, Match match) {
        return answers.stream().anyMatch(answer -> readings.stream().anyMatch(reading -> match.test(answer, reading)));
    }

    /** One way in which a reading may fit an answer. */
    @FunctionalInterface
    private interface Match {
        boolean test(Answer answer, Answer.Reading reading);
    }
}
