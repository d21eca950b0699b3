package dev.rosey.core;

import java.util.ArrayList;
import java.util.List;

/** Puts pieces of text together into as few chat messages as they fit in. */
final class Lines {

    /** What CyTube takes in one message, in UTF-16 units. */
    static final int LIMIT = 320;

    private static final String BETWEEN = " · ";

    private Lines() {}

    /** The text as one message: what does not fit is cut, never within a surrogate pair, and the cut is shown. */
    static String clip(String text) {
        if (text.length() <= LIMIT) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(LIMIT - 2)) ? LIMIT - 2 : LIMIT - 1;
        return text.substring(0, end) + '…';
    }

    /** Messages that each start with {@code start} and hold whole pieces; a piece too long for one is cut. */
    static List<String> of(String start, List<String> pieces) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder(start);
        for (var piece : pieces) {
            boolean first = line.length() == start.length();
            if (!first && line.length() + BETWEEN.length() + piece.length() > LIMIT) {
                lines.add(clip(line.toString()));
                line = new StringBuilder(start);
                first = true;
            }
            line.append(first ? "" : BETWEEN).append(piece);
        }
        lines.add(clip(line.toString()));
        return lines;
    }
}
