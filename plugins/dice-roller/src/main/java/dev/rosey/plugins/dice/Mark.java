package dev.rosey.plugins.dice;

/** What befell a die. */
enum Mark {
    /** It does not count. */
    DROPPED(1),
    /** It brought another die. */
    EXPLODED(2),
    /** It showed something else first. */
    REROLLED(4),
    /** It counts as more or less than it shows. */
    CLAMPED(8),
    SUCCESS(16),
    FAILURE(32);

    private final byte bit;

    Mark(int bit) {
        this.bit = (byte) bit;
    }

    byte bit() {
        return bit;
    }
}
