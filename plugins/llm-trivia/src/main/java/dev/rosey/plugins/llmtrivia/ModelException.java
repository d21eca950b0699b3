package dev.rosey.plugins.llmtrivia;

import java.time.Duration;

/**
 * A provider did not answer. Its message is ours: what a provider says about an error may hold the key it was given, so
 * neither its words nor its exception is kept.
 */
final class ModelException extends RuntimeException {

    /** What went wrong, and whether it may have cost something all the same. */
    enum Kind {
        /** Nobody listens there. */
        UNREACHABLE(false),
        /** It took too long. */
        LATE(true),
        /** It takes no more requests for now. */
        BUSY(false),
        /** It refused the request: a wrong key, an unknown model. */
        REFUSED(false),
        /** It, or something before it, failed. */
        BROKEN(true),
        /** The connection was lost, or what came cannot be read. */
        UNREADABLE(true);

        private final boolean mayCost;

        Kind(boolean mayCost) {
            this.mayCost = mayCost;
        }
    }

    private final Kind kind;
    private final transient Duration wait;

    ModelException(Kind kind, String message) {
        this(kind, message, Duration.ZERO);
    }

    /** With how long the provider wants to be left alone. */
    ModelException(Kind kind, String message, Duration wait) {
        super(message, null, false, false);
        this.kind = kind;
        this.wait = wait;
    }

    Kind kind() {
        return kind;
    }

    boolean mayHaveCost() {
        return kind.mayCost;
    }

    /** How long it is not to be asked again; zero where it does not say. */
    Duration pause() {
        return wait;
    }
}
