package dev.rosey.plugins.dice;

import java.util.StringJoiner;
import java.util.random.RandomGenerator;

/**
 * Coins to flip.
 *
 * @param label what followed the number; empty if nothing did
 */
record Coins(int number, String label) {
    private static final int SHOWN = 20;

    static Coins read(String text) {
        Cursor in = new Cursor(text);
        in.skipSpaces();
        int start = in.position();
        long number = 1;
        if (Cursor.isDigit(in.peek())) {
            number = new NumberReader(in).digits();
        } else if (!in.atEnd() && !isLabelStart(in.peek())) {
            throw notANumber(in, start);
        }
        if (number < 1) {
            throw notANumber(in, start);
        }
        if (number > Limits.COINS) {
            String most = "at most " + Limits.COINS;
            throw in.tooMuch(start, number + " coins", most, "1,000 coins at once are the most", "1000");
        }
        if (!in.atEnd() && in.position() > start && !Cursor.isSpace(in.peek()) && in.peek() != '#') {
            throw notANumber(in, start);
        }
        in.skipSpaces();
        boolean unused = in.accept('#');
        return new Coins((int) number, in.behind(in.position()).strip());
    }

    private static boolean isLabelStart(char c) {
        return c == '#' || Character.isLetter(c) || (c >= 128 && Character.getType(c) != Character.OTHER_NUMBER);
    }

    private static NotationException notANumber(Cursor in, int start) {
        return in.unreadable(
                start,
                "expected a number of coins",
                "a whole number from 1 to " + Limits.COINS,
                "the number of coins has to be a whole number from 1 to 1,000");
    }

    /** @param prefix what a command begins with */
    static String refusal(String prefix, String text, NotationException problem) {
        String quoted = ProblemText.excerpt(text, problem.position());
        return "I can't flip “" + quoted + "” — " + problem.explanation() + ". Try " + prefix + "flip 3";
    }

    Answer.Flipped flip(String user, RandomGenerator random) {
        StringJoiner sides = new StringJoiner(", ");
        int heads = 0;
        for (int i = 0; i < number; i++) {
            boolean head = random.nextBoolean();
            heads += head ? 1 : 0;
            sides.add(head ? "heads" : "tails");
        }
        int tails = number - heads;
        return new Answer.Flipped(text(user, sides.toString(), heads, tails), heads, tails);
    }

    private String text(String user, String sides, int heads, int tails) {
        String counts = heads + " heads, " + tails + " tails";
        String result = number == 1 ? sides : number <= SHOWN ? sides + " = " + counts : counts;
        String head = "🪙 " + user + " flips " + (number == 1 ? "a coin" : number + " coins");
        String labelled = head + (label.isEmpty() ? "" : " (" + label.replaceAll("\\s+", " ") + ")") + ": " + result;
        return labelled.length() <= Limits.MESSAGE ? labelled : head + ": " + result;
    }
}
