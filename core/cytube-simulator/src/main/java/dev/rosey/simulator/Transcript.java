package dev.rosey.simulator;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The latest lines that all channels together delivered, oldest first. */
final class Transcript {
    private static final int KEPT = 5000;
    private final Deque<Entry> entries = new ArrayDeque<>();

    void add(Room room, SaidLine line) {
        if (entries.size() == KEPT) {
            entries.removeFirst();
        }
        entries.addLast(new Entry(room, line));
    }

    List<SaidLine> of(Room room) {
        return entries.stream()
                .filter(entry -> entry.room().equals(room))
                .map(Entry::line)
                .toList();
    }

    private record Entry(Room room, SaidLine line) {}
}
