package dev.rosey.plugins.dice;

/** What one roll may cost at most. Whatever exceeds a limit is refused before anything is rolled. */
final class Limits {
    /** Dice in one roll, repetitions included; dice that explosions add are not counted. */
    static final int DICE = 1_000;

    static final int SIDES = 1_000_000;

    /** Extra dice that one exploding die may bring; the die stops there, and the answer says so. */
    static final int EXPLOSIONS = 100;

    /** Nested parentheses, groups and functions. */
    static final int DEPTH = 100;

    static final int REPEATS = 20;

    /** Largest magnitude of the result and of everything it is computed from. */
    static final long RESULT = 1_000_000_000_000L;

    /** Largest denominator of the result and of everything it is computed from, so six decimal places. */
    static final long GRAIN = 1_000_000;

    /** UTF-16 units of a command's arguments. */
    static final int LENGTH = 1_000;

    /** UTF-16 units of an answer. */
    static final int MESSAGE = 320;

    /** Coins that one flip may throw. */
    static final int COINS = 1_000;

    private Limits() {}
}
