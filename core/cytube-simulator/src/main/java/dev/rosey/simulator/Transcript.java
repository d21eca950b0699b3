package dev.rosey.simulator;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The latest lines that a channel delivered, oldest first. */
final class Transcript {
    private static final int KEPT = 2000;
    private final Deque<SaidLine> lines = new ArrayDeque<>();

    void add(SaidLine line) {
        if (lines.size() == KEPT) {
            lines.removeFirst();
        }
        lines.addLast(line);
    }

    List<SaidLine> lines() {
        return List.copyOf(lines);
    }
}
