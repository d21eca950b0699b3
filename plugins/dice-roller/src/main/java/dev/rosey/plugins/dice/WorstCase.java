package dev.rosey.plugins.dice;

import dev.rosey.plugins.dice.Node.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Works out, before anything is rolled, between what a roll can end, and refuses what exceeds the {@link Limits} or
 * cannot be carried out. The range is never too narrow; it is exact unless a modulo or a selection among exploding dice
 * is involved.
 */
final class WorstCase {
    private final Cursor in;
    private final DiceRange diceRange;

    WorstCase(Cursor in) {
        this.in = in;
        this.diceRange = new DiceRange(in);
    }

    /** Checks a whole expression. */
    static Range check(Expression expression) {
        Cursor in = new Cursor(expression.text());
        checkCount(in, expression);
        return new WorstCase(in).of(expression.root());
    }

    private static void checkCount(Cursor in, Expression expression) {
        int count = 0;
        for (Node.Dice term : expression.dice()) {
            count += term.count() * expression.repeat();
            if (count > Limits.DICE) {
                int total = expression.diceCount();
                throw in.tooMuch(
                        term.position(),
                        total + " dice",
                        "at most " + Limits.DICE + " dice in all",
                        String.format(Locale.ROOT, "that is %,d dice in all, and %,d is the most", total, Limits.DICE),
                        in.before(term.position()).replaceFirst("[-+*/%\\s]+$", ""),
                        fewerRepeats(in.text(), total / expression.repeat()));
            }
        }
    }

    private static String fewerRepeats(String text, int diceEach) {
        return Limits.DICE / Math.max(1, diceEach) + text.substring(Math.max(0, text.indexOf('#')));
    }

    Range of(Node node) {
        return switch (node) {
            case Node.Constant constant -> limited(node, Range.of(constant.value()));
            case Node.Dice dice -> limited(node, diceRange.of(dice));
            case Node.Labelled labelled -> of(labelled.inner());
            case Node.Negation negation -> of(negation.operand()).negated();
            case Node.Operation operation -> limited(node, operation(operation));
            case Node.Call call -> call(call);
            case Node.Check check -> check(check);
            case Node.Group group -> limited(node, new GroupRange(in, this).of(group));
        };
    }

    private Range check(Node.Check check) {
        of(check.left());
        of(check.right());
        return Range.of(0, 1);
    }

    private Range operation(Node.Operation operation) {
        Range left = of(operation.left());
        Range right = of(operation.right());
        return switch (operation.operator()) {
            case PLUS ->
                new Range(left.min().plus(right.min()), left.max().plus(right.max()), grain(operation, left, right));
            case MINUS ->
                new Range(left.min().minus(right.max()), left.max().minus(right.min()), grain(operation, left, right));
            case TIMES -> corners(operation, left, right);
            case DIVIDE, DIVIDE_DOWN, MODULO -> division(operation, left, right);
        };
    }

    private Range division(Node.Operation operation, Range left, Range right) {
        if (right.contains(Fraction.ZERO)) {
            String can = right.isFixed() ? "is 0" : "can come to 0";
            int at = operation.right().position();
            throw in.impossible(
                    at,
                    "the divisor " + can,
                    "a divisor that is never 0",
                    "I can't divide by something that " + can,
                    in.before(operation.position()).stripTrailing());
        }
        if (operation.operator() == Operator.MODULO) {
            return modulo(operation, left, right);
        }
        Range quotient = corners(operation, left, new Range(right.min(), right.max(), numerators(right)));
        if (operation.operator() == Operator.DIVIDE) {
            return quotient;
        }
        return new Range(quotient.min(), quotient.max(), 1);
    }

    private Range modulo(Node.Operation operation, Range left, Range right) {
        grain(operation, left, new Range(right.min(), right.max(), numerators(right)));
        long grain = grain(operation, left, right);
        Fraction step = Fraction.of(grain == 1 ? 1 : 0);
        Range rest = right.min().compareTo(Fraction.ZERO) > 0
                ? new Range(Fraction.ZERO, right.max().minus(step), grain)
                : new Range(right.min().plus(step), Fraction.ZERO, grain);
        if (left.isFixed() && right.isFixed()) {
            return Range.of(left.min().modulo(right.min()));
        }
        return rest;
    }

    /** The largest numerator that a divisor can have; it becomes a denominator. */
    private static long numerators(Range divisor) {
        Fraction largest = divisor.min().abs().compareTo(divisor.max().abs()) > 0
                ? divisor.min().abs()
                : divisor.max().abs();
        if (divisor.isFixed()) {
            return largest.numerator();
        }
        return (long) Math.ceil(largest.toDouble() * divisor.grain());
    }

    private Range corners(Node.Operation operation, Range left, Range right) {
        long grain = grain(operation, left, right);
        Fraction[] results = {
            corner(operation, left.min(), right.min()),
            corner(operation, left.min(), right.max()),
            corner(operation, left.max(), right.min()),
            corner(operation, left.max(), right.max())
        };
        Fraction min = results[0];
        Fraction max = results[0];
        for (Fraction result : results) {
            min = result.compareTo(min) < 0 ? result : min;
            max = result.compareTo(max) > 0 ? result : max;
        }
        return new Range(min, max, grain);
    }

    private Fraction corner(Node.Operation operation, Fraction left, Fraction right) {
        boolean times = operation.operator() == Operator.TIMES;
        double estimate = times ? left.toDouble() * right.toDouble() : left.toDouble() / right.toDouble();
        if (Math.abs(estimate) > Limits.RESULT * 1.5) {
            throw beyond(operation, estimate);
        }
        return operation.operator().apply(left, right);
    }

    private long grain(Node node, Range left, Range right) {
        double product = (double) left.grain() * right.grain();
        if (product <= Limits.GRAIN) {
            return left.grain() * right.grain();
        }
        throw in.tooMuch(
                node.position(),
                "fractions finer than 1/" + Limits.GRAIN,
                "fractions down to 1/" + Limits.GRAIN,
                "that needs fractions finer than a millionth",
                in.before(node.position()).stripTrailing());
    }

    private Range call(Node.Call call) {
        List<Range> arguments = new ArrayList<>(call.arguments().size());
        for (Node argument : call.arguments()) {
            arguments.add(of(argument));
        }
        Range first = arguments.getFirst();
        return switch (call.function()) {
            case FLOOR, CEIL, ROUND ->
                new Range(call.function().apply(first.min()), call.function().apply(first.max()), 1);
            case ABS -> absolute(first);
            case MIN, MAX -> chosen(call, arguments);
        };
    }

    private static Range absolute(Range range) {
        if (range.min().compareTo(Fraction.ZERO) >= 0) {
            return range;
        }
        if (range.max().compareTo(Fraction.ZERO) <= 0) {
            return range.negated();
        }
        Fraction low = range.min().abs();
        Fraction high = range.max();
        return new Range(Fraction.ZERO, low.compareTo(high) > 0 ? low : high, range.grain());
    }

    private static Range chosen(Node.Call call, List<Range> ranges) {
        Range result = ranges.getFirst();
        for (Range range : ranges) {
            result = new Range(
                    call.function().choose(result.min(), range.min()),
                    call.function().choose(result.max(), range.max()),
                    Math.max(result.grain(), range.grain()));
        }
        return result;
    }

    private Range limited(Node node, Range range) {
        Fraction limit = Fraction.of(Limits.RESULT);
        if (range.max().compareTo(limit) > 0) {
            throw beyond(node, range.max().toDouble());
        }
        if (range.min().compareTo(limit.negated()) < 0) {
            throw beyond(node, range.min().toDouble());
        }
        return range;
    }

    private NotationException beyond(Node node, double value) {
        String number = Math.abs(value) < 1e15
                ? String.format(Locale.ROOT, "%,.0f", value)
                : String.format(Locale.ROOT, "%.3g", value);
        return in.tooMuch(
                node.position(),
                "a result of " + number,
                "results within ±" + Limits.RESULT,
                "that could come to " + number + ", and 1,000,000,000,000 is the most",
                in.before(node.position()).stripTrailing());
    }
}
