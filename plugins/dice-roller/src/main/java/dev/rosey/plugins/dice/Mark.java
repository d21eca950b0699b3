package dev.rosey.plugins.dice;

/** What befell a die. */
enum Mark {
    /** It does not count. */
    DROPPED,
    /** It brought another die. */
    EXPLODED,
    /** It showed something else first. */
    REROLLED,
    /** It counts as more or less than it shows. */
    CLAMPED,
    SUCCESS,
    FAILURE;

    byte bit() {
        return (byte) (1 << ordinal());
    }
}
