package dev.rosey.plugins.quote;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class QuoteLineTest {
    @Test
    void namesWhoSaidItAndTheDayInTheChannelsTimeZone() {
        Quote typed =
                new Quote(7, "a — b", "room", null, "alice", Instant.parse("2026-11-22T23:30:00Z"), null, null, null);
        Quote grabbed =
                new Quote(8, "c", "room", "bob", "alice", Instant.parse("2026-11-22T23:30:00Z"), null, null, null);

        assertThat(QuoteLine.of(typed, ZoneOffset.UTC)).isEqualTo("#7: a — b — alice, 22 Nov 2026");
        assertThat(QuoteLine.of(grabbed, ZoneId.of("Europe/Berlin"))).isEqualTo("#8: c — bob, 23 Nov 2026");
    }

    @Property(tries = 300)
    void fitsAPageOfPreviewsIntoOneMessage(
            @ForAll @Size(min = 2, max = 5) List<String> texts, @ForAll @IntRange(max = 100_000) int before) {
        List<Quote> quotes = LongStream.range(0, texts.size())
                .mapToObj(i -> quote(99_999 + i, texts.get((int) i) + "🎬e\u0301 ".repeat(100)))
                .toList();
        var found = new QuoteReader.Found(new Page(before + 1_000L, quotes), before + 1L);

        String line = QuoteLine.of(found, "!");

        assertThat(line).hasSizeLessThanOrEqualTo(320).endsWith("!quote more");
        quotes.forEach(quote -> assertThat(line).contains("#" + quote.id() + " "));
    }

    @Property(tries = 300)
    void losesNothingOfALineThatTakesSeveralMessages(@ForAll @Size(min = 1, max = 40) List<String> words) {
        String line = "#1: " + String.join(" ", words) + " — alice";

        List<String> messages = QuoteLine.messages(line);

        assertThat(messages).allSatisfy(message -> assertThat(message).hasSizeLessThanOrEqualTo(320));
        assertThat(String.join("", messages).replace(" ", "")).isEqualTo(line.replace(" ", ""));
        assertThat(messages.size() > 1).isEqualTo(line.length() > 320);
    }

    @Test
    void cutsALongLineBetweenWordsElseBetweenCharacters() {
        String words = "word ".repeat(100).strip();

        assertThat(QuoteLine.messages(words))
                .containsExactly("word ".repeat(64).strip(), "word ".repeat(36).strip());
        assertThat(QuoteLine.messages("x" + "🎬".repeat(200))).containsExactly("x" + "🎬".repeat(159), "🎬".repeat(41));
    }

    @Test
    void fillsTheFirstMessageOfATextWithoutSpaces() {
        assertThat(QuoteLine.messages("#1: " + "映".repeat(400) + " — alice"))
                .containsExactly("#1: " + "映".repeat(316), "映".repeat(84) + " — alice");
    }

    @Test
    void keepsWhoSaidItAndWhenTogether() {
        String text = "#1: " + "word ".repeat(62) + "w";

        assertThat(QuoteLine.messages(text + " — alice, 22 Nov 2026")).containsExactly(text, "— alice, 22 Nov 2026");
        assertThat(QuoteLine.messages(text + " — a, b")).containsExactly(text, "— a, b");
    }

    @Test
    void shortensALongTextAndNotWhoSaidIt() {
        assertThat(QuoteLine.of("Saved as ", quote(7, "short"), ZoneOffset.UTC))
                .isEqualTo("Saved as #7: short — alice, 1 Jan 1970");
        assertThat(QuoteLine.of("Saved as ", quote(7, "word ".repeat(99) + "w"), ZoneOffset.UTC))
                .hasSizeLessThanOrEqualTo(320)
                .endsWith("word… — alice, 1 Jan 1970");
    }

    @Test
    void shortensBetweenCharactersAndRatherBetweenWords() {
        assertThat(Preview.of("short", 5)).isEqualTo("short");
        assertThat(Preview.of("some longer text", 14)).isEqualTo("some longer…");
        assertThat(Preview.of("🎬🎬🎬", 4)).isEqualTo("🎬…");
        assertThat(Preview.of("🎬🎬🎬", 1)).isEqualTo("…");
    }

    @Test
    void saysDurationsInTheirLargestUnit() {
        assertThat(Words.of(Duration.ofDays(30))).isEqualTo("30 days");
        assertThat(Words.of(Duration.ofMinutes(5))).isEqualTo("5 minutes");
        assertThat(Words.of(Duration.ofMinutes(60))).isEqualTo("1 hour");
        assertThat(Words.of(Duration.ofSeconds(61))).isEqualTo("61 seconds");
    }

    private static Quote quote(long id, String text) {
        return new Quote(id, text, "room", null, "alice", Instant.EPOCH, null, null, null);
    }
}
