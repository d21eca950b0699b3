package dev.rosey.plugins.quote;

import dev.rosey.bus.ErrorCode;
import dev.rosey.bus.RoseyException;
import dev.rosey.plugin.PluginBean;
import dev.rosey.plugin.PluginContext;
import dev.rosey.plugin.Settings;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Finds quotes: by chance, by words, by age, page by page. */
@PluginBean
final class QuoteReader {
    static final int PAGE = 5;
    private static final int DRAWS = 10;

    private final String prefix;
    private final QuoteStore store;
    private final Supplier<QuoteSettings> settings;
    private final RandomGenerator random;
    private final OpenSearches searches;
    private final RecentlyShown shown = new RecentlyShown();

    @Inject
    QuoteReader(QuoteStore store, PluginContext context, Settings<QuoteSettings> settings) {
        this(context.prefix(), store, settings::current, new SecureRandom(), new OpenSearches(context.clock()));
    }

    /** @param prefix what a command begins with */
    QuoteReader(
            String prefix,
            QuoteStore store,
            Supplier<QuoteSettings> settings,
            RandomGenerator random,
            OpenSearches searches) {
        this.prefix = prefix;
        this.store = store;
        this.settings = settings;
        this.random = random;
        this.searches = searches;
    }

    /**
     * A page of a search.
     *
     * @param from the number of the first of its quotes among all hits, from 1
     */
    record Found(Page page, long from) {
        boolean hasMore() {
            return from + page.quotes().size() - 1 < page.hits();
        }
    }

    /**
     * A quote by chance that the channel was not shown lately. Who else draws for the same channel meanwhile may be first;
     * then it is drawn again.
     *
     * @param words a search, or blank for any quote
     */
    Optional<Quote> random(Person person, String words) {
        String channel = person.channel();
        SearchQuery query = SearchReader.read(words, settings.get().zone(channel));
        for (int draw = 1; ; draw++) {
            Optional<Drawn> drawn = store.random(pool(person), query, shown.of(channel), random.nextDouble());
            if (drawn.isEmpty()) {
                return Optional.empty();
            }
            Quote quote = drawn.get().quote();
            if (shown.show(channel, quote.id(), drawn.get().choices()) || draw == DRAWS) {
                return Optional.of(quote);
            }
        }
    }

    /** The quote that was added last. */
    Optional<Quote> last(Person person) {
        return store.last(pool(person));
    }

    /** The first page of a search. Fails with {@code BAD_REQUEST}. */
    Found search(Person person, String words) {
        SearchQuery query = SearchReader.read(words, settings.get().zone(person.channel()));
        if (query.isAnything()) {
            throw new RoseyException(ErrorCode.BAD_REQUEST, "there is nothing to look for")
                    .withChatText("What shall I look for? Try " + prefix + "quote search cake by:alice after:2026-01");
        }
        return page(person, query, 0);
    }

    /** The next page of the search that this person made last. Fails with {@code NOT_FOUND} where there is none. */
    Found more(Person person) {
        OpenSearches.Place place = searches.of(person).orElseThrow(this::nothingMore);
        Found found = page(person, place.query(), place.next());
        if (found.page().quotes().isEmpty()) {
            throw nothingMore();
        }
        return found;
    }

    /** The counts that a person sees, and those of a user. */
    Stats stats(Person person, String user) {
        return store.stats(pool(person), user);
    }

    private Found page(Person person, SearchQuery query, long offset) {
        Page page = store.search(pool(person), query, offset, PAGE);
        Found found = new Found(page, offset + 1);
        if (found.hasMore() && !page.quotes().isEmpty()) {
            searches.put(
                    person, new OpenSearches.Place(query, offset + page.quotes().size()));
        } else {
            searches.close(person);
        }
        return found;
    }

    private String pool(Person person) {
        return settings.get().pool(person.channel());
    }

    private RoseyException nothingMore() {
        return new RoseyException(ErrorCode.NOT_FOUND, "no search of this user has more to show")
                .withChatText("There is nothing more to show. Start with " + prefix + "quote search <words>");
    }
}
