package dev.rosey.plugins.trivia;

/** Who scores. */
enum Mode {
    /** The first right answer closes the question. */
    FIRST,
    /** Everybody who answers right before the deadline scores, the faster the more. */
    ALL
}
