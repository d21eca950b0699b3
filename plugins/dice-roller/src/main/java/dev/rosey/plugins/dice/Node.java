package dev.rosey.plugins.dice;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A part of an expression. Every {@code position} is where the part stands in the text, in UTF-16 units from 0. */
sealed interface Node {
    int position();

    record Constant(int position, Fraction value) implements Node {}

    /** @param index which of the expression's dice terms this is, from 0 in the order of the text */
    record Dice(int position, int index, int count, Die die, DiceRules rules) implements Node {}

    /**
     * Parentheses or braces. With one element they only bracket it, unless they have rules: then a selection chooses
     * among all dice inside, and a success tests the total. With several, rules are about the elements' totals.
     */
    record Group(int position, boolean braces, List<Node> elements, DiceRules rules) implements Node {
        public Group {
            elements = List.copyOf(elements);
        }

        /** Whether a selection chooses among the dice inside. */
        boolean isPool() {
            return elements.size() == 1 && !rules.selections().isEmpty();
        }
    }

    record Negation(int position, Node operand) implements Node {}

    record Operation(int position, Operator operator, Node left, Node right) implements Node {}

    record Call(int position, Function function, List<Node> arguments) implements Node {
        public Call {
            arguments = List.copyOf(arguments);
        }
    }

    /** A comparison of two totals: 1 if it holds, 0 if not. */
    record Check(int position, Node left, Comparison.Relation relation, Node right) implements Node {}

    record Labelled(int position, Node inner, String label) implements Node {}

    enum Operator {
        PLUS("+"),
        MINUS("-"),
        TIMES("×"),
        DIVIDE("÷"),
        DIVIDE_DOWN("//"),
        MODULO("%");

        private final String symbol;

        Operator(String symbol) {
            this.symbol = symbol;
        }

        String symbol() {
            return symbol;
        }

        Fraction apply(Fraction left, Fraction right) {
            return switch (this) {
                case PLUS -> left.plus(right);
                case MINUS -> left.minus(right);
                case TIMES -> left.times(right);
                case DIVIDE -> left.dividedBy(right);
                case DIVIDE_DOWN -> left.dividedBy(right).floor();
                case MODULO -> left.modulo(right);
            };
        }
    }

    enum Function {
        FLOOR,
        CEIL,
        ROUND,
        ABS,
        MIN,
        MAX;

        /** The function whose name and parenthesis stand at an index, or null. */
        static @Nullable Function at(Cursor in, int index) {
            if (!Cursor.isLetter(in.at(index))) {
                return null;
            }
            for (Function function : values()) {
                String name = function.name().toLowerCase(Locale.ROOT);
                if (in.startsWith(index, name) && in.at(in.behindSpaces(index + name.length())) == '(') {
                    return function;
                }
            }
            return null;
        }

        boolean takesSeveral() {
            return this == MIN || this == MAX;
        }

        /** The function of one argument, or of two for the smallest and largest. */
        Fraction apply(Fraction value) {
            return switch (this) {
                case FLOOR -> value.floor();
                case CEIL -> value.ceil();
                case ROUND -> value.round();
                case ABS -> value.abs();
                case MIN, MAX -> value;
            };
        }

        Fraction choose(Fraction left, Fraction right) {
            boolean leftIsLess = left.compareTo(right) <= 0;
            return leftIsLess == (this == MIN) ? left : right;
        }
    }
}
