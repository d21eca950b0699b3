package dev.rosey.plugins.trivia;

import static dev.rosey.plugins.trivia.Chain.ALICE;
import static dev.rosey.plugins.trivia.Chain.BOB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TakeoverTest {

    private static final String CHANNEL = "takeover";

    @RegisterExtension
    static final Chain chain = new Chain();

    /** Else it might be written behind the back of the new owner, who has read the game already. */
    @Test
    void whatAnOwnerWritesWhileItsGameIsTakenOverWaitsForThatAndThenIsNotWritten() throws SQLException {
        String game = chain.bus().start(CHANNEL, ALICE, "1");
        Question question = chain.bus().asked(game, 1);
        try (var taker = DriverManager.getConnection(chain.database().url());
                var statement = taker.createStatement()) {
            taker.setAutoCommit(false);
            statement.execute("update trivia.games set owner = 'another' where id = '" + game + "'");

            chain.bus().send(CHANNEL, BOB, "answer", question.answer());
            await().atMost(Watcher.PATIENCE)
                    .until(() -> !chain.database()
                            .rows("select 1 from pg_locks where not granted and locktype in ('tuple', 'transactionid')")
                            .isEmpty());
            taker.commit();
        }
        chain.bus().finished(game);

        assertThat(chain.database().rows("select points from trivia.scores where channel = '" + CHANNEL + "'"))
                .isEmpty();
        assertThat(chain.database()
                        .rows("select finished_at is null from trivia.games where channel = '" + CHANNEL + "'"))
                .containsExactly("t");
        // So that nobody takes it up while other tests run.
        chain.database().run("update trivia.games set finished_at = now() where id = '" + game + "'");
    }
}
