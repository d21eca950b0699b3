package dev.rosey.plugins.trivia;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

/**
 * Where a game is in time.
 *
 * @param due the deadline of the open question, or when the next one is asked; meaningless while held
 * @param remaining what was left until {@code due} when the clock was held, else zero
 */
record Clock(Phase phase, Instant due, Set<Hold> holds, Duration remaining) {

    Clock {
        holds = Set.copyOf(holds);
    }

    static Clock startingAt(Instant due) {
        return new Clock(Phase.BETWEEN, due, Set.of(), Duration.ZERO);
    }

    boolean runs() {
        return phase != Phase.OVER && holds.isEmpty();
    }

    boolean open() {
        return phase == Phase.OPEN;
    }

    /** What is left until the next deadline or question, never negative. */
    Duration left(Instant now) {
        if (!holds.isEmpty()) {
            return remaining;
        }
        Duration left = Duration.between(now, due);
        return left.isNegative() ? Duration.ZERO : left;
    }

    Clock next(Phase newPhase, Instant newDue) {
        return new Clock(newPhase, newDue, holds, holds.isEmpty() ? Duration.ZERO : remaining);
    }

    Clock held(Hold hold, Duration left) {
        EnumSet<Hold> more = EnumSet.of(hold);
        more.addAll(holds);
        return new Clock(phase, due, more, left);
    }

    Clock released(Hold hold, Instant newDue) {
        EnumSet<Hold> fewer = EnumSet.noneOf(Hold.class);
        fewer.addAll(holds);
        fewer.remove(hold);
        return new Clock(phase, newDue, fewer, fewer.isEmpty() ? Duration.ZERO : remaining);
    }

    /** The parts of a game. */
    enum Phase {
        /** Waiting to ask the next question. */
        BETWEEN,
        /** A question is open. */
        OPEN,
        OVER
    }
}
