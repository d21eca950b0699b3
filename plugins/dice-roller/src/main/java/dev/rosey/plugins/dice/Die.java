package dev.rosey.plugins.dice;

import java.util.random.RandomGenerator;

/**
 * One kind of die: a number of equally likely physical faces, and what stands on them.
 *
 * @param sides the physical faces
 */
record Die(Style style, int sides) {
    static final Die PERCENTILE = numbered(100);
    static final Die FUDGE = new Die(Style.FUDGE, 3);
    /** Four blanks, one plus, one minus. */
    static final Die RARE_FUDGE = new Die(Style.RARE_FUDGE, 6);

    static Die numbered(int sides) {
        return new Die(Style.NUMBERED, sides);
    }

    int roll(RandomGenerator random) {
        return value(random.nextInt(sides));
    }

    /** What stands on a face; faces count from 0, and values never fall as faces rise. */
    int value(int face) {
        return switch (style) {
            case NUMBERED -> face + 1;
            case FUDGE -> face - 1;
            case RARE_FUDGE -> face == 0 ? -1 : face / (sides - 1);
        };
    }

    int lowest() {
        return value(0);
    }

    int highest() {
        return value(sides - 1);
    }

    @Override
    public String toString() {
        return switch (style) {
            case NUMBERED -> "d" + sides;
            case FUDGE -> "dF";
            case RARE_FUDGE -> "dF.1";
        };
    }

    enum Style {
        NUMBERED,
        FUDGE,
        RARE_FUDGE
    }
}
