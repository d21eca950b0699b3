package dev.rosey.plugins.trivia;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What happened in a game. State is made of these and nothing else. Player names are as typed; they count as the same
 * whatever their case.
 */
sealed interface GameEvent {

    /** When it happened. */
    Instant at();

    /** Whether it has to be saved; what is not is lost in a crash, and no points with it. */
    default boolean lasting() {
        return true;
    }

    /** A game began; the questions are in the order they will be asked. */
    record Started(Instant at, String gameId, String channel, String startedBy, Rules rules, List<Question> questions)
            implements GameEvent {
        public Started {
            questions = List.copyOf(questions);
        }

        /** The same game with another question at this number. */
        Started with(Replaced other) {
            List<Question> changed = new ArrayList<>(questions);
            changed.set(other.number() - 1, other.question());
            return new Started(at, gameId, channel, startedBy, rules, changed);
        }
    }

    /** Question {@code number}, which was not asked yet, is another one than the game began with. */
    record Replaced(Instant at, int number, Question question) implements GameEvent {}

    /** Question {@code number}, from 1, is open until {@code deadline}. */
    record Asked(Instant at, int number, Instant deadline) implements GameEvent {}

    /** A guess that brought no points. {@code locked}: the player has no other guess at this question. */
    record Guessed(Instant at, int number, String player, Duration elapsed, boolean locked) implements GameEvent {
        @Override
        public boolean lasting() {
            return false;
        }
    }

    /** A right answer. {@code streak} counts it; {@code elapsed} is without pauses. */
    record Scored(Instant at, int number, String player, int points, Duration elapsed, int streak)
            implements GameEvent {}

    /** Hint {@code hint}, 1 or 2, was given, so that the question is worth less. */
    record Hinted(Instant at, int number, int hint, String text) implements GameEvent {}

    /** A vote to skip, {@code votes} of {@code needed}. */
    record VotedToSkip(Instant at, int number, String player, int votes, int needed) implements GameEvent {
        @Override
        public boolean lasting() {
            return false;
        }
    }

    /** A question closed; {@code players} guessed at it, right or wrong. */
    record Closed(Instant at, int number, CloseReason reason, List<String> players) implements GameEvent {
        public Closed {
            players = List.copyOf(players);
        }
    }

    /** The clock stands; {@code remaining} until whatever comes next. */
    record Paused(Instant at, Hold hold, String by, Duration remaining) implements GameEvent {}

    /** One hold is gone; when no other is left, what comes next is due at {@code due}. */
    record Resumed(Instant at, Hold hold, String by, Instant due) implements GameEvent {}

    /** The game is over; {@code scores} has everybody who guessed, best first. */
    record Finished(Instant at, FinishReason reason, List<Score> scores) implements GameEvent {
        public Finished {
            scores = List.copyOf(scores);
        }
    }
}
