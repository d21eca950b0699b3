package dev.rosey.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rosey.bus.RoseyException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class QuotePagesTest {

    private static List<String> pages(String text, boolean isCsv) {
        var pages = new QuotePages(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), isCsv);
        var all = new ArrayList<String>();
        for (var page = pages.next(); page != null; page = pages.next()) {
            all.add(page);
        }
        return all;
    }

    @Property(tries = 100)
    void nothingIsLostBetweenPages(
            @ForAll @Size(min = 1, max = 40) List<@IntRange(min = 1, max = 9_000) Integer> lengths) {
        var text = lengths.stream().map(length -> "x".repeat(length) + '\n').collect(Collectors.joining());
        assertThat(pages(text, false)).allMatch(page -> page.length() <= 15_000);
        assertThat(String.join("", pages(text, false))).isEqualTo(text);
    }

    @Test
    void eachPageOfCsvHasTheHeadAndWholeRows() {
        var row = "1,\"" + "a\n".repeat(2_000) + "\"\n";
        var pages = pages("id,text\n" + row.repeat(5), true);
        assertThat(pages).hasSizeGreaterThan(1).allMatch(page -> page.startsWith("id,text\n"));
        assertThat(pages.stream()
                        .map(page -> page.substring("id,text\n".length()))
                        .collect(Collectors.joining()))
                .isEqualTo(row.repeat(5));
    }

    @Test
    void aPageBeginsWithTheFirstLineOfItsFirstRow() {
        var row = "1,\"" + "a\n".repeat(4_000) + "\"\n";
        var pages = new QuotePages(
                new ByteArrayInputStream(("id,text\n" + row + "\n" + row + row).getBytes(StandardCharsets.UTF_8)),
                true);

        assertThat(pages.next()).isEqualTo("id,text\n" + row);
        assertThat(pages.firstLine()).isEqualTo(2);
        assertThat(pages.next()).isEqualTo("id,text\n\n" + row);
        assertThat(pages.firstLine()).isEqualTo(4_003);
        assertThat(pages.next()).isEqualTo("id,text\n" + row);
        assertThat(pages.firstLine()).isEqualTo(8_005);
    }

    @Test
    void aQuotationMarkThatNobodyClosesIsRefusedWithItsLineAndNotReadToTheEnd() {
        var endless = "id,text\n1,fine\n2,\"stray\n" + "3,more\n".repeat(1_000_000);
        var body = new ByteArrayInputStream(endless.getBytes(StandardCharsets.UTF_8));
        var pages = new QuotePages(body, true);

        assertThatThrownBy(pages::next)
                .isInstanceOfSatisfying(
                        RoseyException.class,
                        refused -> assertThat(refused.details()).containsEntry("line", 3))
                .hasMessageContaining("quotation mark");
        assertThat(body.available()).isGreaterThan(6_000_000);
    }

    @Test
    void whatCannotGoInIsSaidWithItsLine() {
        assertThatThrownBy(() -> pages("{}\n" + "x".repeat(20_000), false))
                .isInstanceOfSatisfying(
                        RoseyException.class,
                        refused -> assertThat(refused.details()).containsEntry("line", 2));
        assertThatThrownBy(() -> pages("\n\n", false)).hasMessageContaining("nothing to import");
    }
}
