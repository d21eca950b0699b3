package dev.rosey.plugins.dice;

import dev.rosey.plugins.dice.Node.Function;
import dev.rosey.plugins.dice.Node.Operator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;

/**
 * The exact distribution of an expression. Every dice term stands in it once, so its parts are independent.
 *
 * @see OddsBudget.Exceeded what is thrown where that would take too long
 */
final class ExactOdds {
    private final OddsBudget budget;

    ExactOdds(OddsBudget budget) {
        this.budget = budget;
    }

    Distribution of(Node node) {
        return switch (node) {
            case Node.Constant constant -> Distribution.of(constant.value());
            case Node.Labelled labelled -> of(labelled.inner());
            case Node.Negation negation -> of(negation.operand()).map(Fraction::negated, budget);
            case Node.Dice dice -> dice(dice);
            case Node.Operation operation -> operation(operation);
            case Node.Call call -> call(call);
            case Node.Check check -> check(check);
            case Node.Group group -> group(group);
        };
    }

    private Distribution dice(Node.Dice dice) {
        DiceRules rules = dice.rules();
        DieDistribution die = new DieDistribution(dice, budget);
        if (rules.selections().isEmpty()) {
            return die.scores().times(dice.count(), budget);
        }
        if (rules.explodesBesides()) {
            throw new OddsBudget.Exceeded();
        }
        Selection.Span span = Selection.of(rules.selections(), dice.count());
        Range range = new DiceRange(new Cursor("")).of(dice);
        Distribution exact = new RankDistribution(die.values(), dice.count(), span, die::score).calculate(budget);
        return rules.success() == null ? exact.spanning(range.min(), range.max()) : exact;
    }

    private Distribution operation(Node.Operation operation) {
        Distribution left = of(operation.left());
        Distribution right = of(operation.right());
        return switch (operation.operator()) {
            case PLUS -> left.plus(right, budget);
            case MINUS -> left.plus(right.map(Fraction::negated, budget), budget);
            case TIMES, DIVIDE, DIVIDE_DOWN, MODULO -> pairs(left, right, operation.operator()::apply, operation);
        };
    }

    private Distribution pairs(
            Distribution left, Distribution right, BinaryOperator<Fraction> function, Node.Operation operation) {
        budget.spend((double) left.size() * right.size() * 40);
        Map<Fraction, Double> chances = new HashMap<>();
        for (int i = 0; i < left.size(); i++) {
            for (int j = 0; j < right.size(); j++) {
                chances.merge(
                        function.apply(left.value(i), right.value(j)),
                        left.probability(i) * right.probability(j),
                        Double::sum);
            }
        }
        Distribution listed = Distribution.ofMap(chances);
        if (operation.operator() == Operator.MODULO) {
            return listed;
        }
        List<Fraction> corners = Stream.of(left.min(), left.max())
                .flatMap(a -> Stream.of(function.apply(a, right.min()), function.apply(a, right.max())))
                .sorted()
                .toList();
        return listed.spanning(corners.getFirst(), corners.getLast());
    }

    private Distribution call(Node.Call call) {
        Distribution result = of(call.arguments().getFirst());
        if (!call.function().takesSeveral()) {
            return result.map(call.function()::apply, budget);
        }
        for (int i = 1; i < call.arguments().size(); i++) {
            result = chosen(call.function(), result, of(call.arguments().get(i)));
        }
        return result;
    }

    private Distribution chosen(Function function, Distribution left, Distribution right) {
        budget.spend((double) left.size() * right.size() * 40);
        Map<Fraction, Double> chances = new HashMap<>();
        for (int i = 0; i < left.size(); i++) {
            for (int j = 0; j < right.size(); j++) {
                chances.merge(
                        function.choose(left.value(i), right.value(j)),
                        left.probability(i) * right.probability(j),
                        Double::sum);
            }
        }
        return Distribution.ofMap(chances)
                .spanning(function.choose(left.min(), right.min()), function.choose(left.max(), right.max()));
    }

    private Distribution check(Node.Check check) {
        Distribution left = of(check.left());
        Distribution right = of(check.right());
        budget.spend((double) left.size() * right.size() * 5);
        double chance = 0;
        for (int i = 0; i < right.size(); i++) {
            chance += right.probability(i) * left.chance(check.relation(), right.value(i));
        }
        return Distribution.ofChance(Math.min(1, chance), chance > 0, chance < 1 - 1e-15);
    }

    private Distribution group(Node.Group group) {
        DiceRules rules = group.rules();
        if (group.isPool()) {
            throw new OddsBudget.Exceeded();
        }
        List<Distribution> elements = new ArrayList<>();
        for (Node element : group.elements()) {
            elements.add(counted(of(element), rules));
        }
        if (!rules.selections().isEmpty()) {
            return new JointRanks(group, elements, budget).calculate();
        }
        Distribution total = elements.getFirst();
        for (int i = 1; i < elements.size(); i++) {
            total = total.plus(elements.get(i), budget);
        }
        return total;
    }

    private Distribution counted(Distribution element, DiceRules rules) {
        if (!rules.selections().isEmpty() || (rules.success() == null && rules.filter() == null)) {
            return element;
        }
        return element.map(value -> score(rules, value), budget);
    }

    static Fraction score(DiceRules rules, Fraction value) {
        if (rules.filter() != null && !rules.filter().matches(value)) {
            return Fraction.ZERO;
        }
        if (rules.success() == null) {
            return value;
        }
        if (rules.failure() != null && rules.failure().matches(value)) {
            return Fraction.of(-1);
        }
        return rules.success().matches(value) ? Fraction.ONE : Fraction.ZERO;
    }
}
