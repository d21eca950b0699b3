package dev.rosey.plugins.quote;

import static dev.rosey.plugins.quote.Chain.ADMIN;
import static dev.rosey.plugins.quote.Chain.ALICE;
import static dev.rosey.plugins.quote.Chain.BOB;
import static dev.rosey.plugins.quote.Chain.MODERATOR;
import static dev.rosey.plugins.quote.Chain.data;
import static dev.rosey.plugins.quote.Chain.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rosey.bus.CloudEvent;
import dev.rosey.bus.CommandReply;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class QuoteCommandsTest {
    @RegisterExtension
    static final Chain chain = new Chain();

    @BeforeEach
    void empty() {
        chain.empty();
    }

    @Test
    void keepsAndShowsATextExactly() throws InterruptedException {
        String text = "/kick “Ünï” 100% _under_ \\ 'quote' \"double\" 🎬  two  spaces <b>";

        CommandReply added = chain.ask(ALICE, "add", "  " + text + " ");
        CommandReply shown = chain.ask(BOB, "get", "1");

        assertThat(added.text()).startsWith("Saved as #1: " + text + " — alice, ");
        assertThat(data(added)).containsEntry("id", 1).containsEntry("added", true);
        assertThat(shown.text()).matches("(?s)#1: \\Q" + text + "\\E — alice, \\d+ \\w+ \\d{4}");
        assertThat(data(shown)).containsEntry("text", text);
        assertThat(event()).isEqualTo("quote.added {\"quote_id\":1,\"channel\":\"room\",\"by\":\"alice\"}");
    }

    @Test
    void answersTheSameTextWithTheIdThatItHas() {
        chain.add(ALICE, "The cake is a lie");

        assertThat(data(chain.ask(BOB, "add", "The cake is a lie")))
                .containsEntry("id", 1)
                .containsEntry("added", false);
        assertThat(data(chain.ask(BOB, "add_anyway", "The cake is a lie"))).containsEntry("id", 1);
    }

    @Test
    void pointsOutWhatIsNearlyTheSame() {
        chain.add(ALICE, "The cake is a lie, and everybody knows that it is one");

        CommandReply refused = chain.ask(BOB, "add", "the cake is a lie and everybody knows that it is one!");

        assertThat(refused.error().code()).isEqualTo("CONFLICT");
        assertThat(refused.error().details()).containsEntry("quote_id", 1);
        assertThat(refused.text()).contains("#1 “The cake is", "!quote add!");
        assertThat(id(chain.ask(BOB, "add_anyway", "the cake is a lie and everybody knows that it is one!")))
                .isEqualTo(2);
        assertThat(id(chain.ask(BOB, "add", "Quote number 17 of the evening"))).isEqualTo(3);
        assertThat(id(chain.ask(BOB, "add", "Quote number 18 of the evening"))).isEqualTo(4);
    }

    @Test
    void refusesTextsThatAreNoQuotes() {
        assertThat(chain.ask(ALICE, "add", " \u0007 \n").error().code()).isEqualTo("BAD_REQUEST");
        assertThat(chain.ask(ALICE, "add", "x".repeat(501)).error().details()).containsEntry("length", 501);
        assertThat(id(chain.ask(ALICE, "add", "🎬".repeat(500)))).isEqualTo(1);
    }

    @Test
    void knowsNoQuoteThatIsNotThere() {
        for (String action : List.of("get", "delete", "undelete", "edit")) {
            String args = action.equals("edit") ? "99 text" : "99";
            CommandReply reply = chain.ask(MODERATOR, action, args);
            assertThat(reply.error().code()).as(action).isEqualTo("NOT_FOUND");
            assertThat(reply.text()).isEqualTo("There is no quote #99.");
        }
        assertThat(chain.ask(ALICE, "get", "-1").error().code()).isEqualTo("NOT_FOUND");
        assertThat(chain.ask(ALICE, "get", "9".repeat(30)).error().code()).isEqualTo("NOT_FOUND");
        assertThat(chain.ask(ALICE, "get", "twelve").error().code()).isEqualTo("BAD_REQUEST");
        assertThat(chain.ask(ALICE, "get", "").error().code()).isEqualTo("BAD_REQUEST");
    }

    @Test
    void deletesRestoresAndEditsForModerators() throws InterruptedException {
        chain.add(ALICE, "one");
        event();

        assertThat(chain.ask(BOB, "delete", "1").error().code()).isEqualTo("FORBIDDEN");
        assertThat(chain.ask(BOB, "edit", "1 two").error().code()).isEqualTo("FORBIDDEN");
        assertThat(chain.ask(BOB, "undelete", "1").error().code()).isEqualTo("FORBIDDEN");
        assertThat(chain.ask(MODERATOR, "undelete", "1").error().code()).isEqualTo("CONFLICT");
        assertThat(chain.ask(MODERATOR, "edit", "#1 two").text()).startsWith("Now it reads #1: two — alice, ");
        assertThat(event()).isEqualTo("quote.edited {\"quote_id\":1,\"channel\":\"room\",\"by\":\"mona\"}");
        assertThat(chain.ask(MODERATOR, "delete", "1").ok()).isTrue();
        assertThat(event()).isEqualTo("quote.deleted {\"quote_id\":1,\"channel\":\"room\",\"by\":\"mona\"}");
        assertThat(chain.ask(ALICE, "get", "1").text()).isEqualTo("Quote #1 was deleted.");
        assertThat(chain.ask(MODERATOR, "delete", "1").error().code()).isEqualTo("NOT_FOUND");
        assertThat(chain.ask(MODERATOR, "edit", "1 three").error().code()).isEqualTo("NOT_FOUND");
        assertThat(chain.ask(MODERATOR, "undelete", "1").text()).startsWith("Restored #1: two");
        assertThat(event()).isEqualTo("quote.restored {\"quote_id\":1,\"channel\":\"room\",\"by\":\"mona\"}");
        assertThat(
                        chain.sql(
                                "select string_agg(change || ' ' || changed_by || ' ' || text, ', ' order by id) from quote_db.quote_history"))
                .isEqualTo("added alice one, edited mona two, deleted mona two, restored mona two");
    }

    @Test
    void letsAddersDeleteTheirOwnWhateverTheCase() {
        chain.add(ALICE, "one");

        assertThat(chain.ask(new dev.rosey.bus.ChatUser("Alice", 0), "delete", "1")
                        .ok())
                .isTrue();
    }

    @Test
    void givesNoIdTwice() {
        chain.add(ALICE, "one");
        chain.ask(ALICE, "delete", "1");

        assertThat(chain.add(ALICE, "one")).isEqualTo(2);
        assertThat(chain.ask(MODERATOR, "undelete", "1").error().code()).isEqualTo("CONFLICT");
        chain.add(ALICE, "two");
        assertThat(chain.ask(MODERATOR, "edit", "3 one").error().code()).isEqualTo("CONFLICT");
    }

    @Test
    void searchesTheBestFirstAndPagesOn() {
        chain.add(ALICE, "A cake, a cake!");
        chain.add(BOB, "Pancakes for all");
        chain.add(BOB, "100% of the cake is a lie");
        for (int i = 0; i < 4; i++) {
            chain.add(ALICE, "Cakewalk number " + i + " with a long, long text ".repeat(8));
        }

        CommandReply first = chain.ask(ALICE, "search", "CÀKE");
        assertThat(data(first)).containsEntry("hits", 7).containsEntry("more", true);
        assertThat(first.text())
                .startsWith("1–5 of 7: #1 A cake, a cake! · #3 100% of")
                .endsWith(" · !quote more");
        assertThat(first.text().length()).isLessThanOrEqualTo(320);
        CommandReply second = chain.ask(ALICE, "more", "");
        assertThat(second.text()).startsWith("6–7 of 7: #").doesNotContain("!quote more");
        assertThat(chain.ask(ALICE, "more", "").error().code()).isEqualTo("NOT_FOUND");
        assertThat(chain.ask(BOB, "more", "").error().code()).isEqualTo("NOT_FOUND");
        assertThat(chain.ask(ALICE, "search", "100% cake").text()).startsWith("#3: 100% of the cake is a lie — bob, ");
        assertThat(data(chain.ask(ALICE, "search", "by:Bob cake"))).containsEntry("hits", 2);
        assertThat(data(chain.ask(ALICE, "search", "\"cake is a\""))).containsEntry("hits", 1);
        assertThat(data(chain.ask(ALICE, "search", "cake before:2020"))).containsEntry("hits", 0);
        assertThat(data(chain.ask(ALICE, "search", "cake after:2020"))).containsEntry("hits", 7);
        assertThat(chain.ask(ALICE, "search", "c_ke").text()).isEqualTo("No quote fits “c_ke”.");
        assertThat(chain.ask(ALICE, "search", " ").error().code()).isEqualTo("BAD_REQUEST");
    }

    @Test
    void drawsWithAndWithoutWords() {
        assertThat(chain.ask(ALICE, "random", "").error().code()).isEqualTo("NOT_FOUND");
        chain.add(ALICE, "one cake");
        assertThat(chain.ask(ALICE, "any", "").text()).startsWith("#1: one cake");
        assertThat(chain.ask(ALICE, "any", "#1").text()).startsWith("#1: one cake");
        assertThat(chain.ask(ALICE, "random", "cake").text()).startsWith("#1: one cake");
        assertThat(chain.ask(ALICE, "any", "help").text())
                .startsWith("Try !quote")
                .contains("!quote add <text>");
        assertThat(chain.ask(ALICE, "random", "pie").text()).isEqualTo("No quote fits “pie”.");
        chain.add(ALICE, "two");
        assertThat(chain.ask(ALICE, "last", "").text()).startsWith("#2: two");
    }

    @Test
    void counts() {
        assertThat(chain.ask(ALICE, "stats", "").text()).startsWith("There are no quotes yet.");
        chain.add(ALICE, "one");
        chain.add(BOB, "two");
        chain.add(BOB, "three");

        CommandReply stats = chain.ask(ALICE, "stats", "BOB");

        assertThat(data(stats))
                .containsEntry("quotes", 3)
                .containsEntry("top_name", "bob")
                .containsEntry("first_id", 1)
                .containsEntry("newest_id", 3)
                .containsEntry("user_added", 2);
        assertThat(stats.text())
                .startsWith("3 quotes, most by bob (2) · first #1 on ")
                .contains("BOB added 2");
        assertThat(data(chain.ask(ALICE, "stats", ""))).containsEntry("user_added", 1);
        assertThat(chain.ask(ALICE, "stats", "@bob").text()).contains("· bob added 2");
    }

    @Test
    void forgetsWhoAdded() {
        chain.add(ALICE, "one");
        chain.add(ALICE, "two");
        chain.ask(ALICE, "delete", "2");
        chain.add(BOB, "three");

        CommandReply reply = chain.ask(ALICE, "forgetme", "");

        assertThat(data(reply)).containsEntry("quotes", 2);
        assertThat(reply.isPrivate()).isTrue();
        assertThat(chain.ask(ALICE, "get", "1").text()).startsWith("#1: one — somebody, ");
        assertThat(chain.sql("select count(*) from quote_db.quote_history where changed_by = 'alice'"))
                .isEqualTo("0");
        assertThat(chain.sql("select count(*) from quote_db.quote_history where change = 'forgotten'"))
                .isEqualTo("2");
        assertThat(chain.ask(ALICE, "forgetme", "").text()).startsWith("There is no quote with your name");
    }

    @Test
    void exportsAndImportsForAdminsOnly() {
        for (String action : List.of("export", "import")) {
            assertThat(chain.ask(MODERATOR, action, "ndjson").error().code()).isEqualTo("FORBIDDEN");
        }
        assertThat(chain.ask(ADMIN, "export", "xml").error().code()).isEqualTo("BAD_REQUEST");
        assertThat(chain.ask(ADMIN, "export", "csv x").error().code()).isEqualTo("BAD_REQUEST");
        assertThat(chain.ask(ADMIN, "import", "csv").error().code()).isEqualTo("BAD_REQUEST");
        assertThat(chain.ask(ADMIN, "import", "ndjson\n{\"id\":1}").error().details())
                .containsEntry("line", 1);
    }

    @Test
    void showsTheOnlyHitWholeAndSaysWhoSaidItWhateverTheLength() {
        String text = "word ".repeat(98) + "unicorn";

        assertThat(chain.ask(ALICE, "add", text).text())
                .hasSizeLessThanOrEqualTo(320)
                .contains("… — alice, ");
        CommandReply found = chain.ask(BOB, "search", "unicorn");
        assertThat(found.more()).hasSize(1);
        assertThat(found.text() + ' ' + found.more().getFirst()).startsWith("#1: " + text + " — alice, ");
    }

    private static String event() throws InterruptedException {
        CloudEvent event = chain.events().poll(10, TimeUnit.SECONDS);
        assertThat(event).isNotNull();
        return event.type() + ' ' + event.data();
    }
}
