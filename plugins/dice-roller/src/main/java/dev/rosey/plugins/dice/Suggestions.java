package dev.rosey.plugins.dice;

import java.util.List;

/** Finds a text near one that cannot be rolled which can be. */
final class Suggestions {
    private static final int LONGEST = 60;
    private static final String FALLBACK = "2d6";

    private Suggestions() {}

    /** The first text that was perhaps meant and that {@link Notation} reads; a plain roll if none does. */
    static String instead(String text, NotationException problem) {
        for (String fix : problem.fixes()) {
            if (works(fix, text)) {
                return fix.strip();
            }
        }
        int at = Math.min(problem.position(), text.length());
        String before = text.substring(0, at).replaceFirst("[-+*/%(,\\s]+$", "");
        for (String fix : List.of(before, text.replace(" ", ""))) {
            if (works(fix, text)) {
                return fix.strip();
            }
        }
        return FALLBACK;
    }

    private static boolean works(String fix, String text) {
        if (fix.isBlank() || fix.length() > LONGEST || fix.equals(text) || hasControls(fix)) {
            return false;
        }
        try {
            return !Notation.read(fix).dice().isEmpty() || !text.contains("d");
        } catch (NotationException stillWrong) {
            return false;
        }
    }

    private static boolean hasControls(String text) {
        return text.chars().anyMatch(Character::isISOControl);
    }
}
