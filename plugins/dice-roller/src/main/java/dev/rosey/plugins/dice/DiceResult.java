package dev.rosey.plugins.dice;

import java.util.Arrays;

/**
 * The dice of one term as they fell, in the order in which they were rolled.
 *
 * <p>Values and marks lie in arrays because a roll may have a thousand dice and more. Only {@link DiceThrow} and
 * {@link Roller} change them, before anybody else sees them.
 */
final class DiceResult {
    private static final int[] NO_FACES = {};

    private final Node.Dice dice;
    private int[] values;
    private byte[] marks;
    private int[] firstFaces = NO_FACES;
    private int size;
    private boolean cutShort;

    DiceResult(Node.Dice dice) {
        this.dice = dice;
        this.values = new int[dice.count()];
        this.marks = new byte[dice.count()];
    }

    /** How many dice lie there, dropped ones included. */
    int size() {
        return size;
    }

    /** What a die counts as. */
    int value(int die) {
        return values[die];
    }

    boolean has(int die, Mark mark) {
        return (marks[die] & mark.bit()) != 0;
    }

    /** What a rerolled or clamped die showed first. */
    int firstFace(int die) {
        return die < firstFaces.length ? firstFaces[die] : values[die];
    }

    /** Whether a die would have exploded more often than it may. */
    boolean cutShort() {
        return cutShort;
    }

    /** What the kept dice come to. */
    long total() {
        boolean counts = dice.rules().success() != null;
        long total = 0;
        for (int die = 0; die < size; die++) {
            if ((marks[die] & Mark.DROPPED.bit()) == 0) {
                total += counts ? points(marks[die]) : values[die];
            }
        }
        return total;
    }

    private static int points(byte marks) {
        if ((marks & Mark.FAILURE.bit()) != 0) {
            return -1;
        }
        return (marks & Mark.SUCCESS.bit()) != 0 ? 1 : 0;
    }

    void add(int value, int mark) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size * 2);
            marks = Arrays.copyOf(marks, size * 2);
        }
        values[size] = value;
        marks[size++] = (byte) mark;
    }

    void rememberFirstFace(int die, int face) {
        if (firstFaces.length <= die) {
            int old = firstFaces.length;
            firstFaces = Arrays.copyOf(firstFaces, Math.max(values.length, die + 1));
            System.arraycopy(values, old, firstFaces, old, Math.max(0, Math.min(die, values.length) - old));
        }
        firstFaces[die] = face;
    }

    void mark(int die, Mark mark) {
        marks[die] |= mark.bit();
    }

    void markCutShort() {
        cutShort = true;
    }

    /** Drops every kept die whose rank among the kept ones is outside the span. */
    void keepRanks(Iterable<Selection> selections) {
        int[] sorted = keptValues();
        Arrays.sort(sorted);
        RankFilter filter = new RankFilter(sorted, Selection.of(selections, sorted.length));
        for (int die = 0; die < size; die++) {
            if (!has(die, Mark.DROPPED) && !filter.keeps(values[die])) {
                mark(die, Mark.DROPPED);
            }
        }
    }

    int[] keptValues() {
        int[] kept = new int[size];
        int count = 0;
        for (int die = 0; die < size; die++) {
            if (!has(die, Mark.DROPPED)) {
                kept[count++] = values[die];
            }
        }
        return count == size ? kept : Arrays.copyOf(kept, count);
    }
}
