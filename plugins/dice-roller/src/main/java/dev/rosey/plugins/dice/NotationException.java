package dev.rosey.plugins.dice;

import java.util.List;

/** Why a text cannot be rolled. It has no stack trace: it is an answer, not a fault of the program. */
final class NotationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final int position;
    private final String found;
    private final String expected;
    private final String explanation;
    private final transient List<String> fixes;

    /**
     * @param position where in the text, in UTF-16 units from 0; the text's length if something is missing at its end
     * @param found what stands there
     * @param message what is wrong, in the words of an error report
     * @param expected what may stand there
     * @param explanation what is wrong, in the words of a chat
     * @param fixes whole texts that may have been meant, best first; they have not been tried
     */
    NotationException(
            Reason reason,
            int position,
            String found,
            String message,
            String expected,
            String explanation,
            List<String> fixes) {
        super(message, null, false, false);
        this.reason = reason;
        this.position = position;
        this.found = found;
        this.expected = expected;
        this.explanation = explanation;
        this.fixes = List.copyOf(fixes);
    }

    /** The same about a text with so many more characters before it. */
    NotationException movedBy(int distance) {
        return new NotationException(reason, position + distance, found, message(), expected, explanation, List.of());
    }

    Reason reason() {
        return reason;
    }

    int position() {
        return position;
    }

    String found() {
        return found;
    }

    String expected() {
        return expected;
    }

    String explanation() {
        return explanation;
    }

    List<String> fixes() {
        return fixes;
    }

    String message() {
        return String.valueOf(getMessage());
    }

    enum Reason {
        /** It is not notation. */
        INVALID_NOTATION,
        /** It is more than the {@link Limits} allow. */
        LIMIT_EXCEEDED,
        /** It is notation, but it can never or not always be carried out. */
        IMPOSSIBLE_ROLL
    }
}
