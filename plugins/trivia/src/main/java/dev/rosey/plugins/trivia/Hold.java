package dev.rosey.plugins.trivia;

/** Why the clock of a game stands still. Several may hold it at once; it goes on when none does. */
enum Hold {
    /** Somebody paused the game. */
    COMMAND,
    /** Players cannot be heard: the bus is away, or the plugin is being reloaded or drained. */
    UNHEARD,
    /** Rosey is not in the channel. */
    AWAY;

    /** Whether it is nobody's wish. */
    boolean isOutage() {
        return this != COMMAND;
    }
}
