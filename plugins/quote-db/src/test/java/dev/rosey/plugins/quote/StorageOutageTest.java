package dev.rosey.plugins.quote;

import static dev.rosey.plugins.quote.Chain.ALICE;
import static dev.rosey.plugins.quote.Chain.MODERATOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rosey.bus.CommandReply;
import dev.rosey.bus.RoseyException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class StorageOutageTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final Set<String> CHANGES = Set.of("add", "delete", "undelete", "edit", "forgetme");

    @RegisterExtension
    static final Chain chain = new Chain();

    @BeforeEach
    void empty() {
        chain.empty();
    }

    @Test
    void saysWhatBecameOfItWhileTheDatabaseHangs() {
        chain.add(ALICE, "before");
        chain.hangPostgres();
        try {
            for (String action : List.of("add", "get", "random", "search", "stats", "last", "forgetme", "delete")) {
                CommandReply reply = chain.ask(MODERATOR, action, "1");
                assertThat(reply.ok()).as(action).isFalse();
                assertThat(reply.error().code()).as(action).isIn("UNAVAILABLE", "TIMEOUT");
                assertFitting(reply, action);
                assertThat(reply.text().toLowerCase(java.util.Locale.ROOT))
                        .doesNotContain("sql", "exception", "database", "timeout", "unavailable");
            }
        } finally {
            chain.resumePostgres();
        }
        await().atMost(PATIENCE).until(() -> chain.ask(ALICE, "get", "1").ok());
        assertThat(chain.sql("select count(*) from quote_db.quotes")).isEqualTo("1");
        assertThat(chain.add(ALICE, "after")).isEqualTo(2);
    }

    /** One line, which says that nothing was saved where something should have been. */
    private static void assertFitting(CommandReply reply, String action) {
        assertThat(reply.text()).as(action).contains("my quotes").doesNotContain("\n");
        assertThat(reply.text().contains("nothing was saved")).as(action).isEqualTo(CHANGES.contains(action));
    }

    @Test
    void findsEverythingAgainAfterARestart() {
        chain.add(ALICE, "kept");

        chain.restart();

        await().atMost(PATIENCE).until(() -> chain.ask(ALICE, "get", "1").ok());
        assertThat(chain.ask(ALICE, "get", "1").text()).startsWith("#1: kept — alice");
        assertThat(chain.add(ALICE, "next")).isEqualTo(2);
    }

    @Test
    void isToldAtOnceThatTheServiceIsGoneAndFindsEverythingAfterAllWasRestarted() {
        chain.add(ALICE, "kept");
        chain.ask(MODERATOR, "edit", "1 kept well");
        chain.add(ALICE, "deleted");
        chain.ask(MODERATOR, "delete", "2");
        chain.loseDatabaseService();
        try {
            await().atMost(PATIENCE)
                    .ignoreExceptionsInstanceOf(RoseyException.class)
                    .until(() -> chain.ask(ALICE, "get", "1").error() != null);
            for (String action : List.of("add", "get", "any", "random", "search", "stats", "last", "undelete")) {
                CommandReply reply = chain.ask(MODERATOR, action, "1");
                assertThat(reply.error()).as(action).isNotNull();
                assertThat(reply.error().code()).as(action).isEqualTo("UNAVAILABLE");
                assertFitting(reply, action);
            }
        } finally {
            chain.restartAll();
        }

        await().atMost(PATIENCE).until(() -> chain.ask(ALICE, "get", "1").ok());
        assertThat(chain.ask(ALICE, "get", "1").text()).startsWith("#1: kept well — alice");
        assertThat(chain.ask(MODERATOR, "undelete", "2").text()).contains("#2: deleted");
        assertThat(chain.add(ALICE, "next")).isEqualTo(3);
        assertThat(chain.sql("select count(*) from quote_db.quote_history")).isNotEqualTo("0");
    }
}
