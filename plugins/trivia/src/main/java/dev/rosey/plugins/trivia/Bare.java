package dev.rosey.plugins.trivia;

/** What of the plain chat is a guess. */
enum Bare {
    OFF,
    /** A letter alone, at choice questions. */
    LETTERS,
    /** Whatever is said while a question is open. */
    ALL;

    /** Whether this line is a guess at the open question. */
    boolean counts(String line, Question question) {
        return switch (this) {
            case OFF -> false;
            case LETTERS -> isLetter(line.strip(), question);
            case ALL -> !line.isBlank();
        };
    }

    private static boolean isLetter(String line, Question question) {
        if (line.length() != 1 || question.kind() != Kind.CHOICE) {
            return false;
        }
        int option = Character.toLowerCase(line.charAt(0)) - 'a';
        return option >= 0 && option < question.options().size();
    }
}
