package dev.rosey.plugins.dice;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/** Tells a roll in one message: with every face if that fits, else in less detail, and always with the total. */
final class RollText {
    private RollText() {}

    static String of(String user, Roll roll) {
        Expression expression = roll.expression();
        String label = expression.label().isEmpty() ? "" : " " + inParentheses(oneLine(expression.label()));
        String head = "🎲 " + user + " rolls " + oneLine(expression.notation()) + label + ": ";
        String tail = roll.cutShort() ? " (stopped at " + Limits.EXPLOSIONS + " explosions)" : "";
        for (Detail detail : Detail.values()) {
            String text = head + turns(roll, detail) + tail;
            if (text.length() <= Limits.MESSAGE) {
                return text;
            }
        }
        return shortened(user, label, totals(roll) + tail);
    }

    private static String shortened(String user, String label, String totals) {
        String head = "🎲 " + user + " rolls";
        int room = Limits.MESSAGE - head.length() - totals.length() - 2;
        if (label.length() > room) {
            int end = Math.max(0, room - 2);
            boolean split = end > 0 && end < label.length() && Character.isHighSurrogate(label.charAt(end - 1));
            return head + label.substring(0, Math.min(label.length(), split ? end - 1 : end)) + "…): " + totals;
        }
        return head + label + ": " + totals;
    }

    private static String turns(Roll roll, Detail detail) {
        if (!roll.expression().repeated()) {
            return turn(roll, roll.turns().getFirst(), detail);
        }
        if (detail == Detail.RANGES) {
            return totals(roll);
        }
        StringJoiner parts = new StringJoiner(" · ");
        for (Roll.Turn turn : roll.turns()) {
            parts.add(turn(roll, turn, detail));
        }
        return parts + ", " + sum(roll);
    }

    private static String turn(Roll roll, Roll.Turn turn, Detail detail) {
        Node root = roll.expression().root();
        return new NodeText(new Evaluation(turn.dice()), detail).of(root) + result(root, turn.total());
    }

    private static String totals(Roll roll) {
        if (!roll.expression().repeated()) {
            return result(roll.expression().root(), roll.total()).strip();
        }
        StringJoiner totals = new StringJoiner(", ");
        roll.turns().forEach(turn -> totals.add(turn.total().toString()));
        return totals + ", " + sum(roll);
    }

    private static String sum(Roll roll) {
        return "in all " + roll.total();
    }

    private static String result(Node root, Fraction total) {
        String unit = countsSuccesses(root) ? (total.equals(Fraction.ONE) ? " success" : " successes") : "";
        return (total.isShownExactly() ? " = " : " ≈ ") + total + unit;
    }

    private static boolean countsSuccesses(Node node) {
        return switch (node) {
            case Node.Dice dice -> dice.rules().success() != null;
            case Node.Labelled labelled -> countsSuccesses(labelled.inner());
            case Node.Constant constant -> false;
            case Node.Negation negation -> false;
            case Node.Operation operation -> false;
            case Node.Call call -> false;
            case Node.Check check -> false;
            case Node.Group group ->
                group.rules().success() != null && group.elements().size() > 1;
        };
    }

    private static String inParentheses(String label) {
        return label.startsWith("(") && label.endsWith(")") ? label : "(" + label + ")";
    }

    /** Line breaks and other control characters as spaces, several spaces as one. */
    private static String oneLine(String text) {
        List<String> words = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || Cursor.isSpace(text.charAt(i))) {
                if (i > start) {
                    words.add(text.substring(start, i));
                }
                start = i + 1;
            }
        }
        return String.join(" ", words);
    }

    /** How much of the dice to show. */
    enum Detail {
        FACES,
        COUNTS,
        RANGES
    }
}
