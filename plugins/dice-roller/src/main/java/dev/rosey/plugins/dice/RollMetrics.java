package dev.rosey.plugins.dice;

import java.util.List;

/**
 * What others may know of a roll: nothing about who rolled, where or why.
 *
 * @param count dice of the first term, 0 if there are no dice
 * @param sides of the first term, 0 if there are no dice
 * @param total a {@link Long} where it is whole, else a {@link Double}; of all repetitions together
 * @param repeat how often it was rolled
 */
record RollMetrics(int count, int sides, Number total, int repeat, List<Term> terms) {
    RollMetrics {
        terms = List.copyOf(terms);
    }

    static RollMetrics of(Roll roll) {
        List<Term> terms = roll.expression().dice().stream()
                .map(dice -> new Term(dice.count(), dice.die().sides()))
                .toList();
        Term first = terms.isEmpty() ? new Term(0, 0) : terms.getFirst();
        return new RollMetrics(
                first.count(),
                first.sides(),
                number(roll.total()),
                roll.expression().repeat(),
                terms);
    }

    static Number number(Fraction value) {
        if (value.isWhole()) {
            return value.numerator();
        }
        return value.toDouble();
    }

    /** One dice term, such as 2d6. */
    record Term(int count, int sides) {}
}
