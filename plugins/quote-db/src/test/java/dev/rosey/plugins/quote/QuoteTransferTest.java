package dev.rosey.plugins.quote;

import static dev.rosey.plugins.quote.Chain.ADMIN;
import static dev.rosey.plugins.quote.Chain.ALICE;
import static dev.rosey.plugins.quote.Chain.BOB;
import static dev.rosey.plugins.quote.Chain.data;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rosey.bus.CommandReply;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuoteTransferTest {
    @RegisterExtension
    static final Chain chain = new Chain();

    @BeforeEach
    void fill() {
        chain.empty();
        for (int i = 1; i <= 12; i++) {
            chain.add(i % 2 == 0 ? ALICE : BOB, i + " \"=a,b\" 🎬\\ " + "ü\"".repeat(i * 20));
        }
        chain.ask(BOB, "delete", "3");
        chain.ask(ALICE, "forgetme", "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ndjson", "csv"})
    void bringsBackEverythingWithItsIds(String format) {
        List<String> pages = export(format);
        chain.empty();

        pages.forEach(page -> assertThat(
                        chain.ask(ADMIN, "import", format + "\n" + page).ok())
                .isTrue());

        assertThat(export(format)).isEqualTo(pages);
        assertThat(chain.ask(ALICE, "get", "3").text()).isEqualTo("Quote #3 was deleted.");
        assertThat(data(chain.ask(ALICE, "stats", ""))).containsEntry("quotes", 11);
        assertThat(chain.add(ALICE, "another")).isEqualTo(13);
        assertThat(
                        chain.sql(
                                "select count(*) from quote_db.quote_history where change = 'imported' and changed_by = 'adam'"))
                .isEqualTo("12");
    }

    @Test
    void leavesWhatIsThereAlready() {
        String page = export("ndjson").getFirst();

        assertThat(data(chain.ask(ADMIN, "import", "ndjson " + page))).containsEntry("added", 0);
    }

    @Test
    void importsNothingWhereALineContradicts() {
        String page = export("ndjson").getFirst();
        String other = page.lines().findFirst().orElseThrow();
        String unknown = other.replace("{\"id\":1,", "{\"id\":50,").replace("1 ", "fifty ");

        CommandReply changed = chain.ask(ADMIN, "import", "ndjson\n" + unknown + "\n" + other.replace("1 ", "one "));
        CommandReply sameText =
                chain.ask(ADMIN, "import", "ndjson\n" + unknown + "\n" + other.replace("{\"id\":1,", "{\"id\":51,"));
        CommandReply twice = chain.ask(ADMIN, "import", "ndjson\n" + unknown + "\n" + unknown);

        assertThat(changed.error().details()).containsEntry("clashes", List.of(1));
        assertThat(sameText.error().details()).containsEntry("clashes", List.of(51));
        assertThat(twice.error().code()).isEqualTo("CONFLICT");
        assertThat(chain.ask(ALICE, "get", "50").error().code()).isEqualTo("NOT_FOUND");
    }

    private static List<String> export(String format) {
        List<String> pages = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            var data = data(chain.ask(ADMIN, "export", format + " " + cursor));
            pages.add((String) data.get("page"));
            cursor = (String) data.get("cursor");
        }
        return pages;
    }
}
