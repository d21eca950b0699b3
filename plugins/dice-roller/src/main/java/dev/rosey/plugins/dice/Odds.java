package dev.rosey.plugins.dice;

import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What to expect of an expression.
 *
 * @param exact whether these are calculated; otherwise they were found by rolling {@code samples} times, and
 *     {@code min} and {@code max} are the bounds that nothing exceeds
 * @param goal the comparison that was asked for, or null
 * @param chance of the goal, from 0 to 1; 0 where there is none
 */
record Odds(
        Expression expression,
        boolean exact,
        int samples,
        Fraction min,
        Fraction max,
        double mean,
        double deviation,
        @Nullable Goal goal,
        double chance) {
    private static final int MOST_SAMPLES = 25_000;
    private static final int MOST_DICE = 2_000_000;
    private static final int LEAST_SAMPLES = 1_000;

    /** @param random is used only where an exact calculation would take too long */
    static Odds of(Expression expression, RandomGenerator random) {
        Goal goal = Goal.of(expression.root());
        Node root = goal == null ? expression.root() : goal.subject();
        try {
            return exactly(expression, root, goal);
        } catch (OddsBudget.Exceeded tooLong) {
            return sampled(expression, root, goal, random);
        }
    }

    private static Odds exactly(Expression expression, Node root, @Nullable Goal goal) {
        Distribution distribution = new ExactOdds(new OddsBudget()).of(root);
        double chance = goal == null ? 0 : distribution.chance(goal.relation(), goal.threshold());
        return new Odds(
                expression,
                true,
                0,
                distribution.min(),
                distribution.max(),
                distribution.mean(),
                distribution.deviation(),
                goal,
                chance);
    }

    private static Odds sampled(Expression expression, Node root, @Nullable Goal goal, RandomGenerator random) {
        Expression once = new Expression(expression.text(), "", 1, false, root, expression.dice(), "");
        int samples = Math.clamp(MOST_DICE / Math.max(1, once.diceCount()), LEAST_SAMPLES, MOST_SAMPLES);
        Roller roller = new Roller(random);
        double mean = 0;
        double squares = 0;
        int hits = 0;
        for (int i = 1; i <= samples; i++) {
            Fraction total = roller.roll(once).total();
            double distance = total.toDouble() - mean;
            mean += distance / i;
            squares += distance * (total.toDouble() - mean);
            hits += goal != null && goal.relation().holds(total.compareTo(goal.threshold())) ? 1 : 0;
        }
        Range range = new WorstCase(new Cursor(expression.text())).of(root);
        double deviation = Math.sqrt(squares / (samples - 1));
        return new Odds(
                expression, false, samples, range.min(), range.max(), mean, deviation, goal, (double) hits / samples);
    }

    /** Half the width of a 95 % confidence interval around the mean; 0 if exact. */
    double meanError() {
        return exact ? 0 : 1.96 * deviation / Math.sqrt(samples);
    }

    /** Half the width of a 95 % confidence interval around the chance; 0 if exact. */
    double chanceError() {
        double smoothed = (chance * samples + 2) / (samples + 4);
        return exact ? 0 : 1.96 * Math.sqrt(smoothed * (1 - smoothed) / (samples + 4));
    }

    /** A comparison of an expression's total with a fixed number. */
    record Goal(Node subject, Comparison.Relation relation, Fraction threshold) {
        static @Nullable Goal of(Node root) {
            if (root instanceof Node.Check(int at, Node left, Comparison.Relation relation, Node right)) {
                Range range = new WorstCase(new Cursor("")).of(right);
                return range.isFixed() ? new Goal(left, relation, range.min()) : null;
            }
            return null;
        }
    }
}
