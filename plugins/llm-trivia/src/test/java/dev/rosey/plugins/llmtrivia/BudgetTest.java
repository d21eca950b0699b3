package dev.rosey.plugins.llmtrivia;

import static dev.rosey.plugins.llmtrivia.Chain.ALICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rosey.bus.BusJson;
import dev.rosey.bus.ChatUser;
import dev.rosey.bus.CommandRequest;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The leash: nobody and nothing takes more than there is. */
class BudgetTest {
    private static final StubEndpoint stub = new StubEndpoint();
    private static final int CROWD = 200;

    @RegisterExtension
    static final Chain chain = new Chain()
            .with("providers.0.kind", "openai")
            .with("providers.0.url", stub.url() + "/v1")
            .with("providers.0.model", "stub-model")
            .with("providers.0.price-in", "10")
            .with("providers.0.price-out", "100")
            .with("requests-per-day", "30")
            .with("requests-per-channel", "20")
            .with("requests-per-user", "10");

    private final Instant now = Instant.parse("2026-11-22T23:59:00Z");
    private final Provider provider =
            new Provider("p", "m", new Price(BigDecimal.TEN, BigDecimal.TEN), prompt -> null, () -> now);

    @BeforeEach
    void reset() {
        stub.reset();
        stub.asks("Who directed Plan 9 from Outer Space?", "Ed Wood");
        chain.forgetEvents();
        chain.trivia().reset(TriviaDesk.Mood.ASKS);
        chain.database().run("truncate llm_trivia.questions, llm_trivia.spent, llm_trivia.reservations");
    }

    @AfterAll
    static void close() {
        stub.close();
    }

    private Errand errand(String channel, String user) {
        var request = CommandRequest.of(channel, ChatUser.guest(user), "", now);
        return new Errand(request, Deadline.in(Duration.ofSeconds(5), () -> now));
    }

    /** How many of a crowd got something. */
    private int granted(List<Long> limits, int channels, int users) throws Exception {
        LlmStore store = chain.bean(LlmStore.class);
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Boolean>> attempts = new ArrayList<>();
            for (int i = 0; i < CROWD; i++) {
                Errand errand = errand("room" + i % channels, "user" + i % users);
                attempts.add(() -> take(store, errand, limits));
            }
            int granted = 0;
            for (var attempt : people.invokeAll(attempts)) {
                granted += attempt.get() ? 1 : 0;
            }
            return granted;
        }
    }

    private boolean take(LlmStore store, Errand errand, List<Long> limits) {
        try {
            store.reserve(errand, provider, new Usage(60, 40), limits, now);
            return true;
        } catch (NoAnswerException refused) {
            return false;
        }
    }

    private static String spent(String columns) {
        return chain.database()
                .rows("select " + columns + " from llm_trivia.spent where scope = 'all'")
                .getFirst();
    }

    @Test
    void aCrowdTakesExactlyTheRequestsThatThereAre() throws Exception {
        assertThat(granted(
                        List.of(50L, 500L, 500L, 100_000L, 100_000L, 100_000L, 1_000_000L, 1_000_000L, 1_000_000L),
                        4,
                        50))
                .isEqualTo(50);
        assertThat(spent("requests, tokens, money")).isEqualTo("50 5000 50000");
    }

    @Test
    void aCrowdTakesExactlyTheTokensThatThereAre() throws Exception {
        assertThat(granted(
                        List.of(500L, 500L, 500L, 4_999L, 100_000L, 100_000L, 1_000_000L, 1_000_000L, 1_000_000L),
                        4,
                        50))
                .isEqualTo(49);
    }

    @Test
    void aCrowdTakesExactlyTheMoneyThatThereIs() throws Exception {
        assertThat(granted(
                        List.of(500L, 500L, 500L, 100_000L, 100_000L, 100_000L, 30_000L, 1_000_000L, 1_000_000L),
                        4,
                        50))
                .isEqualTo(30);
    }

    @Test
    void aChannelAndAUserHaveBudgetsOfTheirOwn() throws Exception {
        assertThat(granted(
                        List.of(500L, 10L, 500L, 100_000L, 100_000L, 100_000L, 1_000_000L, 1_000_000L, 1_000_000L),
                        4,
                        50))
                .isEqualTo(40);
        chain.database().run("truncate llm_trivia.spent");
        assertThat(granted(
                        List.of(500L, 500L, 3L, 100_000L, 100_000L, 100_000L, 1_000_000L, 1_000_000L, 1_000_000L),
                        4,
                        20))
                .isEqualTo(60);
    }

    @Test
    void whatACallDidCostTakesThePlaceOfWhatItCouldHaveCostOnce() {
        LlmStore store = chain.bean(LlmStore.class);
        var limits = chain.bean(ModelDesk.class).settings().limits();
        var settled = store.reserve(errand("room", "alice"), provider, new Usage(600, 400), limits, now);
        store.reserve(errand("room", "ALICE"), provider, new Usage(60, 40), limits, now);

        store.settle(settled, new Usage(10, 5));
        store.settle(settled, new Usage(0, 0));

        assertThat(chain.database()
                        .rows("select scope, name, requests, tokens, money from llm_trivia.spent order by 1"))
                .containsExactly("all  2 115 1150", "channel room 2 115 1150", "user alice 2 115 1150");
    }

    @Test
    void eachDayHasANewBudget() {
        LlmStore store = chain.bean(LlmStore.class);
        List<Long> one = List.of(1L, 1L, 1L, 1_000L, 1_000L, 1_000L, 100_000L, 100_000L, 100_000L);
        store.reserve(errand("room", "alice"), provider, new Usage(1, 1), one, now);
        assertThat(take(store, errand("room", "alice"), one)).isFalse();

        store.reserve(errand("room", "alice"), provider, new Usage(1, 1), one, now.plusSeconds(60));
    }

    @Test
    void stopsAtTheLimitAndSaysSo() {
        int asked = 0;
        while (chain.ask(new ChatUser("user" + asked % 2, 0), "source", "").error() == null && asked < 30) {
            chain.database().run("truncate llm_trivia.questions");
            asked++;
        }

        assertThat(asked).as("two calls for each question, 20 for the channel").isEqualTo(10);
        assertThat(stub.requests()).hasSize(20);
        var refused = chain.ask(ALICE, "source", "");
        assertThat(refused.error().code()).isEqualTo("BUDGET_EXHAUSTED");
        assertThat(chain.ask(ALICE, "ask", "films").text()).contains("used up").contains("trivia packs");
        assertThat(chain.ask(new ChatUser("user0", 0), "budget", "").text())
                .startsWith(
                        "Today: 20 of 30 calls, 2400 of 600000 tokens, 0.06 of 1.00 · this channel: 20 of 20 calls");
        assertThat(stub.requests()).hasSize(20);
        await().atMost(Chain.PATIENCE)
                .until(() -> !chain.events("budget_exhausted").isEmpty());
        assertThat(chain.events("budget_exhausted")).hasSize(1);
        var told = BusJson.tree(chain.events("budget_exhausted").getFirst().data());
        assertThat(told.path("scope").asText()).isEqualTo("channel");
        assertThat(told.path("what").asText()).isEqualTo("requests");
    }

    @Test
    void aCallOfWhichNobodyKnowsWhatItCostStaysCountedAtItsWorst() {
        stub.always(StubEndpoint.body(200, "application/json", "{\"no\":\"usage\"}"));

        chain.ask(ALICE, "source", "");

        long worst = Long.parseLong(spent("tokens"));
        assertThat(worst).isGreaterThan(1_500);
        assertThat(chain.database().rows("select tokens, settled from llm_trivia.reservations"))
                .containsExactly(worst + " f");
    }

    @Test
    void aRefusedCallCostsARequestAndNothingElse() {
        stub.always(StubEndpoint.status(400));

        chain.ask(ALICE, "source", "");

        await().atMost(Chain.PATIENCE)
                .untilAsserted(
                        () -> assertThat(spent("requests, tokens, money")).isEqualTo("1 0 0"));
    }
}
