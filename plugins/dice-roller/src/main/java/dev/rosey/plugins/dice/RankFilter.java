package dev.rosey.plugins.dice;

/** Tells, value by value, what lies within a span of ranks; of equal values the first ones asked for are dropped. */
final class RankFilter {
    private final int low;
    private final int high;
    private int equalToLow;
    private int equalToHigh;

    /** @param sorted all values, ascending; the span is not empty */
    RankFilter(int[] sorted, Selection.Span span) {
        this.low = sorted[span.from()];
        this.high = sorted[span.to() - 1];
        for (int rank = 0; rank < span.from(); rank++) {
            equalToLow += sorted[rank] == low ? 1 : 0;
        }
        for (int rank = span.to(); rank < sorted.length; rank++) {
            equalToHigh += sorted[rank] == high ? 1 : 0;
        }
    }

    boolean keeps(int value) {
        if (value < low || value > high) {
            return false;
        }
        if (value == low && equalToLow > 0) {
            equalToLow--;
            return false;
        }
        if (value == high && equalToHigh > 0) {
            equalToHigh--;
            return false;
        }
        return true;
    }
}
