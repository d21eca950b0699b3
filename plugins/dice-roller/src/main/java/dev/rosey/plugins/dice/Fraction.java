package dev.rosey.plugins.dice;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * An exact number, in lowest terms with a positive denominator.
 *
 * <p>Arithmetic does not check for overflow: {@link WorstCase} has refused, before anything is computed, every
 * expression whose values leave ±{@link Limits#RESULT} or whose denominators exceed {@link Limits#GRAIN}, and within
 * these a {@code long} is wide enough for every intermediate product.
 */
record Fraction(long numerator, long denominator) implements Comparable<Fraction> {
    static final Fraction ZERO = new Fraction(0, 1);
    static final Fraction ONE = new Fraction(1, 1);
    private static final int EXACT_PLACES = 6;

    static Fraction of(long whole) {
        return new Fraction(whole, 1);
    }

    static Fraction of(long numerator, long denominator) {
        if (denominator == 1) {
            return new Fraction(numerator, 1);
        }
        long divisor = gcd(Math.abs(numerator), Math.abs(denominator));
        long sign = denominator < 0 ? -1 : 1;
        return new Fraction(sign * numerator / divisor, sign * denominator / divisor);
    }

    static long gcd(long a, long b) {
        long x = a;
        long y = b;
        while (y != 0) {
            long rest = x % y;
            x = y;
            y = rest;
        }
        return x;
    }

    Fraction plus(Fraction other) {
        if (denominator == other.denominator) {
            return of(numerator + other.numerator, denominator);
        }
        return of(numerator * other.denominator + other.numerator * denominator, denominator * other.denominator);
    }

    Fraction minus(Fraction other) {
        return plus(other.negated());
    }

    Fraction times(Fraction other) {
        return of(numerator * other.numerator, denominator * other.denominator);
    }

    Fraction dividedBy(Fraction other) {
        return of(numerator * other.denominator, denominator * other.numerator);
    }

    /** The rest of a division that rounds down, so that it has the sign of the divisor. */
    Fraction modulo(Fraction other) {
        return minus(other.times(dividedBy(other).floor()));
    }

    Fraction negated() {
        return new Fraction(-numerator, denominator);
    }

    Fraction abs() {
        return numerator < 0 ? negated() : this;
    }

    Fraction floor() {
        return denominator == 1 ? this : of(Math.floorDiv(numerator, denominator));
    }

    Fraction ceil() {
        return denominator == 1 ? this : of(-Math.floorDiv(-numerator, denominator));
    }

    /** To the nearest whole number, halves away from zero. */
    Fraction round() {
        if (denominator == 1) {
            return this;
        }
        long magnitude = Math.floorDiv(2 * Math.abs(numerator) + denominator, 2 * denominator);
        return of(numerator < 0 ? -magnitude : magnitude);
    }

    boolean isWhole() {
        return denominator == 1;
    }

    double toDouble() {
        return (double) numerator / denominator;
    }

    @Override
    public int compareTo(Fraction other) {
        if (denominator == other.denominator) {
            return Long.compare(numerator, other.numerator);
        }
        int wholes =
                Long.compare(Math.floorDiv(numerator, denominator), Math.floorDiv(other.numerator, other.denominator));
        if (wholes != 0) {
            return wholes;
        }
        return Long.compare(
                Math.floorMod(numerator, denominator) * other.denominator,
                Math.floorMod(other.numerator, other.denominator) * denominator);
    }

    /** Whether {@link #toString()} shows the exact value. */
    boolean isShownExactly() {
        return scaleOf(denominator) <= EXACT_PLACES;
    }

    /** The exact decimal where it has at most six places, else rounded to two, or to three significant digits. */
    @Override
    public String toString() {
        if (denominator == 1) {
            return Long.toString(numerator);
        }
        BigDecimal above = BigDecimal.valueOf(numerator);
        BigDecimal below = BigDecimal.valueOf(denominator);
        if (isShownExactly()) {
            return above.divide(below, EXACT_PLACES, RoundingMode.UNNECESSARY)
                    .stripTrailingZeros()
                    .toPlainString();
        }
        if (Math.abs(toDouble()) < 1) {
            return above.divide(below, new MathContext(3, RoundingMode.HALF_UP)).toPlainString();
        }
        return above.divide(below, 2, RoundingMode.HALF_UP).toPlainString();
    }

    /** Decimal places that a fraction with this denominator needs, or more than six if it never ends or is longer. */
    private static int scaleOf(long denominator) {
        long power = 1;
        for (int places = 0; places <= EXACT_PLACES; places++) {
            if (power % denominator == 0) {
                return places;
            }
            power *= 10;
        }
        return EXACT_PLACES + 1;
    }
}
