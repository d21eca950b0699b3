package dev.rosey.plugins.dice;

/** Bounds the time and memory of one exact calculation. */
final class OddsBudget {
    /** Values that one distribution may have; each takes 16 bytes. */
    static final int VALUES = 1 << 20;

    private static final long STEPS = 40_000_000;

    private long stepsLeft = STEPS;

    void spend(double steps) {
        if (steps > stepsLeft) {
            throw new Exceeded();
        }
        stepsLeft -= (long) steps;
    }

    static void checkSize(double values) {
        if (values > VALUES) {
            throw new Exceeded();
        }
    }

    /** The exact calculation would take too long or too much memory. */
    static final class Exceeded extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Exceeded() {
            super("beyond the budget of an exact calculation", null, false, false);
        }
    }
}
