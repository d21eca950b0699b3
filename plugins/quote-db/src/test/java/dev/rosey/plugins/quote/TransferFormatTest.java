package dev.rosey.plugins.quote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rosey.bus.RoseyException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TransferFormatTest {
    private static final Instant NOW = Instant.parse("2026-11-22T09:00:00.120Z");

    @Property(tries = 300)
    void bringsBackWhatItWrote(
            @ForAll TransferFormat format,
            @ForAll @NotEmpty String raw,
            @ForAll @LongRange(min = 1, max = 999_999_999_999L) long id,
            @ForAll boolean full) {
        String text = QuoteText.cleaned("\"," + raw.substring(0, Math.min(raw.length(), 400)) + "\\");
        Quote quote = full
                ? new Quote(id, text, "room", "bob", "alice", NOW, "=1+1, \"x\"", 3L, NOW.plusMillis(1))
                : new Quote(id, text, "room", null, null, NOW, null, null, null);

        TransferPage page = format.page(List.of(quote, quote));

        assertThat(page.quotes()).isEqualTo(2);
        assertThat(format.read(page.text()).stream().map(TransferLine::quote)).containsExactly(quote, quote);
    }

    @ParameterizedTest
    @EnumSource
    void endsAPageBeforeItIsTooLong(TransferFormat format) {
        List<Quote> quotes = new ArrayList<>();
        for (long id = 1; id <= 200; id++) {
            quotes.add(new Quote(id, "\"🎬".repeat(250), "room", null, "alice", NOW, null, null, null));
        }

        TransferPage page = format.page(quotes);

        assertThat(page.quotes()).isBetween(2, 100);
        assertThat(page.text()).hasSizeLessThanOrEqualTo(15_000);
    }

    @ParameterizedTest
    @EnumSource
    void readsWhatASpreadsheetHasSaved(TransferFormat format) {
        Quote quote = new Quote(1, "a", "room", null, null, NOW, null, null, null);
        String page = format.page(List.of(quote)).text();

        assertThat(format.read("\uFEFF" + page).stream().map(TransferLine::quote))
                .containsExactly(quote);
        assertThat(format.read(page.replace("\n", "\r\n")).stream().map(TransferLine::quote))
                .containsExactly(quote);
    }

    @Test
    void saysWhatIsWrongWithARow() {
        String head = TransferFormat.CSV.head();
        assertThatThrownBy(() -> TransferFormat.CSV.read("id,text\n1,a"))
                .hasMessage("line 2: the column channel is missing");
        assertThatThrownBy(() -> TransferFormat.CSV.read(head + "1,a"))
                .hasMessage("line 2: the column channel is missing");
        assertThatThrownBy(() -> TransferFormat.CSV.read(head + "one,a,room,,,2026-11-22T09:00:00Z,,,"))
                .hasMessage("line 2: id is not a number");
    }

    @Test
    void saysWhichLineCannotBeRead() {
        String good = TransferFormat.NDJSON
                .page(List.of(new Quote(1, "a", "room", null, null, NOW, null, null, null)))
                .text();
        for (String bad : List.of(
                "{}",
                "no json",
                good.replace("\"a\"", "\" a\""),
                good.replace("\"a\"", "\"\""),
                good.replace(":1,", ":0,"),
                good.replace("room", ""),
                good.replace("09:00:00.120", "09:00:00.1205"))) {
            assertThatThrownBy(() -> TransferFormat.NDJSON.read(good + "\n" + bad))
                    .as(bad)
                    .isInstanceOfSatisfying(
                            RoseyException.class,
                            failure -> assertThat(failure.details()).containsEntry("line", 3));
        }
        for (String bad : List.of("id\n1", "id,text\n\"1", TransferFormat.CSV.head() + "x,a,room,,,y,,,")) {
            assertThatThrownBy(() -> TransferFormat.CSV.read(bad)).as(bad).isInstanceOf(RoseyException.class);
        }
    }
}
