package dev.rosey.plugins.dice;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * How likely something comes to which value.
 *
 * <p>Values are {@code numerators[i] / denominator}, ascending. Probabilities are doubles: every step adds numbers of
 * one sign, so their relative error stays around 1e-12. Values less likely than {@link #NEGLIGIBLE} may be left out;
 * {@code min} and {@code max} count them all the same. A distribution may be a part of another: its mass is then
 * below 1.
 */
final class Distribution {
    static final double NEGLIGIBLE = 1e-30;
    /** The part of a distribution that is not there. */
    static final Distribution NOTHING = new Distribution(1, new long[] {0}, new double[] {0}, 0, 0);

    private final long denominator;
    private final long[] numerators;
    private final double[] probabilities;
    private final long min;
    private final long max;

    private Distribution(long denominator, long[] numerators, double[] probabilities, long min, long max) {
        this.denominator = denominator;
        this.numerators = numerators;
        this.probabilities = probabilities;
        this.min = min;
        this.max = max;
    }

    static Distribution of(Fraction value) {
        long numerator = value.numerator();
        return new Distribution(value.denominator(), new long[] {numerator}, new double[] {1}, numerator, numerator);
    }

    /** Whole numbers from {@code low} on with these probabilities; those of probability 0 are impossible. */
    static Distribution ofWholes(long low, double[] dense) {
        return compact(1, low, 1, dense, low, low + dense.length - 1, true);
    }

    static Distribution ofChance(double chance, boolean canHold, boolean canFail) {
        Map<Fraction, Double> values = new TreeMap<>();
        if (canFail) {
            values.put(Fraction.ZERO, 1 - chance);
        }
        if (canHold) {
            values.put(Fraction.ONE, chance);
        }
        return ofMap(values);
    }

    static Distribution ofMap(Map<Fraction, Double> values) {
        TreeMap<Fraction, Double> sorted = new TreeMap<>(values);
        long denominator = 1;
        for (Fraction value : sorted.keySet()) {
            denominator = denominator / Fraction.gcd(denominator, value.denominator()) * value.denominator();
            if (denominator > Limits.GRAIN) {
                throw new OddsBudget.Exceeded();
            }
        }
        long[] numerators = new long[sorted.size()];
        double[] probabilities = new double[sorted.size()];
        int i = 0;
        for (Map.Entry<Fraction, Double> entry : sorted.entrySet()) {
            numerators[i] =
                    entry.getKey().numerator() * (denominator / entry.getKey().denominator());
            probabilities[i++] = entry.getValue();
        }
        return new Distribution(denominator, numerators, probabilities, numerators[0], numerators[i - 1]);
    }

    int size() {
        return numerators.length;
    }

    Fraction value(int index) {
        return Fraction.of(numerators[index], denominator);
    }

    double probability(int index) {
        return probabilities[index];
    }

    Fraction min() {
        return Fraction.of(min, denominator);
    }

    Fraction max() {
        return Fraction.of(max, denominator);
    }

    double mass() {
        return Arrays.stream(probabilities).sum();
    }

    double mean() {
        double mean = 0;
        for (int i = 0; i < numerators.length; i++) {
            mean += probabilities[i] * numerators[i];
        }
        return mean / denominator;
    }

    double deviation() {
        double mean = mean();
        double variance = 0;
        for (int i = 0; i < numerators.length; i++) {
            double distance = (double) numerators[i] / denominator - mean;
            variance += probabilities[i] * distance * distance;
        }
        return Math.sqrt(variance);
    }

    double chance(Comparison.Relation relation, Fraction threshold) {
        double chance = 0;
        for (int i = 0; i < numerators.length; i++) {
            if (relation.holds(value(i).compareTo(threshold))) {
                chance += probabilities[i];
            }
        }
        return Math.min(1, chance);
    }

    /** Of the sum of two independent values. */
    Distribution plus(Distribution other, OddsBudget budget) {
        long common = denominator / Fraction.gcd(denominator, other.denominator) * other.denominator;
        return scaled(common).plusSameScale(other.scaled(common), budget);
    }

    private Distribution scaled(long common) {
        if (common == denominator) {
            return this;
        }
        if (common > Limits.GRAIN) {
            throw new OddsBudget.Exceeded();
        }
        long factor = common / denominator;
        long[] scaled =
                Arrays.stream(numerators).map(numerator -> numerator * factor).toArray();
        return new Distribution(common, scaled, probabilities, min * factor, max * factor);
    }

    private Distribution plusSameScale(Distribution other, OddsBudget budget) {
        if (other.size() == 1 || size() == 1) {
            return size() == 1
                    ? other.shifted(numerators[0], probabilities[0], min, max)
                    : shifted(other.numerators[0], other.probabilities[0], other.min, other.max);
        }
        long step = Fraction.gcd(step(), other.step());
        long low = numerators[0] + other.numerators[0];
        long high = numerators[size() - 1] + other.numerators[other.size() - 1];
        double length = (double) (high - low) / step + 1;
        OddsBudget.checkSize(length);
        budget.spend((double) size() * other.size() + length);
        double[] dense = new double[(int) length];
        for (int i = 0; i < size(); i++) {
            double chance = probabilities[i];
            long base = numerators[i] - low;
            for (int j = 0; j < other.size(); j++) {
                dense[(int) ((base + other.numerators[j]) / step)] += chance * other.probabilities[j];
            }
        }
        return compact(denominator, low, step, dense, min + other.min, max + other.max, false);
    }

    private Distribution shifted(long distance, double factor, long otherMin, long otherMax) {
        long[] moved = new long[size()];
        double[] weighed = new double[size()];
        for (int i = 0; i < size(); i++) {
            moved[i] = numerators[i] + distance;
            weighed[i] = probabilities[i] * factor;
        }
        return new Distribution(denominator, moved, weighed, min + otherMin, max + otherMax);
    }

    /** The greatest distance of which all distances between values are multiples. */
    private long step() {
        long step = 0;
        for (int i = 1; i < numerators.length; i++) {
            step = Fraction.gcd(numerators[i] - numerators[0], step);
            if (step == 1) {
                return 1;
            }
        }
        return Math.max(step, 1);
    }

    private static Distribution compact(
            long denominator, long low, long step, double[] dense, long min, long max, boolean tight) {
        int count = 0;
        for (double probability : dense) {
            count += probability > NEGLIGIBLE ? 1 : 0;
        }
        long[] numerators = new long[count];
        double[] probabilities = new double[count];
        int next = 0;
        for (int i = 0; i < dense.length; i++) {
            if (dense[i] > NEGLIGIBLE) {
                numerators[next] = low + i * step;
                probabilities[next++] = dense[i];
            }
        }
        if (count == 0) {
            return new Distribution(denominator, new long[] {min}, new double[] {0}, min, max);
        }
        return tight
                ? new Distribution(denominator, numerators, probabilities, numerators[0], numerators[count - 1])
                : new Distribution(denominator, numerators, probabilities, min, max);
    }

    /** Of the sum of so many independent values that are all distributed like this. */
    Distribution times(int count, OddsBudget budget) {
        Distribution result = null;
        Distribution power = this;
        for (int rest = count; ; rest >>= 1) {
            if ((rest & 1) == 1) {
                result = result == null ? power : result.plus(power, budget);
            }
            if (rest <= 1) {
                return result == null ? of(Fraction.ZERO) : result;
            }
            power = power.plus(power, budget);
        }
    }

    /** The same with other bounds, which are those of values too unlikely to be listed. */
    Distribution spanning(Fraction newMin, Fraction newMax) {
        long common = denominator;
        common = common / Fraction.gcd(common, newMin.denominator()) * newMin.denominator();
        common = common / Fraction.gcd(common, newMax.denominator()) * newMax.denominator();
        Distribution result = scaled(common);
        return new Distribution(
                common,
                result.numerators,
                result.probabilities,
                newMin.numerator() * (common / newMin.denominator()),
                newMax.numerator() * (common / newMax.denominator()));
    }

    /** Of a function of the value that is smallest and largest at a listed value or at either end. */
    Distribution map(UnaryOperator<Fraction> function, OddsBudget budget) {
        budget.spend(size() * 20.0);
        TreeMap<Fraction, Double> image = new TreeMap<>();
        image.put(function.apply(min()), 0.0);
        image.merge(function.apply(max()), 0.0, Double::sum);
        addTo(image, function);
        return ofMap(image);
    }

    void addTo(Map<Fraction, Double> target, UnaryOperator<Fraction> function) {
        for (int i = 0; i < size(); i++) {
            target.merge(function.apply(value(i)), probabilities[i], Double::sum);
        }
    }

    /** Adds the chances of whole values to an array whose index 0 stands for {@code low}. */
    void addTo(double[] dense, long low) {
        for (int i = 0; i < size(); i++) {
            dense[(int) (numerators[i] - low)] += probabilities[i];
        }
    }
}
