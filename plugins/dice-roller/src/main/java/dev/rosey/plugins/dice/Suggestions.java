package dev.rosey.plugins.dice;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds a text near one that cannot be rolled which can be. */
final class Suggestions {
    private static final int LONGEST = 60;
    private static final String FALLBACK = "2d6";

    /** Dice behind something else, in brackets, quotes or the marks of chats perhaps, which then end the first group. */
    private static final Pattern DICE = Pattern.compile(
            "(?<![\\p{L}\\p{N}])(\\p{Nd}*d[\\p{Nd}%(f][^]}\"'`_*<]*).*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private Suggestions() {}

    /** The first text that was perhaps meant and that {@link Notation} reads; a plain roll if none does. */
    static String instead(String text, NotationException problem) {
        return candidates(text, problem).stream()
                .filter(fix -> works(fix, text))
                .findFirst()
                .map(String::strip)
                .orElse(FALLBACK);
    }

    private static List<String> candidates(String text, NotationException problem) {
        List<String> candidates = new ArrayList<>(problem.fixes());
        int at = Math.min(problem.position(), text.length());
        String before = text.substring(0, at).replaceFirst("[-+*/%(,\\s]+$", "");
        candidates.add(before);
        candidates.add(text.replace(" ", ""));
        if (before.isBlank()) {
            candidates.addAll(insteadOfTheStart(text));
        }
        return candidates;
    }

    /** Where not even the start can be read: the dice that come later, else the text as a label. */
    private static List<String> insteadOfTheStart(String text) {
        Matcher dice = DICE.matcher(text);
        String label = "1d20 " + text.strip();
        return dice.find() ? List.of(dice.group(), dice.group(1), label) : List.of(label);
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
