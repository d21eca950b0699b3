package dev.rosey.plugins.trivia;

/** Why the clock of a game stands still. Both may hold it at once; it goes on when neither does. */
enum Hold {
    /** Somebody paused the game. */
    COMMAND,
    /** Players cannot be heard: the bus is away, or the plugin is being reloaded or drained. */
    UNHEARD
}
