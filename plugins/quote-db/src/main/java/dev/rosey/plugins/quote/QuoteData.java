package dev.rosey.plugins.quote;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers for programs. */
final class QuoteData {
    private QuoteData() {}

    static Map<String, @Nullable Object> of(Quote quote) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("id", quote.id());
        data.put("quote_id", quote.id());
        data.put("text", quote.text());
        data.put("channel", quote.channel());
        data.put("said_by", quote.saidBy());
        data.put("added_by", quote.addedBy());
        data.put("added_at", quote.addedAt());
        data.put("media_title", quote.mediaTitle());
        data.put("media_position_s", quote.mediaPositionS());
        return data;
    }

    static Map<String, @Nullable Object> of(Quote quote, boolean added) {
        Map<String, @Nullable Object> data = of(quote);
        data.put("added", added);
        return data;
    }

    static Map<String, @Nullable Object> of(QuoteReader.Found found) {
        List<Map<String, @Nullable Object>> quotes =
                found.page().quotes().stream().map(QuoteData::of).toList();
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("hits", found.page().hits());
        data.put("from", found.from());
        data.put("quotes", quotes);
        data.put("more", found.hasMore());
        return data;
    }

    static Map<String, @Nullable Object> of(Stats stats) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("quotes", stats.quotes());
        data.put("top_name", stats.topName());
        data.put("top_quotes", stats.topQuotes());
        data.put("first_id", stats.firstId());
        data.put("first_at", stats.firstAt());
        data.put("newest_id", stats.newestId());
        data.put("newest_at", stats.newestAt());
        data.put("user_added", stats.userAdded());
        data.put("user_said", stats.userSaid());
        return data;
    }
}
