package dev.rosey.plugins.dice;

import java.util.List;

/**
 * What was rolled.
 *
 * @param turns one for each repetition
 */
record Roll(Expression expression, List<Turn> turns) {
    Roll {
        turns = List.copyOf(turns);
    }

    /** The sum of all repetitions' totals. */
    Fraction total() {
        Fraction total = Fraction.ZERO;
        for (Turn turn : turns) {
            total = total.plus(turn.total());
        }
        return total;
    }

    /** Whether a die would have exploded more often than it may. */
    boolean cutShort() {
        return turns.stream().flatMap(turn -> turn.dice().stream()).anyMatch(DiceResult::cutShort);
    }

    /** @param dice the results of the dice terms by index */
    record Turn(List<DiceResult> dice, Fraction total) {}
}
