package dev.rosey.plugins.dice;

import java.util.function.LongPredicate;
import java.util.function.LongUnaryOperator;

/** How likely one die, with everything that its modifiers do to it alone, brings which value. */
final class DieDistribution {
    private final Node.Dice dice;
    private final OddsBudget budget;

    DieDistribution(Node.Dice dice, OddsBudget budget) {
        this.dice = dice;
        this.budget = budget;
    }

    /** Of what one die as written brings to the total, explosions included and selections left out. */
    Distribution scores() {
        DiceRules rules = dice.rules();
        if (rules.explosion() != null && rules.explosion().compound()) {
            return values().map(value -> Fraction.of(score(value.numerator())), budget);
        }
        return chain(this::score, range(dice));
    }

    /** Of what one die as written shows; its explosions are added to it. */
    Distribution values() {
        DiceRules rules = dice.rules().onlyForEachDie();
        return chain(value -> value, range(new Node.Dice(0, 0, 1, dice.die(), rules)));
    }

    private static DiceRange.Single range(Node.Dice dice) {
        return new DiceRange(new Cursor("")).single(dice);
    }

    /** What a value that is not dropped for its rank brings to the total. */
    long score(long value) {
        Comparison filter = dice.rules().filter();
        return filter == null || filter.matches(value) ? dice.rules().score(value) : 0;
    }

    private Distribution chain(LongUnaryOperator score, DiceRange.Single range) {
        Explosion explosion = dice.rules().explosion();
        double[] faces = faces();
        Distribution single = part(faces, value -> true, score, 0);
        if (explosion == null) {
            return single;
        }
        LongPredicate explodes = explosion.on()::matches;
        int less = explosion.penetrating() ? 1 : 0;
        OddsBudget.checkSize((double) range.max() - range.min() + 1);
        double[] result = new double[(int) (range.max() - range.min() + 1)];
        part(faces, explodes.negate(), score, 0).addTo(result, range.min());
        Distribution open = part(faces, explodes, score, 0);
        Distribution ends = part(faces, explodes.negate(), score, less);
        Distribution goesOn = part(faces, explodes, score, less);
        for (int extra = 1; extra <= Limits.EXPLOSIONS && open.mass() > Distribution.NEGLIGIBLE; extra++) {
            open.plus(ends, budget).addTo(result, range.min());
            open = open.plus(goesOn, budget);
        }
        if (open.mass() > Distribution.NEGLIGIBLE) {
            open.addTo(result, range.min());
        }
        return Distribution.ofWholes(range.min(), result).spanning(Fraction.of(range.min()), Fraction.of(range.max()));
    }

    /** The part of the faces that match, as scores; of mass 0 if there is none. */
    private Distribution part(double[] faces, LongPredicate matches, LongUnaryOperator score, int less) {
        long lowest = Long.MAX_VALUE;
        long highest = Long.MIN_VALUE;
        for (int i = 0; i < faces.length; i++) {
            if (faces[i] > 0 && matches.test(offset() + i)) {
                long value = score.applyAsLong(offset() + i - less);
                lowest = Math.min(lowest, value);
                highest = Math.max(highest, value);
            }
        }
        if (lowest > highest) {
            return Distribution.NOTHING;
        }
        double[] dense = new double[(int) (highest - lowest + 1)];
        for (int i = 0; i < faces.length; i++) {
            if (faces[i] > 0 && matches.test(offset() + i)) {
                dense[(int) (score.applyAsLong(offset() + i - less) - lowest)] += faces[i];
            }
        }
        return Distribution.ofWholes(lowest, dense);
    }

    /** The value that stands at index 0 of {@link #faces}. */
    private int offset() {
        int lowest = dice.rules().clamped(dice.die().lowest());
        return Math.min(lowest, dice.rules().clamped(dice.die().highest()));
    }

    /** The chance of each value after rerolls and clamps. */
    private double[] faces() {
        Die die = dice.die();
        DiceRules rules = dice.rules();
        budget.spend(die.sides()
                * (1.0 + rules.rerolls().size() + rules.rerollsOnce().size()));
        double once = 0;
        double accepted = 0;
        for (int face = 0; face < die.sides(); face++) {
            once += rules.isRerolledOnce(die.value(face)) ? 1 : 0;
            accepted += rules.isRerolled(die.value(face)) ? 0 : 1;
        }
        double[] chances = new double[rules.clamped(die.highest()) - offset() + 1];
        double each = 1.0 / die.sides();
        double again = once * each;
        double refused = 0;
        for (int face = 0; face < die.sides(); face++) {
            double chance = (rules.isRerolledOnce(die.value(face)) ? 0 : each) + again * each;
            refused += rules.isRerolled(die.value(face)) ? chance : 0;
        }
        for (int face = 0; face < die.sides(); face++) {
            int value = die.value(face);
            if (!rules.isRerolled(value)) {
                double chance = (rules.isRerolledOnce(value) ? 0 : each) + again * each + refused / accepted;
                chances[rules.clamped(value) - offset()] += chance;
            }
        }
        return chances;
    }
}
