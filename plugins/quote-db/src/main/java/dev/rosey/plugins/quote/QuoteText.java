package dev.rosey.plugins.quote;

import dev.rosey.bus.ErrorCode;
import dev.rosey.bus.RoseyException;

/**
 * What a quote says: 1 to 500 characters (code points) without control characters and without space around. Everything
 * else is kept exactly as it was typed.
 */
record QuoteText(String text) {
    static final int LONGEST = 500;

    QuoteText {
        if (!text.equals(cleaned(text))) {
            throw new IllegalArgumentException("a quote's text has no control characters and no space around it");
        }
        int length = text.codePointCount(0, text.length());
        if (length < 1 || length > LONGEST) {
            throw new IllegalArgumentException("a quote's text has 1 to " + LONGEST + " characters, not " + length);
        }
    }

    /** Reads what somebody typed. Fails with {@code BAD_REQUEST}. */
    static QuoteText typed(String raw, String usage) {
        String text = cleaned(raw);
        if (text.codePoints().noneMatch(QuoteText::isVisible)) {
            throw new RoseyException(ErrorCode.BAD_REQUEST, "there is no text")
                    .withChatText("There is nothing to keep. Try " + usage);
        }
        int length = text.codePointCount(0, text.length());
        if (length > LONGEST) {
            throw new RoseyException(ErrorCode.BAD_REQUEST, "the text has " + length + " characters")
                    .withChatText(
                            "That is too long for a quote: " + length + " characters, and " + LONGEST + " is the most.")
                    .with("length", length);
        }
        return new QuoteText(text);
    }

    /** What a search looks through. */
    String folded() {
        return Folding.folded(text);
    }

    /** What a near duplicate has in common with it; where there are no words, the signs. */
    String normal() {
        String words = Folding.words(text);
        return words.isEmpty() ? folded() : words;
    }

    /** Line breaks and tabs become spaces; other control characters, and those that turn the writing around, go. */
    static String cleaned(String raw) {
        StringBuilder text = new StringBuilder(raw.length());
        raw.replace("\r\n", "\n").codePoints().forEach(point -> append(text, point));
        return text.toString().strip();
    }

    private static boolean isVisible(int point) {
        return !Character.isWhitespace(point)
                && !Character.isSpaceChar(point)
                && Character.getType(point) != Character.FORMAT;
    }

    private static void append(StringBuilder text, int point) {
        if (point == '\n' || point == '\r' || point == '\t' || point == 0x85 || point == 0x2028 || point == 0x2029) {
            text.append(' ');
            return;
        }
        boolean turnsAround = (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069);
        if (!turnsAround && !Character.isISOControl(point) && Character.getType(point) != Character.SURROGATE) {
            text.appendCodePoint(point);
        }
    }
}
