package dev.rosey.plugins.trivia;

import static dev.rosey.plugins.trivia.Chain.ALICE;
import static dev.rosey.plugins.trivia.Chain.MODERATOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rosey.bus.ChatUser;
import dev.rosey.testkit.HostProcess;
import dev.rosey.testkit.NatsServer;
import dev.rosey.testkit.PostgresServer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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

    private final PostgresServer database = new PostgresServer();
    private final Random random = new Random(SEED);
    private final Map<String, String> owners = new HashMap<>();
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
            if (openGame().isEmpty() && random.nextBoolean()) {
                watcher.send(CHANNEL, ALICE, "start", newGame());
            } else {
                play();
            }
            LockSupport.parkNanos(random.nextLong(LATEST_KILL_NANOS)); // the point of the kill, wherever it falls
            host.kill();
            watcher.freeLease(CHANNEL); // as rosey-core does when it has seen an exit
            Optional<String> open = openGame();
            open.ifPresent(this::awaitAgreement);

            host = Hosts.trivia(nats);
            watcher.awaitStorage(CHANNEL);
            open.ifPresent(game -> awaitRecovery(game, owners.get(game)));
        }
        finish();
        assertThat(openGame()).isEmpty();
        allGames().forEach(this::assertAgreement);
    }

    private void play() {
        if (openGame().isEmpty()) {
            watcher.start(CHANNEL, ALICE, newGame());
        }
        for (int step = random.nextInt(4); step > 0; step--) {
            act(true);
        }
        act(false);
    }

    private String newGame() {
        return "8 hard film " + (random.nextBoolean() ? "first" : "all");
    }

    private void awaitRecovery(String game, String before) {
        await("game " + game)
                .atMost(Watcher.PATIENCE.multipliedBy(2))
                .until(() -> !saved(game).open() || !owner(game).equals(before));
        awaitAgreement(game);
    }

    private Optional<String> openGame() {
        Optional<String> game = database.rows("select id from trivia.games where finished_at is null").stream()
                .findFirst();
        game.ifPresent(id -> owners.put(id, owner(id)));
        return game;
    }

    private List<String> allGames() {
        return database.rows("select id from trivia.games");
    }

    private String owner(String game) {
        return database.rows("select owner from trivia.games where id = '" + game + "'")
                .getFirst();
    }

    private SavedGame saved(String game) {
        return SavedGame.of(database, game);
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
                .map(this::saved)
                .filter(SavedGame::open)
                .map(SavedGame::model)
                .filter(state -> state.round().number() > 0)
                .map(GameState::question);
    }

    /** What was on its way to the database when the kill fell may still arrive, and a game that goes on writes on. */
    private void awaitAgreement(String game) {
        await().atMost(Watcher.PATIENCE).untilAsserted(() -> assertAgreement(game));
    }

    /** What a game holds and what the tables hold are one; nothing is there twice, nothing is missing. */
    private void assertAgreement(String game) {
        Map<String, Integer> told = watcher.answered(game);
        SavedGame saved = saved(game);
        Map<String, Integer> expected = new HashMap<>(saved.before());
        Map<String, Integer> points = saved.open() ? openPoints(saved) : saved.results();
        points.forEach((player, more) -> expected.merge(player, more, Integer::sum));
        assertThat(saved.scores()).isEqualTo(expected);
        told.forEach((player, least) -> assertThat(points.getOrDefault(player, 0))
                .as("what was told is saved: " + player)
                .isGreaterThanOrEqualTo(least));
        if (!saved.open()) {
            assertThat(saved.events()).isEmpty();
        }
    }

    /** The points of a game that is not over, which its events have to make up without a gap. */
    private static Map<String, Integer> openPoints(SavedGame saved) {
        assertThat(saved.numbers()).isEqualTo(upTo(0, saved.numbers().size()));
        List<Integer> asked = saved.events().stream()
                .filter(GameEvent.Asked.class::isInstance)
                .map(event -> ((GameEvent.Asked) event).number())
                .toList();
        assertThat(asked).isEqualTo(upTo(1, asked.size()));
        List<String> scored = saved.events().stream()
                .filter(GameEvent.Scored.class::isInstance)
                .map(GameEvent.Scored.class::cast)
                .map(event -> event.number() + " " + event.player())
                .toList();
        assertThat(scored).doesNotHaveDuplicates();
        return saved.model().ranking().stream()
                .filter(score -> score.points() > 0)
                .collect(Collectors.toMap(Score::player, Score::points));
    }

    private static List<Integer> upTo(int first, int count) {
        return IntStream.range(first, first + count).boxed().toList();
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
