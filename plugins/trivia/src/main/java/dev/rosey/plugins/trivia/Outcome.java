package dev.rosey.plugins.trivia;

/** What became of a command, for the one who gave it. */
enum Outcome {
    DONE,
    CORRECT,
    WRONG,
    /** More exact, please. */
    PROMPT,
    /** A choice question takes one answer. */
    LOCKED,
    /** This player has the points of this question already. */
    ALREADY_CORRECT,
    /** No question is open. */
    NO_QUESTION,
    /** The clock stands, so answers do not count. */
    PAUSED,
    /** The vote was counted; more are needed. */
    VOTED,
    /** Only those who played in the last three questions vote. */
    NOT_PLAYING,
    /** For the starter and moderators. */
    FORBIDDEN,
    /** Nothing to change: it is like that already. */
    UNCHANGED,
    /** The game is over. */
    OVER
}
