package dev.rosey.plugins.inspector;

import java.time.Instant;

/**
 * Decides which events are read when there are too many, more than a number a second, or so many that they pile up on a
 * machine that cannot read that number: then one of a hundred, and those that tell of the state of something, up to twenty
 * times that number. Not safe for threads; one thread asks.
 */
final class Sampling {

    /** How many events a second are taken exactly. */
    static final int EXACT_PER_SECOND = 10_000;

    private static final int ONE_OF = 100;

    /** So many may wait: a second's worth of what is read exactly. */
    private static final int BEHIND = 10_000;

    private final int exact;
    private long second = Long.MIN_VALUE;
    private int inSecond;

    Sampling(int exact) {
        this.exact = exact;
    }

    /**
     * Whether an event that arrives now is read; else it is only counted.
     *
     * @param waiting how many more have come already
     */
    boolean takes(Instant now, String subject, long waiting) {
        if (now.getEpochSecond() != second) {
            second = now.getEpochSecond();
            inSecond = 0;
        }
        inSecond++;
        if ((inSecond <= exact && waiting < BEHIND) || inSecond % ONE_OF == 0) {
            return true;
        }
        return inSecond <= 20 * exact && tellsOfState(subject);
    }

    /** What is rare and must not be missed. */
    private static boolean tellsOfState(String subject) {
        var event = subject.substring(subject.indexOf('.') + 1);
        return switch (event) {
            case "started",
                    "stopping",
                    "heartbeat",
                    "crashed",
                    "quarantined",
                    "unavailable",
                    "recovered",
                    "connected",
                    "disconnected",
                    "kicked" -> true;
            default -> false;
        };
    }
}
