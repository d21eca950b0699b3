package dev.rosey.plugins.llmtrivia;

/** No model brought what was wanted. The room is told why in its own words; nothing here is shown. */
final class NoAnswerException extends RuntimeException {

    /** Why not. */
    enum Reason {
        /** No provider is configured. */
        NO_MODEL,
        /** An operator switched models off. */
        OFF,
        /** A budget of the day is used up. */
        BUDGET,
        /** All providers are dead, late, or resting. */
        NOBODY,
        /** What came breaks a rule. */
        REJECTED,
        /** The budget cannot be read. */
        STORAGE
    }

    private final Reason reason;

    NoAnswerException(Reason reason, String message) {
        super(message, null, false, false);
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }
}
