package dev.rosey.plugins.dice;

import dev.rosey.plugin.Event;
import java.util.List;

/**
 * What others may know of a roll: nothing about who rolled, where or why.
 *
 * <pre>{@code {"count":2,"sides":6,"total":10,"repeat":1,"terms":[{"count":2,"sides":6}]}}</pre>
 *
 * @param count dice of the first term, 0 if there are no dice
 * @param sides of the first term, 0 if there are no dice
 * @param total a {@link Long} where it is whole, else a {@link Double}; of all repetitions together
 * @param repeat how often it was rolled
 */
@Event("dice.roll_performed")
record RollPerformed(int count, int sides, Number total, int repeat, List<Term> terms) {
    RollPerformed {
        terms = List.copyOf(terms);
    }

    static RollPerformed of(Roll roll) {
        List<Term> terms = roll.expression().dice().stream()
                .map(dice -> new Term(dice.count(), dice.die().sides()))
                .toList();
        Term first = terms.isEmpty() ? new Term(0, 0) : terms.getFirst();
        return new RollPerformed(
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
