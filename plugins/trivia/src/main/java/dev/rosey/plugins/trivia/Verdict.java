package dev.rosey.plugins.trivia;

/** What the judge says about one message of a player. */
enum Verdict {
    /** The answer. */
    ACCEPT,
    /** Not wrong, but not enough: part of the answer, or nothing that reads as one of the options. Never locks. */
    PROMPT,
    /** Not the answer. */
    REJECT
}
