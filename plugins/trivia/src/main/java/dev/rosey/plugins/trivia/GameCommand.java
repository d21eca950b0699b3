package dev.rosey.plugins.trivia;

/** What may be asked of a game. */
sealed interface GameCommand {

    /** A guess at the open question. */
    record Guess(String player, String text) implements GameCommand {}

    /** A vote to skip the open question; the starter's and a moderator's (rank 2 and above) decide alone. */
    record Skip(String player, double rank) implements GameCommand {}

    /** Ends the game; for the starter and moderators. */
    record Stop(String player, double rank) implements GameCommand {}

    /** Stops the clock; for the starter and moderators. */
    record Pause(String player, double rank) implements GameCommand {}

    /** Ends a {@link Pause}; for the starter and moderators. */
    record Resume(String player, double rank) implements GameCommand {}

    /** Asks another question at this number, if that one is still to come. */
    record Replace(int number, Question question) implements GameCommand {}

    /** Players cannot be heard from now on, for this cause. */
    record Unheard(Hold cause) implements GameCommand {}

    /** What kept players from being heard is over. */
    record Heard(Hold cause) implements GameCommand {}

    /**
     * The game was just rebuilt after a crash; an open question whose time is over is voided, any other goes on. Where Rosey
     * was not in the channel the clock stands until somebody knows better.
     */
    record Recover() implements GameCommand {}
}
