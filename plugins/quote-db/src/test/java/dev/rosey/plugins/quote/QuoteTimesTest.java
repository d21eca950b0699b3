package dev.rosey.plugins.quote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rosey.bus.ErrorCode;
import dev.rosey.bus.RoseyException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What time and others who are faster make of a request. */
class QuoteTimesTest {
    private static final Person ALICE = new Person("alice", 0, "room");
    private static final Person MONA = new Person("mona", 2, "room");
    private static final QuoteSettings SETTINGS = new QuoteSettings(
            2, Duration.ofMinutes(5), Duration.ofDays(30), QuoteSettings.Scope.ALL, ZoneOffset.UTC, List.of());

    @RegisterExtension
    static final Chain chain = new Chain();

    private Instant now = Instant.parse("2026-11-22T09:00:00Z");
    private final NowPlaying playing = new NowPlaying();
    private QuoteBook book;

    @BeforeEach
    void open() {
        chain.empty();
        book = new QuoteBook(chain.bean(QuoteStore.class), () -> now, () -> SETTINGS, playing);
    }

    @Test
    void addersMayDeleteForFiveMinutes() {
        long first = add("first");
        long second = add("second");

        now = now.plusSeconds(299);
        assertThat(book.delete(ALICE, first).id()).isEqualTo(first);
        now = now.plusSeconds(1);
        assertCode(ErrorCode.FORBIDDEN, () -> book.delete(ALICE, second));
        assertThat(book.delete(MONA, second).id()).isEqualTo(second);
    }

    @Test
    void deletedQuotesComeBackForThirtyDays() {
        long first = add("first");
        long second = add("second");
        book.delete(ALICE, first);
        book.delete(ALICE, second);

        now = now.plus(Duration.ofDays(30)).minusSeconds(1);
        assertThat(book.undelete(MONA, first).isLive()).isTrue();
        now = now.plusSeconds(1);
        assertCode(ErrorCode.CONFLICT, () -> book.undelete(MONA, second));
    }

    @Test
    void whatPlaysIsKeptWithTheQuoteAndFound() {
        playing.began(new MediaChanged("room", "Plan 9 from Outer Späce", 5000), now);
        now = now.plusSeconds(754);
        long id = add("He tampered in God's domain");

        Quote quote = book.live(id);
        assertThat(quote.mediaTitle()).isEqualTo("Plan 9 from Outer Späce");
        assertThat(quote.mediaPositionS()).isEqualTo(754);
        var query = SearchReader.read("media:\"outer space\" after:2026-11-22 before:2026-11-23", ZoneOffset.UTC);
        assertThat(chain.bean(QuoteStore.class).search("", query, 0, 5).quotes())
                .containsExactly(quote);
    }

    @Test
    void oneOfManyWhoAddTheSameTextAddsIt() throws Exception {
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Addition> attempt = () -> book.add(ALICE, new QuoteText("the same"), null, true);
            var results = people.invokeAll(java.util.Collections.nCopies(16, attempt));

            int added = 0;
            for (var result : results) {
                added += result.get() instanceof Addition.Added ? 1 : 0;
            }
            assertThat(added).isEqualTo(1);
        }
        assertThat(chain.sql("select count(*) || ' ' || max(place) from quote_db.places where pool = ''"))
                .isEqualTo("1 1");
    }

    @Test
    void placesStayDenseWhenManyAddAndDeleteAtOnce() throws Exception {
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var attempts = java.util.stream.IntStream.range(0, 60)
                    .<Callable<Quote>>mapToObj(i -> () -> {
                        long id = add("text " + i);
                        return i % 3 == 0 ? book.delete(ALICE, id) : book.live(id);
                    })
                    .toList();
            for (var result : people.invokeAll(attempts)) {
                assertThat(result.get()).isNotNull();
            }
        }
        assertThat(chain.sql("select count(*) || ' ' || max(place) || ' ' || count(distinct quote_id)"
                        + " from quote_db.places where pool = ''"))
                .isEqualTo("40 40 40");
    }

    private long add(String text) {
        return ((Addition.Added) book.add(ALICE, new QuoteText(text), null, true))
                .quote()
                .id();
    }

    private static void assertCode(ErrorCode code, Runnable operation) {
        assertThatThrownBy(operation::run)
                .isInstanceOfSatisfying(
                        RoseyException.class,
                        failure -> assertThat(failure.code()).isEqualTo(code));
    }
}
