package dev.rosey.plugins.trivia;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The answer of a game to one call.
 *
 * @param events what happened, already applied, in order
 * @param wakeUp when {@link Game#tick} wants to be called next; empty while the clock stands and when the game is over
 */
record Step(Outcome outcome, List<GameEvent> events, Optional<Instant> wakeUp) {

    Step {
        events = List.copyOf(events);
    }
}
