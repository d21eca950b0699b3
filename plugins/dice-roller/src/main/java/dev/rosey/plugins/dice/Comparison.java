package dev.rosey.plugins.dice;

/**
 * A comparison point such as {@code >=5}.
 *
 * @param position where it stands in the text, in UTF-16 units from 0
 */
record Comparison(int position, Relation relation, Fraction value) {

    boolean matches(long candidate) {
        if (!value.isWhole()) {
            return relation.holds(Fraction.of(candidate).compareTo(value));
        }
        return relation.holds(Long.compare(candidate, value.numerator()));
    }

    boolean matches(Fraction candidate) {
        return relation.holds(candidate.compareTo(value));
    }

    /** What holds just where this does not. */
    Comparison opposite() {
        return new Comparison(position, relation.opposite(), value);
    }

    @Override
    public String toString() {
        return relation.symbol() + value;
    }

    /** How two numbers may compare. */
    enum Relation {
        AT_LEAST("≥"),
        ABOVE(">"),
        AT_MOST("≤"),
        BELOW("<"),
        EQUAL("="),
        OTHER("≠");

        private final String symbol;

        Relation(String symbol) {
            this.symbol = symbol;
        }

        String symbol() {
            return symbol;
        }

        private Relation opposite() {
            return switch (this) {
                case AT_LEAST -> BELOW;
                case ABOVE -> AT_MOST;
                case AT_MOST -> ABOVE;
                case BELOW -> AT_LEAST;
                case EQUAL -> OTHER;
                case OTHER -> EQUAL;
            };
        }

        /** Whether the relation holds for two numbers that compare like this, in the sense of {@link Comparable}. */
        boolean holds(int order) {
            return switch (this) {
                case AT_LEAST -> order >= 0;
                case ABOVE -> order > 0;
                case AT_MOST -> order <= 0;
                case BELOW -> order < 0;
                case EQUAL -> order == 0;
                case OTHER -> order != 0;
            };
        }
    }
}
