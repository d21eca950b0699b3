package dev.rosey.plugins.quote;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A quote that has no id yet. See {@link Quote} for its fields. */
record NewQuote(
        QuoteText text, String channel, @Nullable String saidBy, String addedBy, Instant addedAt, Playing playing) {

    Quote withId(long id) {
        return new Quote(
                id, text.text(), channel, saidBy, addedBy, addedAt, playing.title(), playing.positionS(), null);
    }
}
