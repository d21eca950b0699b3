package dev.rosey.plugins.dice;

import dev.rosey.plugins.dice.RollText.Detail;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.IntStream;

/**
 * Writes an expression with the dice that fell in place of the notation. Marks: {@code ~~2~~} dropped (struck out in
 * CyTube's chat), {@code 6!} exploded, {@code 1↻4} rerolled, {@code 1→2} clamped, {@code 8✓} success, {@code 1✗} failure.
 */
final class NodeText {
    private final Evaluation evaluation;
    private final Detail detail;

    NodeText(Evaluation evaluation, Detail detail) {
        this.evaluation = evaluation;
        this.detail = detail;
    }

    String of(Node node) {
        return switch (node) {
            case Node.Constant constant -> constant.value().toString();
            case Node.Dice dice -> "[" + faces(evaluation.result(dice)) + "]";
            case Node.Labelled labelled -> of(labelled.inner()) + " (" + labelled.label() + ")";
            case Node.Negation negation -> "-" + of(negation.operand());
            case Node.Operation operation ->
                of(operation.left()) + " " + operation.operator().symbol() + " " + of(operation.right());
            case Node.Check check -> of(check.left()) + " " + check.relation().symbol() + " " + of(check.right());
            case Node.Call call -> call.function().name().toLowerCase(Locale.ROOT) + "(" + list(call.arguments()) + ")";
            case Node.Group group -> group(group);
        };
    }

    private String list(List<Node> nodes) {
        StringJoiner parts = new StringJoiner(", ");
        nodes.forEach(node -> parts.add(of(node)));
        return parts.toString();
    }

    private String group(Node.Group group) {
        boolean[] kept = evaluation.kept(group);
        StringJoiner parts = new StringJoiner(", ", group.braces() ? "{" : "(", group.braces() ? "}" : ")");
        for (int i = 0; i < kept.length; i++) {
            String part = of(group.elements().get(i));
            parts.add(kept[i] ? part : "~~" + part.replace("~~", "") + "~~");
        }
        Comparison success = group.rules().success();
        return success == null
                ? parts.toString()
                : parts + " " + success.relation().symbol() + " " + success.value();
    }

    private String faces(DiceResult result) {
        return switch (detail) {
            case FACES -> all(result);
            case COUNTS -> counts(result);
            case RANGES -> range(result);
        };
    }

    private static String all(DiceResult result) {
        StringJoiner faces = new StringJoiner(", ");
        for (int die = 0; die < result.size(); die++) {
            faces.add(face(result, die));
        }
        return faces.toString();
    }

    private static String face(DiceResult result, int die) {
        StringBuilder face = new StringBuilder();
        if (result.has(die, Mark.REROLLED) || result.has(die, Mark.CLAMPED)) {
            face.append(result.firstFace(die)).append(result.has(die, Mark.REROLLED) ? '↻' : '→');
        }
        face.append(marked(result, die));
        return result.has(die, Mark.DROPPED) ? "~~" + face + "~~" : face.toString();
    }

    private static String marked(DiceResult result, int die) {
        String value = Integer.toString(result.value(die));
        if (result.has(die, Mark.EXPLODED)) {
            value += "!";
        }
        if (result.has(die, Mark.SUCCESS)) {
            return value + "✓";
        }
        return result.has(die, Mark.FAILURE) ? value + "✗" : value;
    }

    private static String counts(DiceResult result) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        IntStream.range(0, result.size())
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(die -> result.has(die, Mark.DROPPED) ? 1 : 0)
                        .thenComparingInt(die -> -result.value(die)))
                .forEach(die -> counts.merge(key(result, die), 1, Integer::sum));
        StringJoiner groups = new StringJoiner(", ");
        counts.forEach((key, count) ->
                groups.add(key.startsWith("~") ? "~~" + count + "×" + key.substring(1) + "~~" : count + "×" + key));
        return groups.toString();
    }

    private static String key(DiceResult result, int die) {
        return (result.has(die, Mark.DROPPED) ? "~" : "") + marked(result, die);
    }

    private static String range(DiceResult result) {
        int[] values = IntStream.range(0, result.size()).map(result::value).toArray();
        int dropped = (int) IntStream.range(0, result.size())
                .filter(die -> result.has(die, Mark.DROPPED))
                .count();
        int min = IntStream.of(values).min().orElse(0);
        int max = IntStream.of(values).max().orElse(0);
        String text = result.size() + " dice from " + min + " to " + max;
        return dropped == 0 ? text : text + ", ~~" + dropped + " dropped~~";
    }
}
