package dev.rosey.plugins.trivia;

import static dev.rosey.plugins.trivia.Chain.MODERATOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rosey.testkit.TestBot;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PlayingInARoomTest {

    private static final int QUESTIONS = 3;

    @RegisterExtension
    static final Chain chain = new Chain();

    @Test
    void fourPlayersPlayInBothModes() {
        List<TestBot> players =
                Stream.of("ann", "ben", "cat", "dan").map(chain::guest).toList();
        chain.bus().ask(Chain.ROOM, MODERATOR, "settings", "pause 1");
        chain.bus().ask(Chain.ROOM, MODERATOR, "settings", "time 5");
        try {
            for (String mode : List.of("first", "all")) {
                play(players, mode);
            }
        } finally {
            players.forEach(TestBot::close);
        }
    }

    private static void play(List<TestBot> players, String mode) {
        Set<String> before = Set.copyOf(games());
        players.getFirst().say("!trivia start " + QUESTIONS + " " + mode);
        String game = await().atMost(Watcher.PATIENCE)
                .until(
                        () -> games().stream()
                                .filter(id -> !before.contains(id))
                                .findFirst(),
                        java.util.Optional::isPresent)
                .orElseThrow();
        for (int number = 1; number <= QUESTIONS; number++) {
            Question question = chain.bus().asked(game, number);
            players.get(3).say("!a it was the butler");
            players.get(number % 3).say("!a " + question.answer());
            players.get((number + 1) % 3).say("!trivia answer " + question.answer());
            chain.bus().await1(game, "question_closed", number);
        }
        Map<String, Integer> scores = chain.bus().finished(game);

        assertThat(scores).isEqualTo(chain.bus().answered(game)).containsEntry("dan", 0);
        int best = scores.values().stream().mapToInt(Integer::intValue).max().orElseThrow();
        TestBot.Line end = players.getFirst()
                .awaitLine(line -> line.text().startsWith("🏁") && line.text().contains(best + " points"));
        assertThat(end.text()).contains("🏆");
        await().atMost(Watcher.PATIENCE)
                .untilAsserted(() -> assertThat(saved(game))
                        .containsExactlyInAnyOrderElementsOf(scores.entrySet().stream()
                                .map(score -> score.getKey() + " " + score.getValue())
                                .toList()));
        players.getFirst().forget();
    }

    private static List<String> games() {
        return chain.bus().all("game_started").stream()
                .map(event -> event.data().path("game_id").asText())
                .toList();
    }

    private static List<String> saved(String game) {
        return chain.database().rows("select name, points from trivia.results where game_id = '" + game + "'");
    }
}
