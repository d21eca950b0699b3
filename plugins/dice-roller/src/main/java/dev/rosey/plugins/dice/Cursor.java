package dev.rosey.plugins.dice;

import dev.rosey.plugins.dice.NotationException.Reason;
import java.util.List;

/**
 * A place in a text that is being read. Letters read as lower case, and typographic operators, full-width characters and the
 * digits of all scripts of the BMP as their ASCII kin.
 */
final class Cursor {
    private static final int EXCERPT = 20;
    private static final char FULL_WIDTH_FIRST = '！';
    private static final char FULL_WIDTH_LAST = '～';

    private final String text;
    private int position;

    Cursor(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }

    int position() {
        return position;
    }

    void moveTo(int target) {
        position = target;
    }

    boolean atEnd() {
        return position >= text.length();
    }

    char peek() {
        return at(position);
    }

    /** The character at an index, or NUL behind the end. */
    char at(int index) {
        if (index >= text.length()) {
            return '\0';
        }
        char c = text.charAt(index);
        if (c < 128) {
            return lowerCase(c);
        }
        if (c >= FULL_WIDTH_FIRST && c <= FULL_WIDTH_LAST) {
            return lowerCase((char) (c - FULL_WIDTH_FIRST + '!'));
        }
        if (Character.isDigit(c)) {
            return (char) ('0' + Character.digit(c, 10));
        }
        return switch (c) {
            case '×' -> '*';
            case '÷' -> '/';
            case '−' -> '-';
            default -> c;
        };
    }

    /** Where a character, or what reads as it, is next at or behind an index; -1 if nowhere. */
    int indexOf(char wanted, int from) {
        for (int i = from; i < text.length(); i++) {
            if (at(i) == wanted) {
                return i;
            }
        }
        return -1;
    }

    private static char lowerCase(char ascii) {
        return ascii >= 'A' && ascii <= 'Z' ? (char) (ascii + ('a' - 'A')) : ascii;
    }

    boolean accept(char expected) {
        if (atEnd() || peek() != expected) {
            return false;
        }
        position++;
        return true;
    }

    boolean acceptWord(String word) {
        if (!startsWith(position, word)) {
            return false;
        }
        position += word.length();
        return true;
    }

    boolean startsWith(int index, String word) {
        for (int i = 0; i < word.length(); i++) {
            if (at(index + i) != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    void skipSpaces() {
        position = behindSpaces(position);
    }

    int behindSpaces(int index) {
        int i = index;
        while (i < text.length() && isSpace(text.charAt(i))) {
            i++;
        }
        return i;
    }

    /** Where the text before the current place ends when trailing spaces are left out. */
    int endOfText() {
        int end = position;
        while (end > 0 && isSpace(text.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** Whether a character that {@link #at} gave is an ASCII letter. */
    static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z';
    }

    /** What nobody sees is a space too: copied text brings zero-width characters along. */
    static boolean isSpace(char c) {
        return c <= ' '
                || Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || Character.getType(c) == Character.FORMAT;
    }

    /** What stands at an index, to be quoted in an error. */
    String found(int index) {
        if (index >= text.length()) {
            return "the end";
        }
        int end = index + 1;
        boolean word = Character.isLetterOrDigit(text.charAt(index));
        while (end < text.length()
                && end - index < EXCERPT
                && (word ? Character.isLetterOrDigit(text.charAt(end)) : isLowSurrogate(end))) {
            end++;
        }
        return text.substring(index, isLowSurrogate(end) ? end - 1 : end);
    }

    private boolean isLowSurrogate(int index) {
        return index < text.length()
                && Character.isLowSurrogate(text.charAt(index))
                && Character.isHighSurrogate(text.charAt(index - 1));
    }

    String before(int index) {
        return text.substring(0, index);
    }

    String behind(int index) {
        return text.substring(Math.min(index, text.length()));
    }

    String insert(int index, String what) {
        return before(index) + what + behind(index);
    }

    NotationException error(
            Reason reason, int at, String message, String expected, String explanation, String... fixes) {
        return new NotationException(reason, at, found(at), message, expected, explanation, List.of(fixes));
    }

    NotationException unreadable(int at, String message, String expected, String explanation, String... fixes) {
        return error(Reason.INVALID_NOTATION, at, message, expected, explanation, fixes);
    }

    NotationException tooMuch(int at, String message, String expected, String explanation, String... fixes) {
        return error(Reason.LIMIT_EXCEEDED, at, message, expected, explanation, fixes);
    }

    NotationException impossible(int at, String message, String expected, String explanation, String... fixes) {
        return error(Reason.IMPOSSIBLE_ROLL, at, message, expected, explanation, fixes);
    }
}
