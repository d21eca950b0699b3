package dev.rosey.plugins.dice;

import java.util.Arrays;
import java.util.List;

/** Works out what an expression comes to when its dice have fallen. */
final class Evaluation {
    private final List<DiceResult> dice;

    /** @param dice the dice terms' results by index */
    Evaluation(List<DiceResult> dice) {
        this.dice = dice;
    }

    DiceResult result(Node.Dice term) {
        return dice.get(term.index());
    }

    Fraction value(Node node) {
        return switch (node) {
            case Node.Constant constant -> constant.value();
            case Node.Dice term -> Fraction.of(result(term).total());
            case Node.Labelled labelled -> value(labelled.inner());
            case Node.Negation negation -> value(negation.operand()).negated();
            case Node.Operation operation ->
                operation.operator().apply(value(operation.left()), value(operation.right()));
            case Node.Call call -> call(call);
            case Node.Check check ->
                truth(check.relation().holds(value(check.left()).compareTo(value(check.right()))));
            case Node.Group group -> group(group);
        };
    }

    private static Fraction truth(boolean holds) {
        return holds ? Fraction.ONE : Fraction.ZERO;
    }

    private Fraction call(Node.Call call) {
        Fraction result = value(call.arguments().getFirst());
        for (int i = 1; i < call.arguments().size(); i++) {
            result = call.function().choose(result, value(call.arguments().get(i)));
        }
        return call.function().apply(result);
    }

    private Fraction group(Node.Group group) {
        if (group.rules().isPlain() && group.elements().size() == 1) {
            return value(group.elements().getFirst());
        }
        boolean[] kept = kept(group);
        Fraction total = Fraction.ZERO;
        for (int i = 0; i < kept.length; i++) {
            if (kept[i]) {
                total = total.plus(score(group.rules(), value(group.elements().get(i))));
            }
        }
        return total;
    }

    private static Fraction score(DiceRules rules, Fraction value) {
        if (rules.success() == null) {
            return value;
        }
        if (rules.failure() != null && rules.failure().matches(value)) {
            return Fraction.of(-1);
        }
        return truth(rules.success().matches(value));
    }

    /** Which elements of a group count. The dice of a pool were chosen when they were thrown. */
    boolean[] kept(Node.Group group) {
        int number = group.elements().size();
        boolean[] kept = new boolean[number];
        Arrays.fill(kept, true);
        DiceRules rules = group.rules();
        if (rules.filter() != null) {
            for (int i = 0; i < number; i++) {
                kept[i] = rules.filter().matches(value(group.elements().get(i)));
            }
        }
        if (!rules.selections().isEmpty() && !group.isPool()) {
            keepRanks(group, kept);
        }
        return kept;
    }

    private void keepRanks(Node.Group group, boolean[] kept) {
        Fraction[] values = group.elements().stream().map(this::value).toArray(Fraction[]::new);
        Integer[] ranked = new Integer[values.length];
        Arrays.setAll(ranked, i -> i);
        Arrays.sort(ranked, (a, b) -> values[a].compareTo(values[b]));
        Selection.Span span = Selection.of(group.rules().selections(), values.length);
        Arrays.fill(kept, false);
        for (int rank = span.from(); rank < span.to(); rank++) {
            kept[ranked[rank]] = true;
        }
    }
}
