package dev.rosey.plugins.quote;

import static dev.rosey.plugins.quote.Chain.ALICE;
import static dev.rosey.plugins.quote.Chain.MODERATOR;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Draws from 50 quotes of which 20 were deleted. */
class RandomQuoteTest {
    private static final int QUOTES = 50;
    private static final int LIVE = 30;
    private static final SearchQuery EVEN = new SearchQuery(List.of("even"), "", "", null, null);

    /** Exceeded once in 10,000 with 29 degrees of freedom. */
    private static final double CHI_SQUARE_LIMIT = 64.0;

    @RegisterExtension
    static final Chain chain = new Chain();

    private static final Set<Long> live = new HashSet<>();
    private static QuoteStore store;

    @BeforeAll
    static void deleteFortyPercent() {
        store = chain.bean(QuoteStore.class);
        for (int i = 1; i <= QUOTES; i++) {
            live.add(chain.add(ALICE, "quote " + i + (i % 2 == 0 ? " even" : " odd")));
        }
        List<Long> ids = new ArrayList<>(live);
        Collections.shuffle(ids, new Random(7));
        for (long id : ids.subList(LIVE, QUOTES)) {
            chain.ask(MODERATOR, "delete", Long.toString(id));
            live.remove(id);
        }
    }

    @Test
    void givesEachQuoteAnEqualShareOfTheNumbers() {
        for (SearchQuery query : List.of(SearchQuery.ANYTHING, EVEN)) {
            long choices = store.random("", query, List.of(), 0).orElseThrow().choices();
            Set<Long> drawn = new HashSet<>();
            for (int i = 0; i < choices; i++) {
                drawn.add(draw(query, List.of(), (i + 0.5) / choices));
            }
            assertThat(drawn).hasSize((int) choices).isSubsetOf(live);
        }
        assertThat(draw(SearchQuery.ANYTHING, List.of(), Math.nextDown(1.0))).isIn(live);
    }

    @Test
    void sharesAmongTheOthersWhatWasShownLately() {
        List<Long> all = live.stream().sorted().toList();
        for (int shown : new int[] {1, 7, LIVE / 2, LIVE}) {
            List<Long> recent = all.subList(0, shown);
            List<Long> leftOut = all.subList(0, Math.min(shown, LIVE / 2));
            Set<Long> drawn = new HashSet<>();
            int choices = LIVE - leftOut.size();
            for (int i = 0; i < choices; i++) {
                drawn.add(draw(SearchQuery.ANYTHING, recent, (i + 0.5) / choices));
            }
            assertThat(drawn).hasSize(choices).doesNotContainAnyElementsOf(leftOut);
        }
    }

    @Test
    void isUniform() {
        long seed = RandomGenerator.getDefault().nextLong();
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        int draws = 40 * LIVE;
        Map<Long, Integer> counts = new HashMap<>();
        for (int i = 0; i < draws; i++) {
            counts.merge(draw(SearchQuery.ANYTHING, List.of(), random.nextDouble()), 1, Integer::sum);
        }

        double expected = (double) draws / LIVE;
        double chiSquare = live.stream()
                .mapToDouble(id -> Math.pow(counts.getOrDefault(id, 0) - expected, 2) / expected)
                .sum();
        assertThat(counts.keySet()).isSubsetOf(live);
        assertThat(chiSquare).as("seed " + seed).isLessThan(CHI_SQUARE_LIMIT);
    }

    @Test
    void doesNotRepeatWithinHalfOfThem() {
        Deque<Long> lately = new ArrayDeque<>();
        for (int i = 0; i < 3 * LIVE; i++) {
            long id = Chain.id(chain.ask("lounge", ALICE, "random", ""));
            assertThat(lately).doesNotContain(id);
            lately.addFirst(id);
            if (lately.size() > LIVE / 2) {
                lately.removeLast();
            }
        }
    }

    @Test
    void drawsFromAChannelsOwnQuotesWhereAsked() {
        long own = Chain.id(chain.ask("attic", ALICE, "add", "only in the attic"));
        try {
            assertThat(store.random("attic", SearchQuery.ANYTHING, List.of(), 0.7)
                            .orElseThrow()
                            .quote()
                            .id())
                    .isEqualTo(own);
            assertThat(store.random("attic", EVEN, List.of(), 0.7)).isEmpty();
            assertThat(store.stats("attic", "alice").quotes()).isEqualTo(1);
            assertThat(store.random("cellar", SearchQuery.ANYTHING, List.of(), 0.7))
                    .isEmpty();
        } finally {
            chain.ask("attic", ALICE, "delete", Long.toString(own));
        }
    }

    private static long draw(SearchQuery query, List<Long> recent, double number) {
        return store.random("", query, recent, number).orElseThrow().quote().id();
    }
}
