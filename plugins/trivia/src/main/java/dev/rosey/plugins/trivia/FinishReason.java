package dev.rosey.plugins.trivia;

/** Why a game ended; the names in lower case are those of the event. */
enum FinishReason {
    COMPLETED,
    STOPPED,
    /** Three questions in a row that nobody even tried. */
    ABANDONED
}
