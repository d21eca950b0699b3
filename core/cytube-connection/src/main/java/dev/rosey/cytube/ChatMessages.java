package dev.rosey.cytube;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Makes of any text what may leave for CyTube: messages of at most 320 UTF-16 units, in one line, that run nothing.
 *
 * <p>A longer text becomes up to {@value #MAX_MESSAGES} messages, broken between words where there are any and never inside
 * what a reader sees as one character; what still does not fit is cut and ends in “…”. Each message, also one that a break
 * made, is disarmed on its own: CyTube runs what starts with {@code /} as a command with the bot's rank, and a space before
 * it makes it text.
 */
final class ChatMessages {

    /** CyTube cuts what is longer, silently and through the middle of an emoji. */
    static final int MAX_UNITS = 320;

    /** So that one careless plugin does not fill the screen. */
    static final int MAX_MESSAGES = 3;

    private static final String CUT = "…";

    private ChatMessages() {}

    /** In order; empty when the text is blank, which CyTube would not show either. */
    static List<String> of(String text) {
        String rest = oneLine(text).strip();
        List<String> messages = new ArrayList<>();
        while (!rest.isEmpty()) {
            String armed = disarmed(rest);
            if (armed.length() <= MAX_UNITS) {
                messages.add(armed);
                break;
            }
            if (messages.size() == MAX_MESSAGES - 1) {
                messages.add(armed.substring(0, breakBefore(armed, MAX_UNITS - CUT.length()))
                                .stripTrailing()
                        + CUT);
                break;
            }
            int end = breakBefore(armed, MAX_UNITS);
            messages.add(armed.substring(0, end).stripTrailing());
            rest = armed.substring(end).strip();
        }
        return List.copyOf(messages);
    }

    /** Control characters and line breaks as spaces, halves of surrogate pairs as U+FFFD. */
    static String oneLine(String text) {
        StringBuilder line = new StringBuilder(text.length());
        text.replace("\r\n", "\n").codePoints().map(ChatMessages::printable).forEach(line::appendCodePoint);
        return line.toString();
    }

    private static int printable(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> ' ';
            case Character.SURROGATE -> 0xFFFD;
            default -> codePoint;
        };
    }

    private static String disarmed(String text) {
        return text.startsWith("/") ? " " + text : text;
    }

    /** The best place to end a message of at most {@code limit} units: after a word in its second half, else between characters. */
    private static int breakBefore(String text, int limit) {
        int space = text.lastIndexOf(' ', limit);
        if (space > limit / 2) {
            return space;
        }
        BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(text);
        int end = characters.isBoundary(limit) ? limit : characters.preceding(limit);
        return end > limit / 2 ? end : limit - (Character.isLowSurrogate(text.charAt(limit)) ? 1 : 0);
    }
}
