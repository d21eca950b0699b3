package dev.rosey.plugins.quote;

import dev.rosey.plugin.Event;

/**
 * What others may know of a change: each record is the data of its event.
 *
 * <pre>{@code {"quote_id":12,"channel":"movienight","by":"alice"}}</pre>
 */
sealed interface QuoteEvent {

    long quoteId();

    /** Where it was asked for. */
    String channel();

    /** Who asked for it. */
    String by();

    @Event("quote.added")
    record Added(long quoteId, String channel, String by) implements QuoteEvent {}

    @Event("quote.deleted")
    record Deleted(long quoteId, String channel, String by) implements QuoteEvent {}

    @Event("quote.restored")
    record Restored(long quoteId, String channel, String by) implements QuoteEvent {}

    @Event("quote.edited")
    record Edited(long quoteId, String channel, String by) implements QuoteEvent {}
}
