package dev.rosey.plugins.dice;

import java.util.Locale;

/** Tells odds in one message. */
final class OddsText {
    private static final int NOTATION = 120;

    private OddsText() {}

    static String of(Odds odds) {
        String about = odds.exact() ? "" : "about ";
        String text = "🎲 odds of " + notation(odds.expression()) + ": " + odds.min() + " to " + odds.max() + ", mean "
                + about + number(odds.mean()) + error(odds.exact(), odds.meanError(), "") + ", standard deviation "
                + about + number(odds.deviation());
        Odds.Goal goal = odds.goal();
        if (goal == null) {
            return text;
        }
        return text + ", chance of " + goal.relation().symbol() + " " + goal.threshold() + ": " + about
                + percent(odds.chance(), odds) + error(odds.exact(), odds.chanceError() * 100, "%");
    }

    private static String notation(Expression expression) {
        String notation = expression.notation().replaceAll("\\s+", " ");
        if (notation.length() <= NOTATION) {
            return notation;
        }
        int end = Character.isHighSurrogate(notation.charAt(NOTATION - 1)) ? NOTATION - 1 : NOTATION;
        return notation.substring(0, end) + "…";
    }

    private static String error(boolean exact, double error, String unit) {
        return exact ? "" : " (±" + String.format(Locale.ROOT, "%.2g", error) + unit + ")";
    }

    /** Two decimal places, of which zeros at the end are left out. */
    private static String number(double value) {
        String text = String.format(Locale.ROOT, "%.2f", value);
        return text.replaceFirst("\\.?0+$", "");
    }

    /** Two decimal places; what is possible is never shown as 0, and what may fail never as 100. */
    private static String percent(double chance, Odds odds) {
        double percent = chance * 100;
        if (percent < 0.005 && isPossible(odds, true)) {
            return "less than 0.01%";
        }
        if (percent >= 99.995 && isPossible(odds, false)) {
            return "more than 99.99%";
        }
        return number(percent) + "%";
    }

    private static boolean isPossible(Odds odds, boolean goalHolds) {
        Odds.Goal goal = odds.goal();
        if (goal == null) {
            return false;
        }
        boolean atMin = goal.relation().holds(odds.min().compareTo(goal.threshold()));
        boolean atMax = goal.relation().holds(odds.max().compareTo(goal.threshold()));
        return atMin == goalHolds || atMax == goalHolds;
    }
}
