package dev.rosey.plugins.trivia;

/** Why a question closed; the names in lower case are those of the event. */
enum CloseReason {
    /** Somebody had it: in {@link Mode#FIRST} at once, in {@link Mode#ALL} when the time was over. */
    ANSWERED,
    TIMEOUT,
    SKIPPED,
    /** Its time passed while nobody could play, or the game was stopped. Counts for nothing. */
    VOIDED
}
