package dev.rosey.plugins.dice;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** Rolls expressions. It is as safe to share among threads as the generator that it is given. */
final class Roller {
    private final RandomGenerator random;

    Roller(RandomGenerator random) {
        this.random = random;
    }

    Roll roll(Expression expression) {
        List<Roll.Turn> turns = new ArrayList<>(expression.repeat());
        for (int i = 0; i < expression.repeat(); i++) {
            turns.add(turn(expression));
        }
        return new Roll(expression, turns);
    }

    private Roll.Turn turn(Expression expression) {
        List<DiceResult> results = new ArrayList<>(expression.dice().size());
        for (Node.Dice dice : expression.dice()) {
            results.add(new DiceThrow(dice, random).roll());
        }
        Evaluation evaluation = new Evaluation(results);
        choosePools(expression.root(), evaluation);
        return new Roll.Turn(results, evaluation.value(expression.root()));
    }

    private static void choosePools(Node node, Evaluation evaluation) {
        switch (node) {
            case Node.Constant constant -> {}
            case Node.Dice dice -> {}
            case Node.Labelled labelled -> choosePools(labelled.inner(), evaluation);
            case Node.Negation negation -> choosePools(negation.operand(), evaluation);
            case Node.Operation operation -> {
                choosePools(operation.left(), evaluation);
                choosePools(operation.right(), evaluation);
            }
            case Node.Check check -> {
                choosePools(check.left(), evaluation);
                choosePools(check.right(), evaluation);
            }
            case Node.Call call -> call.arguments().forEach(argument -> choosePools(argument, evaluation));
            case Node.Group group -> {
                group.elements().forEach(element -> choosePools(element, evaluation));
                if (group.isPool()) {
                    choose(group, evaluation);
                }
            }
        }
    }

    private static void choose(Node.Group pool, Evaluation evaluation) {
        List<DiceResult> results = new ArrayList<>();
        collect(pool.elements().getFirst(), evaluation, results);
        int[] sorted = keptValues(results);
        RankFilter filter = new RankFilter(sorted, Selection.of(pool.rules().selections(), sorted.length));
        for (DiceResult result : results) {
            for (int die = 0; die < result.size(); die++) {
                if (!result.has(die, Mark.DROPPED) && !filter.keeps(result.value(die))) {
                    result.mark(die, Mark.DROPPED);
                }
            }
        }
    }

    private static int[] keptValues(List<DiceResult> results) {
        int[] values = {};
        for (DiceResult result : results) {
            int[] more = result.keptValues();
            int size = values.length;
            values = Arrays.copyOf(values, size + more.length);
            System.arraycopy(more, 0, values, size, more.length);
        }
        Arrays.sort(values);
        return values;
    }

    /** The dice of a pool; {@link GroupRange} has made sure that it is a sum of dice. */
    private static void collect(Node node, Evaluation evaluation, List<DiceResult> results) {
        switch (node) {
            case Node.Dice dice -> results.add(evaluation.result(dice));
            case Node.Labelled labelled -> collect(labelled.inner(), evaluation, results);
            case Node.Group group -> collect(group.elements().getFirst(), evaluation, results);
            case Node.Operation operation -> {
                collect(operation.left(), evaluation, results);
                collect(operation.right(), evaluation, results);
            }
            case Node.Constant constant -> {}
            case Node.Negation negation -> {}
            case Node.Check check -> {}
            case Node.Call call -> {}
        }
    }
}
