package dev.rosey.plugins.trivia;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What of the plain chat is a guess. */
enum Bare {
    OFF("Answer with %sa <text>."),
    /** A letter alone, at choice questions; as {@code c)} too, which is how the question shows it. */
    LETTERS("Answer with %sa <text>; at a choice the letter alone will do."),
    /** Whatever is said while a question is open. */
    ALL("Just say the answer.");

    private static final Pattern LETTER = Pattern.compile("\\(?([A-Za-z])[).]?");

    private final String howTo;

    Bare(String howTo) {
        this.howTo = howTo;
    }

    /**
     * How to answer, for the chat.
     *
     * @param prefix what a command begins with
     */
    String howTo(String prefix) {
        return howTo.formatted(prefix);
    }

    /** Whether this line is a guess at the open question. */
    boolean counts(String line, Question question) {
        return switch (this) {
            case OFF -> false;
            case LETTERS -> isLetter(line.strip(), question);
            case ALL -> !line.isBlank();
        };
    }

    private static boolean isLetter(String line, Question question) {
        Matcher letter = LETTER.matcher(line);
        if (question.kind() != Kind.CHOICE || !letter.matches()) {
            return false;
        }
        int option = Character.toLowerCase(letter.group(1).charAt(0)) - 'a';
        return option < question.options().size();
    }
}
