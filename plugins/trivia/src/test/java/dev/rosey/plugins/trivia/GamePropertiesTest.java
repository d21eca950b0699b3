package dev.rosey.plugins.trivia;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class GamePropertiesTest {

    private static final List<Outcome> RIGHT = List.of(Outcome.CORRECT, Outcome.ALREADY_CORRECT);
    private static final List<Outcome> WRONG = List.of(Outcome.WRONG, Outcome.ALREADY_CORRECT);
    private static final List<String> PLAYERS = List.of("ann", "Bob", "cat", "Dan", "HOST");

    @Property(tries = 200)
    void replayEqualsLive(@ForAll long seed) {
        GameTable game = play(seed, false);
        assertThat(game.replayed()).isEqualTo(game.state());
    }

    @Property(tries = 200)
    void scoresAreTheSumOfThePointsAndNobodyScoresTwiceAtAQuestion(@ForAll long seed, @ForAll boolean crashing) {
        GameTable game = play(seed, crashing);
        Map<String, Integer> sums = new HashMap<>();
        Set<String> seen = new HashSet<>();
        for (GameEvent.Scored scored : game.all(GameEvent.Scored.class)) {
            sums.merge(scored.player().toLowerCase(Locale.ROOT), scored.points(), Integer::sum);
            assertThat(seen.add(scored.number() + scored.player())).isTrue();
        }
        assertThat(game.over()).isTrue();
        for (Score score : game.last(GameEvent.Finished.class).scores()) {
            assertThat(score.points())
                    .isEqualTo(sums.getOrDefault(score.player().toLowerCase(Locale.ROOT), 0));
        }
    }

    @Property(tries = 200)
    void aQuestionTakesThreeMessagesAtMostAndEachFitsTheChat(@ForAll long seed) {
        GameTable game = play(seed, false);
        long talk = game.said.stream()
                .filter(text -> !text.startsWith("⏸") && !text.startsWith("▶") && !text.startsWith("📡"))
                .count();
        assertThat(game.said).allSatisfy(text -> assertThat(text.length()).isLessThanOrEqualTo(320));
        // The last question says its answer at once, and the end is a message of its own.
        assertThat(talk)
                .isLessThanOrEqualTo(3L * game.all(GameEvent.Asked.class).size() + 2);
        assertThat(game.all(GameEvent.Closed.class)).hasSameSizeAs(game.all(GameEvent.Asked.class));
    }

    @Test
    void twoHundredGamesAtOnceKeepTheirDeadlines() {
        List<GameTable> games = IntStream.range(0, 200)
                .mapToObj(i ->
                        new GameTable(GameTable.rules(i % 2 == 0 ? Mode.FIRST : Mode.ALL, 5), GameTable.questions(5)))
                .toList();
        Random random = new Random(3);
        for (int step = 0; step < 400; step++) {
            for (GameTable game : games) {
                if (random.nextInt(20) == 0 && game.state().clock().open()) {
                    game.right(PLAYERS.get(random.nextInt(4)));
                }
                game.seconds(0.5);
            }
        }
        assertThat(games).allSatisfy(game -> {
            assertThat(game.over()).isTrue();
            assertThat(game.replayed()).isEqualTo(game.state());
        });
    }

    @Test
    void tenThousandAnswersInTenSecondsOfOneQuestionAreAllJudged() {
        GameTable game = new GameTable(GameTable.rules(Mode.ALL, 1), GameTable.questions(1));
        for (int i = 0; i < 10_000; i++) {
            boolean right = i % 1000 == 999;
            Outcome outcome =
                    game.guess("player" + i % 500, right ? GameTable.answer(1) : "casablanca " + i + " again");
            assertThat(outcome).isIn(right ? RIGHT : WRONG);
            game.pass(Duration.ofMillis(1));
        }
        game.seconds(20);
        assertThat(game.last(GameEvent.Finished.class).scores()).hasSize(500);
        assertThat(game.all(GameEvent.Scored.class)).hasSize(1);
    }

    /** A game of random commands, ended by a moderator if it did not end before. */
    private static GameTable play(long seed, boolean crashing) {
        Random random = new Random(seed);
        Mode mode = random.nextBoolean() ? Mode.ALL : Mode.FIRST;
        int questions = 1 + random.nextInt(8);
        GameTable game = new GameTable(GameTable.rules(mode, questions), GameTable.questions(questions));
        for (int i = 0; i < 120 && !game.over(); i++) {
            game.pass(Duration.ofMillis(random.nextInt(6000)));
            String player = PLAYERS.get(random.nextInt(PLAYERS.size()));
            if (!game.over()) {
                act(game, player, random);
            }
            if (crashing && random.nextInt(10) == 0) {
                game.freeze(Duration.ofMillis(random.nextInt(20_000)));
                game.crash();
            }
        }
        game.handle(new GameCommand.Stop("mod", 2));
        return game;
    }

    private static void act(GameTable game, String player, Random random) {
        switch (random.nextInt(14)) {
            case 0 -> game.handle(new GameCommand.Skip(player, random.nextInt(3)));
            case 1 -> game.handle(new GameCommand.Pause(player, random.nextInt(3)));
            case 2, 3 -> game.handle(new GameCommand.Resume(player, 2));
            case 4 -> game.handle(new GameCommand.Unheard(Hold.UNHEARD));
            case 5, 6 -> game.handle(new GameCommand.Heard(Hold.UNHEARD));
            case 7, 8 -> game.guess(player, "no idea");
            case 9 -> game.handle(new GameCommand.Unheard(Hold.AWAY));
            case 10, 11 -> game.handle(new GameCommand.Heard(Hold.AWAY));
            default -> {
                if (game.state().clock().open()) {
                    game.right(player);
                }
            }
        }
    }
}
