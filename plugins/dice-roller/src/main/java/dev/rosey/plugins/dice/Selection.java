package dev.rosey.plugins.dice;

/**
 * Keeps or drops a number of the highest or lowest of what is still kept.
 *
 * @param position where the modifier stands in the text
 */
record Selection(int position, boolean keeps, boolean highest, int number) {

    /** Narrows a span of ranks. Ranks count from 0 at the lowest. */
    Span within(Span span) {
        int kept = keeps ? number : span.size() - number;
        boolean fromTop = keeps == highest;
        return fromTop ? new Span(span.to() - kept, span.to()) : new Span(span.from(), span.from() + kept);
    }

    /** The ranks that a series of selections leaves of so many. */
    static Span of(Iterable<Selection> selections, int number) {
        Span span = new Span(0, number);
        for (Selection selection : selections) {
            span = selection.within(span);
        }
        return span;
    }

    /** Ranks from {@code from} on, up to but without {@code to}. */
    record Span(int from, int to) {
        int size() {
            return to - from;
        }
    }
}
