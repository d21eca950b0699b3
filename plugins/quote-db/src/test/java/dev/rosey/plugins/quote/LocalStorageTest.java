package dev.rosey.plugins.quote;

import static dev.rosey.plugins.quote.Chain.ADMIN;
import static dev.rosey.plugins.quote.Chain.ALICE;
import static dev.rosey.plugins.quote.Chain.BOB;
import static dev.rosey.plugins.quote.Chain.MODERATOR;
import static dev.rosey.plugins.quote.Chain.data;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The same commands on a private SQLite file. */
class LocalStorageTest {
    @RegisterExtension
    static final Chain chain = new Chain();

    @TempDir
    private static Path home;

    @BeforeAll
    static void start() {
        chain.goLocal(home);
    }

    @AfterAll
    static void stop() {
        chain.comeBack();
    }

    @Test
    void doesWithAFileWhatItDoesWithTheDatabase() {
        assertThat(chain.ask(ALICE, "random", "").error().code()).isEqualTo("NOT_FOUND");
        assertThat(chain.ask(ALICE, "add", "The cake is a lie").text()).startsWith("Saved as #1: The cake is a lie");
        assertThat(data(chain.ask(ALICE, "add", "The cake is a lie")))
                .containsEntry("id", 1)
                .containsEntry("added", false);
        assertThat(chain.ask(BOB, "add", "the CAKE is a lie!").error().details())
                .containsEntry("quote_id", 1);
        assertThat(chain.add(BOB, "the CAKE is a lie!")).isEqualTo(2);
        for (int i = 3; i <= 10; i++) {
            assertThat(chain.add(BOB, "100% of number " + i)).isEqualTo(i);
        }
        assertThat(chain.ask(ALICE, "delete", "2").error().code()).isEqualTo("FORBIDDEN");
        assertThat(chain.ask(BOB, "delete", "4").ok()).isTrue();
        assertThat(chain.ask(MODERATOR, "delete", "2").ok()).isTrue();
        assertThat(chain.ask(ALICE, "get", "2").error().code()).isEqualTo("NOT_FOUND");
        assertThat(chain.ask(MODERATOR, "undelete", "2").ok()).isTrue();
        assertThat(chain.ask(MODERATOR, "edit", "2 100% of number 3").error().code())
                .isEqualTo("CONFLICT");
        assertThat(chain.ask(MODERATOR, "edit", "2 something else").ok()).isTrue();
        assertThat(chain.ask(ALICE, "last", "").text()).startsWith("#10: ");
        assertThat(data(chain.ask(ALICE, "search", "100% NUMBER by:bob after:2020")))
                .containsEntry("hits", 7)
                .containsEntry("more", true);
        assertThat(chain.ask(ALICE, "more", "").text()).startsWith("6–7 of 7: ");
        assertThat(data(chain.ask(ALICE, "search", "100_"))).containsEntry("hits", 0);
        assertThat(data(chain.ask(ALICE, "stats", "bob")))
                .containsEntry("quotes", 9)
                .containsEntry("top_name", "bob")
                .containsEntry("user_added", 8);
        assertThat(chain.ask(ALICE, "random", "something").text()).startsWith("#2: something else");

        assertEachIsDrawnOnce();
        assertThat(data(chain.ask(ALICE, "forgetme", ""))).containsEntry("quotes", 1);

        String page = (String) data(chain.ask(ADMIN, "export", "ndjson")).get("page");
        assertThat(data(chain.ask(ADMIN, "import", "ndjson\n" + page))).containsEntry("added", 0);
        assertThat(chain.ask(ADMIN, "import", "ndjson\n" + page.replace("something else", "other"))
                        .error()
                        .details())
                .containsEntry("clashes", List.of(2));
        String more = page.replace("\"id\":", "\"id\":5").replace("\"text\":\"", "\"text\":\"again ");
        assertThat(data(chain.ask(ADMIN, "import", "ndjson\n" + more))).containsEntry("added", 10);
        assertThat(chain.add(ALICE, "the next")).isEqualTo(511);
    }

    private static void assertEachIsDrawnOnce() {
        QuoteStore store = chain.bean(QuoteStore.class);
        for (List<Long> recent : List.of(List.<Long>of(), List.of(7L, 1L, 99L, 4L))) {
            int choices = recent.isEmpty() ? 9 : 7;
            Set<Long> drawn = new HashSet<>();
            for (int i = 0; i < choices; i++) {
                drawn.add(store.random("room", SearchQuery.ANYTHING, recent, (i + 0.5) / choices)
                        .orElseThrow()
                        .quote()
                        .id());
            }
            assertThat(drawn).hasSize(choices);
        }
    }
}
