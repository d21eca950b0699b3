package dev.rosey.plugins.trivia;

import static dev.rosey.plugins.trivia.Chain.ALICE;
import static dev.rosey.plugins.trivia.Chain.BOB;
import static dev.rosey.plugins.trivia.Chain.MODERATOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rosey.bus.CloudEvent;
import dev.rosey.bus.CommandReply;
import dev.rosey.testkit.HostProcess;
import dev.rosey.testkit.NatsServer;
import dev.rosey.testkit.PostgresServer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two processes of trivia at one bus and one database: commands reach either of them. */
class TwoInstancesTest {

    private static final String CHANNEL = "both";
    private static final Duration LEASE = Duration.ofSeconds(10);
    private static final Duration AT_ONCE = Duration.ofSeconds(4);

    @RegisterExtension
    static final NatsServer nats = new NatsServer().withStores();

    private static final Map<String, HostProcess> instances = new HashMap<>();
    private static PostgresServer database;
    private static Watcher watcher;
    private static HostProcess storage;

    @BeforeAll
    static void start() {
        database = new PostgresServer();
        watcher = new Watcher(nats);
        storage = Hosts.storage(nats, database);
    }

    @AfterAll
    static void end() {
        instances.values().forEach(HostProcess::close);
        storage.close();
        watcher.close();
        database.close();
    }

    @BeforeEach
    void startWhatIsMissing() {
        while (instances.size() < 2) {
            startTrivia();
        }
        watcher.awaitStorage(CHANNEL);
        assertThat(watcher.ask(CHANNEL, MODERATOR, "settings", "pause 0").ok()).isTrue();
        assertThat(watcher.ask(CHANNEL, MODERATOR, "settings", "time 120").ok()).isTrue();
    }

    private static void startTrivia() {
        Set<String> before = started();
        HostProcess host = Hosts.trivia(nats);
        await().atMost(Watcher.PATIENCE.multipliedBy(2)).until(() -> started().size() > before.size());
        Set<String> now = started();
        now.removeAll(before);
        instances.put(now.iterator().next(), host);
    }

    private static Set<String> started() {
        Set<String> sources = new TreeSet<>();
        watcher.all("started").forEach(event -> sources.add(event.source()));
        return sources;
    }

    @Test
    void aGameIsPlayedByOneOfThemWhoeverGetsTheAnswersAndGoesOnAtTheOtherWhenItIsKilled() {
        String game = watcher.start(CHANNEL, ALICE, "12");
        assertThat(watcher.ask(CHANNEL, ALICE, "start", "")).satisfies(TwoInstancesTest::isConflict);
        answer(game, 1, 6);
        watcher.asked(game, 7);
        assertThat(watcher.sources(game)).isEqualTo(1);

        instances.remove(player(game)).kill();
        await("the other instance").atMost(LEASE).until(() -> watcher.sources(game) == 2);

        answer(game, 7, 12);
        assertFinished(game, 12);
    }

    @Test
    void aGameGoesOnAtTheOtherAtOnceWhenItsInstanceStopsInOrder() {
        String game = watcher.start(CHANNEL, ALICE, "4");
        answer(game, 1, 2);
        watcher.asked(game, 3);
        String first = player(game);

        instances.remove(first).stop();
        await("the other instance").atMost(AT_ONCE).until(() -> watcher.sources(game) == 2);

        answer(game, 3, 4);
        assertFinished(game, 4);
        assertThat(watcher.of(game, "game_paused")).hasSize(1);
        assertThat(watcher.of(game, "game_resumed")).hasSize(1);
    }

    private static void isConflict(CommandReply reply) {
        assertThat(reply.ok()).isFalse();
        assertThat(reply.error().code()).isEqualTo("CONFLICT");
    }

    private void answer(String game, int from, int to) {
        for (int number = from; number <= to; number++) {
            Question question = watcher.asked(game, number);
            assertThat(watcher.ask(CHANNEL, BOB, "answer", question.answer()).ok())
                    .isTrue();
        }
    }

    /** The source of the events of whoever played it first. */
    private String player(String game) {
        List<CloudEvent> events = watcher.all("game_started");
        return events.stream()
                .filter(event -> event.data().path("game_id").asText().equals(game))
                .findFirst()
                .orElseThrow()
                .source();
    }

    private void assertFinished(String game, int questions) {
        Map<String, Integer> scores = watcher.finished(game);
        assertThat(scores).isEqualTo(watcher.answered(game)).containsOnlyKeys("Bob");
        assertThat(watcher.of(game, "question_asked")).hasSize(questions);
        assertThat(watcher.of(game, "game_finished")).hasSize(1);
        assertThat(database.rows("select sum(points), sum(correct) from trivia.results where game_id = '" + game + "'"))
                .containsExactly(scores.get("Bob") + " " + questions);
    }
}
