package dev.rosey.plugins.trivia;

import static dev.rosey.plugins.trivia.Chain.ALICE;
import static dev.rosey.plugins.trivia.Chain.MODERATOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rosey.bus.ChatUser;
import dev.rosey.testkit.HostProcess;
import dev.rosey.testkit.NatsServer;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Trivia in a JVM of its own, which is killed again and again. */
class KillTest {

    private static final String CHANNEL = "kill";
    private static final int LAST = 5;

    @RegisterExtension
    static final NatsServer nats = new NatsServer().withStores();

    private final Database database = new Database();
    private Watcher watcher;
    private HostProcess host;
    private HostProcess storage;
    private Question last;
    private int players;

    @BeforeEach
    void start() {
        watcher = new Watcher(nats);
        storage = Hosts.storage(nats, database);
        startHost();
    }

    @AfterEach
    void stop() {
        kill();
        storage.close();
        watcher.close();
        database.close();
    }

    @Test
    void aKilledGameGoesOnWithThePointsItHad() {
        watcher.awaitStorage(CHANNEL);
        assertThat(watcher.ask(CHANNEL, MODERATOR, "settings", "time 200").ok()).isTrue();
        assertThat(watcher.ask(CHANNEL, MODERATOR, "settings", "pause 0").ok()).isTrue();
        String game = watcher.start(CHANNEL, ALICE, "5");

        answerUntilAsked(2);
        killAndGoOn(game, 1);
        answerUntilAsked(3);
        killAndGoOn(game, 2);
        watcher.send(CHANNEL, someoneNew(), "answer", openQuestion().answer());
        killAndGoOn(game, 3);
        answerUntilAsked(LAST);
        await().atMost(Watcher.PATIENCE).until(() -> {
            watcher.ask(CHANNEL, someoneNew(), "answer", last.answer());
            return !watcher.of(game, "game_finished").isEmpty();
        });

        Map<String, Integer> scores = watcher.finished(game);
        assertThat(watcher.of(game, "game_started")).hasSize(1);
        watcher.answered(game)
                .forEach((player, points) ->
                        assertThat(scores.getOrDefault(player, 0)).isGreaterThanOrEqualTo(points));
        int sum = scores.values().stream().mapToInt(Integer::intValue).sum();
        String both = sum + " " + LAST;
        assertThat(database.rows("select sum(points), sum(correct) from trivia.results"))
                .containsExactly(both);
        assertThat(database.rows("select sum(points), sum(correct) from trivia.scores"))
                .containsExactly(both);
    }

    /** Each time somebody else, since nobody can know which question is open by the time the answer arrives. */
    private ChatUser someoneNew() {
        return new ChatUser("player" + players++, 0);
    }

    private void answerUntilAsked(int number) {
        await().atMost(Watcher.PATIENCE).until(() -> {
            if (lastAsked() >= number) {
                last = openQuestion();
                return true;
            }
            watcher.ask(CHANNEL, someoneNew(), "answer", openQuestion().answer());
            return false;
        });
    }

    /** As it is saved: the event may have been cut off by a kill. */
    private int lastAsked() {
        return Integer.parseInt(database.rows(
                        "select coalesce(max((body::json->>'number')::int), 0) from trivia.game_events where kind = 'asked'")
                .getFirst());
    }

    private Question openQuestion() {
        String start = database.rows("select body from trivia.game_events where seq = 0")
                .getFirst();
        var started = (GameEvent.Started) new SavedEvent(0, "started", start).event();
        return started.questions().get(Math.max(1, lastAsked()) - 1);
    }

    /** Whoever goes on with the game is another instance, which the source of its events tells. */
    private void killAndGoOn(String game, int times) {
        kill();
        startHost();
        await("the game after kill " + times)
                .atMost(Watcher.PATIENCE.multipliedBy(2))
                .until(() -> watcher.sources(game) == times + 1);
    }

    private void kill() {
        host.kill();
    }

    private void startHost() {
        host = Hosts.trivia(nats);
    }
}
