package dev.rosey.plugins.quote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rosey.bus.RoseyException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Random operations on the real book and on a map, which must agree after each. */
class QuoteModelTest {
    private static final int OPERATIONS = 1_000;
    private static final Person MONA = new Person("mona", 2, "room");
    private static final QuoteSettings SETTINGS = new QuoteSettings(
            2, Duration.ofMinutes(5), Duration.ofDays(30), QuoteSettings.Scope.ALL, ZoneOffset.UTC, List.of());

    @RegisterExtension
    static final Chain chain = new Chain();

    private final long seed = RandomGenerator.getDefault().nextLong();
    private final RandomGenerator dice =
            RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    private final TreeMap<Long, String> live = new TreeMap<>();
    private final TreeMap<Long, String> deleted = new TreeMap<>();
    private long changes;
    private QuoteStore store;
    private QuoteBook book;
    private QuoteReader reader;

    @BeforeEach
    void open() {
        store = chain.bean(QuoteStore.class);
        var now = Instant.parse("2026-11-22T09:00:00Z");
        book = new QuoteBook(store, () -> now, () -> SETTINGS, new NowPlaying());
        reader = new QuoteReader("!", store, () -> SETTINGS, dice, new OpenSearches(() -> now));
    }

    @Test
    void agreesWithTheModelAfterEveryOperation() {
        for (int i = 0; i < OPERATIONS; i++) {
            String description = "operation " + i + " of seed " + seed;
            switch (dice.nextInt(10)) {
                case 0, 1, 2 -> add(description);
                case 3, 4 -> delete(description);
                case 5 -> undelete(description);
                case 6 -> edit(description);
                case 7 -> draw(description);
                case 8 -> get(description);
                default -> count(description);
            }
        }
        assertThat(chain.sql("select count(*) from quote_db.quote_history")).isEqualTo(Long.toString(changes));
        assertPlacesAreDense("");
        assertPlacesAreDense("room");
        assertEverythingIsThere();
    }

    private void add(String description) {
        String text = text();
        switch (book.add(MONA, new QuoteText(text), null, true)) {
            case Addition.Added(Quote quote) -> {
                assertThat(live).as(description).doesNotContainValue(text).doesNotContainKey(quote.id());
                assertThat(deleted).as(description).doesNotContainKey(quote.id());
                live.put(quote.id(), text);
                changes++;
            }
            case Addition.Known(Quote quote) -> assertThat(live).as(description).containsEntry(quote.id(), text);
            case Addition.Alike(Quote quote) -> throw new AssertionError(description);
        }
    }

    private void delete(String description) {
        long id = id();
        if (!succeeds(() -> book.delete(MONA, id))) {
            assertThat(live).as(description).doesNotContainKey(id);
            return;
        }
        assertThat(live).as(description).containsKey(id);
        deleted.put(id, live.remove(id));
        changes++;
    }

    private void undelete(String description) {
        long id = id();
        boolean possible = deleted.containsKey(id) && !live.containsValue(deleted.get(id));
        assertThat(succeeds(() -> book.undelete(MONA, id))).as(description).isEqualTo(possible);
        if (possible) {
            live.put(id, deleted.remove(id));
            changes++;
        }
    }

    private void edit(String description) {
        long id = id();
        String text = text();
        boolean possible = live.containsKey(id) && (text.equals(live.get(id)) || !live.containsValue(text));
        assertThat(succeeds(() -> book.edit(MONA, id, new QuoteText(text))))
                .as(description)
                .isEqualTo(possible);
        if (possible) {
            live.put(id, text);
            changes++;
        }
    }

    private void draw(String description) {
        Optional<Quote> quote = reader.random(MONA, "");
        assertThat(quote.isPresent()).as(description).isEqualTo(!live.isEmpty());
        quote.ifPresent(drawn -> assertThat(live).as(description).containsEntry(drawn.id(), drawn.text()));
    }

    private void get(String description) {
        long id = id();
        var found = new ArrayList<String>();
        assertThat(succeeds(() -> found.add(book.live(id).text())))
                .as(description)
                .isEqualTo(live.containsKey(id));
        if (live.containsKey(id)) {
            assertThat(found).as(description).containsExactly(live.get(id));
        }
    }

    private void count(String description) {
        assertThat(reader.stats(MONA, "mona").quotes()).as(description).isEqualTo(live.size());
        long hits = live.values().stream().filter(text -> text.contains("3")).count();
        assertThat(reader.search(MONA, "3").page().hits()).as(description).isEqualTo(hits);
    }

    private void assertPlacesAreDense(String pool) {
        assertThat(chain.sql("select count(*) || ' ' || coalesce(max(place), 0) || ' ' || count(distinct quote_id)"
                        + " from quote_db.places where pool = '" + pool + "'"))
                .isEqualTo(live.size() + " " + live.size() + " " + live.size());
    }

    private void assertEverythingIsThere() {
        Map<Long, String> found = new TreeMap<>();
        for (long after = 0; ; ) {
            List<Quote> page = store.export(after, 100);
            if (page.isEmpty()) {
                break;
            }
            page.stream().filter(Quote::isLive).forEach(quote -> found.put(quote.id(), quote.text()));
            after = page.getLast().id();
        }
        assertThat(found).isEqualTo(live);
    }

    private static boolean succeeds(Runnable operation) {
        try {
            operation.run();
            return true;
        } catch (RoseyException refused) {
            assertThat(refused.code().name()).isIn("NOT_FOUND", "CONFLICT");
            return false;
        }
    }

    private long id() {
        return 1L + dice.nextInt(live.size() + deleted.size() + 2);
    }

    private String text() {
        return "text " + dice.nextInt(120);
    }
}
