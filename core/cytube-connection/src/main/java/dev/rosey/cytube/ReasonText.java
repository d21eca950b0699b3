package dev.rosey.cytube;

import org.jspecify.annotations.Nullable;

/** Why something went wrong, in the few words that a log and an operator are shown. */
final class ReasonText {

    private ReasonText() {}

    /** What a server said, in one line that is not too long. */
    static String brief(String reason) {
        String line = ChatMessages.oneLine(reason).strip();
        return line.length() <= 200 ? line : line.substring(0, line.offsetByCodePoints(0, 150)) + "…";
    }

    /** What the cause of all causes says. */
    static String innermost(@Nullable Throwable failure) {
        Throwable cause = failure;
        while (cause != null && cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause == null) {
            return "unknown";
        }
        String message = cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : message;
    }
}
