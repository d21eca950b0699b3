package dev.rosey.plugins.dice;

import java.util.function.LongUnaryOperator;

/**
 * How likely some ranks of several dice of one kind come to which total.
 *
 * <p>Values are placed in ascending order: when {@code placed} dice are lower, {@code more} dice of the next value take
 * the ranks behind them, in as many ways as there are to pick them from the dice that are left.
 */
final class RankDistribution {
    private final Distribution die;
    private final int count;
    private final Selection.Span span;
    private final LongUnaryOperator score;
    private final long low;
    private final int width;

    RankDistribution(Distribution die, int count, Selection.Span span, LongUnaryOperator score) {
        this.die = die;
        this.count = count;
        this.span = span;
        this.score = score;
        long lowest = 0;
        long highest = 0;
        for (int i = 0; i < die.size(); i++) {
            long value = score.applyAsLong(die.value(i).numerator());
            lowest = i == 0 ? value : Math.min(lowest, value);
            highest = i == 0 ? value : Math.max(highest, value);
        }
        this.low = lowest;
        OddsBudget.checkSize((double) (highest - lowest) * span.size() + 1);
        this.width = (int) ((highest - lowest) * span.size()) + 1;
    }

    Distribution calculate(OddsBudget budget) {
        OddsBudget.checkSize((double) width * (count + 1));
        budget.spend((double) die.size() * count * (count + 1) / 2 * width);
        double[][] chances = new double[count + 1][width];
        chances[0][0] = 1;
        for (int i = 0; i < die.size(); i++) {
            place(chances, score.applyAsLong(die.value(i).numerator()) - low, die.probability(i));
        }
        return Distribution.ofWholes(low * span.size(), chances[count]);
    }

    private void place(double[][] chances, long points, double probability) {
        for (int placed = count - 1; placed >= 0; placed--) {
            double ways = 1;
            for (int more = 1; placed + more <= count; more++) {
                ways *= probability * (count - placed - more + 1) / more;
                int kept = Math.min(placed + more, span.to()) - Math.max(placed, span.from());
                add(chances[placed], chances[placed + more], (int) (Math.max(kept, 0) * points), ways);
            }
        }
    }

    private void add(double[] from, double[] to, int shift, double factor) {
        for (int i = 0; i + shift < width; i++) {
            to[i + shift] += from[i] * factor;
        }
    }
}
