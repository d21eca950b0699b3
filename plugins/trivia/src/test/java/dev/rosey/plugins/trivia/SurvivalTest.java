package dev.rosey.plugins.trivia;

import static dev.rosey.plugins.trivia.Chain.ALICE;
import static dev.rosey.plugins.trivia.Chain.MODERATOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rosey.bus.ChatUser;
import dev.rosey.testkit.HostProcess;
import dev.rosey.testkit.NatsServer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Trivia in a JVM of its own, which is killed (-9) at random points of games, in the middle of whatever it does, and started
 * again, with a real bus and a real database. {@code -Drosey.kills=50} kills more often, {@code -Drosey.seed=…} repeats.
 */
class SurvivalTest {

    private static final String CHANNEL = "survival";
    private static final int KILLS = Integer.getInteger("rosey.kills", 6);
    private static final long SEED = Long.getLong("rosey.seed", System.nanoTime());
    private static final long LATEST_KILL_NANOS = 40_000_000;

    @RegisterExtension
    static final NatsServer nats = new NatsServer().withStores();

    private final Database database = new Database();
    private final Random random = new Random(SEED);
    private final Set<String> games = new HashSet<>();
    private Watcher watcher;
    private HostProcess storage;
    private HostProcess host;
    private int players;

    @BeforeEach
    void start() {
        System.out.println("SurvivalTest: " + KILLS + " kills with -Drosey.seed=" + SEED);
        watcher = new Watcher(nats);
        storage = Hosts.storage(nats, database);
        host = Hosts.trivia(nats);
        watcher.awaitStorage(CHANNEL);
        watcher.ask(CHANNEL, MODERATOR, "settings", "time 200");
        watcher.ask(CHANNEL, MODERATOR, "settings", "pause 0");
    }

    @AfterEach
    void stop() {
        host.close();
        storage.close();
        watcher.close();
        database.close();
    }

    @Test
    void gameAndDatabaseAgreeAfterEachKill() {
        for (int kill = 1; kill <= KILLS; kill++) {
            String game = game();
            for (int step = random.nextInt(4); step > 0; step--) {
                act(true);
            }
            String owner = owner(game);
            act(false);
            LockSupport.parkNanos(random.nextLong(LATEST_KILL_NANOS)); // the point of the kill, wherever it falls
            host.kill();
            watcher.freeLease(CHANNEL); // as rosey-core does when it has seen an exit
            awaitAgreement(game);

            host = Hosts.trivia(nats);
            await("game " + game + " after kill " + kill)
                    .atMost(Watcher.PATIENCE.multipliedBy(2))
                    .until(() -> isOver(game) || !owner(game).equals(owner));
            watcher.awaitStorage(CHANNEL);
            awaitAgreement(game);
        }
        finish();
        games.forEach(this::assertFinished);
    }

    private String game() {
        String game = openGame()
                .orElseGet(
                        () -> watcher.start(CHANNEL, ALICE, "8 hard film " + (random.nextBoolean() ? "first" : "all")));
        games.add(game);
        return game;
    }

    private Optional<String> openGame() {
        return database.rows("select id from trivia.games where finished_at is null").stream()
                .findFirst();
    }

    private String owner(String game) {
        return database.rows("select owner from trivia.games where id = '" + game + "'")
                .getFirst();
    }

    private boolean isOver(String game) {
        return database.rows("select 1 from trivia.games where finished_at is null and id = '" + game + "'")
                .isEmpty();
    }

    /** Does something to the game; waits for what becomes of it, or not. */
    private void act(boolean waits) {
        ChatUser someone = new ChatUser("player" + players++ % 7, 0);
        String[] command = switch (random.nextInt(10)) {
            case 0 -> new String[] {"skip", ""};
            case 1 -> new String[] {"pause", ""};
            case 2 -> new String[] {"answer", "something wrong"};
            default ->
                new String[] {"answer", openQuestion().map(Question::answer).orElse("nothing")};
        };
        ChatUser user = command[0].equals("answer") ? someone : MODERATOR;
        if (waits) {
            watcher.ask(CHANNEL, user, command[0], command[1]);
            watcher.ask(CHANNEL, MODERATOR, "resume", "");
        } else {
            watcher.send(CHANNEL, user, command[0], command[1]);
        }
    }

    private Optional<Question> openQuestion() {
        return openGame()
                .map(this::model)
                .filter(state -> state.round().number() > 0)
                .map(GameState::question);
    }

    /** The game as its saved events make it. */
    private GameState model(String game) {
        return Game.replay(events(game), new Judge(Vocabulary.of(List.of()))).state();
    }

    private List<GameEvent> events(String game) {
        return database
                .columns("select seq, kind, body from trivia.game_events where game_id = '" + game + "' order by seq")
                .stream()
                .map(row -> new SavedEvent(Integer.parseInt(row.get(0)), row.get(1), row.get(2)))
                .map(SavedEvent::event)
                .toList();
    }

    /** What was on its way to the database when the kill fell may still arrive, and a game that goes on writes on. */
    private void awaitAgreement(String game) {
        await().atMost(Watcher.PATIENCE).untilAsserted(() -> assertAgreement(game));
    }

    /** What a game that is not over holds and what the tables hold are one; nothing is there twice, nothing is missing. */
    private void assertAgreement(String game) {
        if (isOver(game)) {
            assertFinished(game);
            return;
        }
        List<GameEvent> events = events(game);
        assertThat(database.rows("select max(seq) + 1 from trivia.game_events where game_id = '" + game + "'"))
                .containsExactly(String.valueOf(events.size()));
        List<Integer> asked = events.stream()
                .filter(GameEvent.Asked.class::isInstance)
                .map(event -> ((GameEvent.Asked) event).number())
                .toList();
        assertThat(asked)
                .isEqualTo(Stream.iterate(1, number -> number + 1)
                        .limit(asked.size())
                        .toList());
        List<String> scored = new ArrayList<>();
        events.stream()
                .filter(GameEvent.Scored.class::isInstance)
                .map(GameEvent.Scored.class::cast)
                .forEach(event -> scored.add(event.number() + " " + event.player()));
        assertThat(scored).doesNotHaveDuplicates();
        Map<String, Integer> told = watcher.answered(game);
        GameState model = model(game);
        told.forEach((player, points) -> assertThat(model.table().of(player).points())
                .as("what was told is saved: " + player)
                .isGreaterThanOrEqualTo(points));
        assertScores(game, model.ranking());
    }

    /** The table of all days holds what all games brought, this one as its events have it. */
    private void assertScores(String game, List<Score> ranking) {
        Map<String, Integer> expected = new HashMap<>();
        ranking.forEach(score -> expected.merge(score.player(), score.points(), Integer::sum));
        database.columns("select name, points from trivia.results where game_id <> '" + game + "'")
                .forEach(row -> expected.merge(row.get(0), Integer.parseInt(row.get(1)), Integer::sum));
        expected.values().removeIf(points -> points == 0);
        Map<String, Integer> saved = new HashMap<>();
        database.columns("select name, points from trivia.scores")
                .forEach(row -> saved.merge(row.get(0), Integer.parseInt(row.get(1)), Integer::sum));
        assertThat(saved).isEqualTo(expected);
    }

    private void assertFinished(String game) {
        List<Score> results =
                database
                        .columns("select name, points, correct from trivia.results where game_id = '" + game + "'")
                        .stream()
                        .map(row ->
                                new Score(row.get(0), Integer.parseInt(row.get(1)), Integer.parseInt(row.get(2)), 0))
                        .toList();
        assertThat(events(game)).isEmpty();
        assertScores(game, results);
    }

    private void finish() {
        await().atMost(Watcher.PATIENCE.multipliedBy(2)).until(() -> {
            if (openGame().isEmpty()) {
                return true;
            }
            watcher.ask(CHANNEL, MODERATOR, "stop", "");
            return false;
        });
    }
}
