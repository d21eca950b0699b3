package dev.rosey.plugins.dice;

import dev.rosey.plugins.dice.NotationException.Reason;

/** Tells in one message why something cannot be rolled, and what can be. */
final class ProblemText {
    private static final int EXCERPT = 60;

    private ProblemText() {}

    /**
     * @param prefix what a command begins with
     * @param phrase what the user types behind it and before the notation, such as {@code roll}
     */
    static String of(String prefix, String phrase, String text, NotationException problem) {
        String suggestion = Suggestions.instead(text, problem);
        if (text.isBlank()) {
            return "Tell me what to roll, for example " + prefix + phrase + " " + suggestion + " — " + prefix
                    + "roll help shows more.";
        }
        String verb = problem.reason() == Reason.INVALID_NOTATION ? "I can't read “" : "I won't roll “";
        return verb + excerpt(text, problem.position()) + "” — " + problem.explanation() + ". Try " + prefix + phrase
                + " " + suggestion;
    }

    /** The text, or what stands around the position if it is long; never half a surrogate pair. */
    static String excerpt(String text, int position) {
        String line = text.replaceAll("\\s", " ");
        if (line.strip().length() <= EXCERPT) {
            return line.strip();
        }
        int start = boundary(line, Math.max(0, Math.min(position, line.length()) - EXCERPT / 2));
        int end = boundary(line, Math.min(line.length(), start + EXCERPT));
        return (start > 0 ? "…" : "") + line.substring(start, end).strip() + (end < line.length() ? "…" : "");
    }

    private static int boundary(String text, int index) {
        boolean split = index > 0 && index < text.length() && Character.isLowSurrogate(text.charAt(index));
        return split ? index - 1 : index;
    }
}
