package dev.rosey.plugins.dice;

/**
 * The lowest and highest that something can come to.
 *
 * @param grain no denominator is larger
 */
record Range(Fraction min, Fraction max, long grain) {
    static Range of(long min, long max) {
        return new Range(Fraction.of(min), Fraction.of(max), 1);
    }

    static Range of(Fraction value) {
        return new Range(value, value, value.denominator());
    }

    boolean contains(Fraction value) {
        return min.compareTo(value) <= 0 && max.compareTo(value) >= 0;
    }

    boolean isFixed() {
        return min.equals(max);
    }

    Range negated() {
        return new Range(max.negated(), min.negated(), grain);
    }
}
