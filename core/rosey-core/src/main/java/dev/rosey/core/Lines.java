package dev.rosey.core;

import java.util.ArrayList;
import java.util.List;

/** Puts pieces of text together into as few chat messages as they fit in. */
final class Lines {

    private static final int LIMIT = 320;
    private static final String BETWEEN = " · ";

    private Lines() {}

    /** Messages that each start with {@code start} and hold whole pieces; a piece too long for one is cut. */
    static List<String> of(String start, List<String> pieces) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder(start);
        for (var piece : pieces) {
            boolean first = line.length() == start.length();
            if (!first && line.length() + BETWEEN.length() + piece.length() > LIMIT) {
                lines.add(line.toString());
                line = new StringBuilder(start);
                first = true;
            }
            line.append(first ? "" : BETWEEN).append(piece);
        }
        lines.add(line.toString());
        return lines;
    }
}
