package dev.rosey.plugins.quote;

import dev.rosey.bus.RoseyException;
import dev.rosey.bus.StorageCodes;
import dev.rosey.plugin.PluginBean;
import dev.rosey.plugin.Storage;
import dev.rosey.plugin.StoredRows;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The quotes in the database. Every method is one statement or one transaction, and fails as {@link Outage} says while the
 * database is away.
 */
@PluginBean
final class QuoteStore {
    private final Storage storage;

    @Inject
    QuoteStore(Storage storage) {
        this.storage = storage;
    }

    private record Id(long id) {}

    private record Choices(long choices) {}

    private record Hits(long hits) {}

    /** Adds a quote, unless its text is there already or, without {@code anyway}, one that is nearly the same. */
    Optional<Quote> insert(NewQuote quote, boolean anyway) {
        var params = text(quote.text());
        params.put("channel", quote.channel());
        params.put("said_by", quote.saidBy());
        params.put("added_by", quote.addedBy());
        params.put("added_at", quote.addedAt());
        params.put("media_title", quote.playing().title());
        params.put("media_folded", folded(quote.playing().title()));
        params.put("media_position_s", quote.playing().positionS());
        params.put("anyway", anyway);
        return exec("insert", params).first(Id.class).map(id -> quote.withId(id.id()));
    }

    /** The live quote that is most like a text: first the same, then nearly the same. */
    Optional<Quote> alike(QuoteText text) {
        return query("alike", Map.of("text", text.text(), "normal", text.normal()))
                .first(Quote.class);
    }

    /** A quote, deleted or not. */
    Optional<Quote> find(long id) {
        return query("find", Map.of("id", id)).first(Quote.class);
    }

    /** The live quote that was added last. */
    Optional<Quote> last(String pool) {
        return query("last", Map.of("pool", pool)).first(Quote.class);
    }

    /**
     * A live quote by chance.
     *
     * @param recent the ids of quotes that were shown last, the last first; they are left out as far back as half of the
     *     choices
     * @param draw a random number from 0 up to 1
     */
    Optional<Drawn> random(String pool, SearchQuery query, List<Long> recent, double draw) {
        if (query.isAnything()) {
            return drawn(query("random", Map.of("pool", pool, "recent", recent, "draw", draw)));
        }
        var params = filter(pool, query);
        params.put("recent", recent);
        params.put("draw", draw);
        return drawn(query("random_matching", params));
    }

    private static Optional<Drawn> drawn(StoredRows rows) {
        return rows.first(Quote.class)
                .map(quote -> new Drawn(quote, rows.one(Choices.class).choices()));
    }

    /** Hits from {@code offset} on. */
    Page search(String pool, SearchQuery query, long offset, int limit) {
        var params = filter(pool, query);
        params.put("whole", query.wholeWords());
        params.put("offset", offset);
        params.put("limit", limit);
        var rows = query("search", params);
        return new Page(rows.first(Hits.class).map(Hits::hits).orElse(0L), rows.as(Quote.class));
    }

    /** The counts of a pool. */
    Stats stats(String pool, String user) {
        return query("stats", Map.of("pool", pool, "name", Folding.name(user))).one(Stats.class);
    }

    /**
     * Deletes a live quote.
     *
     * @param mayDeleteAny else only what {@code by} added, and later than {@code addedAfter}
     */
    Optional<Quote> delete(long id, String by, boolean mayDeleteAny, Instant addedAfter, Instant at) {
        return exec("delete", Map.of("id", id, "by", by, "any", mayDeleteAny, "added_after", addedAfter, "at", at))
                .first(Quote.class);
    }

    /** Restores a quote that was deleted later than {@code deletedAfter}. */
    Optional<Quote> undelete(long id, String by, Instant deletedAfter, Instant at) {
        return exec("undelete", Map.of("id", id, "by", by, "deleted_after", deletedAfter, "at", at))
                .first(Quote.class);
    }

    /** Gives a live quote another text. */
    Optional<Quote> edit(long id, QuoteText text, String by, Instant at) {
        var params = text(text);
        params.put("id", id);
        params.put("by", by);
        params.put("at", at);
        return exec("edit", params).first(Quote.class);
    }

    /** Takes a user's name from all that they added, and from its history. Returns how many quotes that were. */
    long forget(String user, Instant at) {
        String name = Folding.name(user);
        var results = changing(() -> storage.transaction(List.of(
                new Storage.Call("forget_quotes", Map.of("name", name, "at", at)),
                new Storage.Call("forget_history", Map.of("name", name)))));
        return results.getFirst().affected();
    }

    /** Quotes, deleted ones too, in the order of their ids. */
    List<Quote> export(long after, int limit) {
        return query("export", Map.of("after", after, "limit", limit)).as(Quote.class);
    }

    /** Adds quotes under the ids that they have; all of them, or none where something stands in the way. */
    Import importAll(List<Quote> quotes, String by, Instant at) {
        var lines = quotes.stream().map(QuoteStore::line).toList();
        var results = changing(() -> storage.transaction(List.of(
                new Storage.Call("import_clashes", Map.of("quotes", lines)),
                new Storage.Call("import", Map.of("quotes", lines, "by", by, "at", at)))));
        var clashes = results.getFirst().as(Id.class).stream().map(Id::id).toList();
        return new Import(results.getLast().affected(), clashes);
    }

    /**
     * How an import ended.
     *
     * @param added how many quotes were new
     * @param clashes ids of lines that contradict what is there; nothing was added then
     */
    record Import(long added, List<Long> clashes) {}

    /** Whether a change failed because another live quote has that text. */
    static boolean isTextTaken(RoseyException failure) {
        return failure.code().name().equals(StorageCodes.CONSTRAINT.name());
    }

    private static Map<String, @Nullable Object> line(Quote quote) {
        var line = text(new QuoteText(quote.text()));
        line.put("id", quote.id());
        line.put("channel", quote.channel());
        line.put("said_by", quote.saidBy());
        line.put("added_by", quote.addedBy());
        line.put("added_at", quote.addedAt());
        line.put("media_title", quote.mediaTitle());
        line.put("media_folded", folded(quote.mediaTitle()));
        line.put("media_position_s", quote.mediaPositionS());
        line.put("deleted_at", quote.deletedAt());
        return line;
    }

    private static Map<String, @Nullable Object> text(QuoteText text) {
        var params = new HashMap<String, @Nullable Object>();
        params.put("text", text.text());
        params.put("folded", text.folded());
        params.put("normal", text.normal());
        return params;
    }

    private static Map<String, @Nullable Object> filter(String pool, SearchQuery query) {
        var params = new HashMap<String, @Nullable Object>();
        params.put("pool", pool);
        params.put("terms", query.terms());
        params.put("by", query.by());
        params.put("media", query.media());
        params.put("after", query.after());
        params.put("before", query.before());
        return params;
    }

    private static String folded(@Nullable String title) {
        return title == null ? "" : Folding.folded(title);
    }

    private StoredRows query(String statement, Map<String, ? extends @Nullable Object> params) {
        try {
            return storage.query(statement, params);
        } catch (RoseyException failure) {
            throw Outage.ofReading(failure);
        }
    }

    private StoredRows exec(String statement, Map<String, ? extends @Nullable Object> params) {
        return changing(() -> storage.exec(statement, params));
    }

    private static <T> T changing(Supplier<T> change) {
        try {
            return change.get();
        } catch (RoseyException failure) {
            throw Outage.ofChange(failure);
        }
    }
}
