package dev.rosey.plugins.trivia;

import static dev.rosey.plugins.trivia.Chain.ALICE;
import static dev.rosey.plugins.trivia.Chain.BOB;
import static dev.rosey.plugins.trivia.Chain.MODERATOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rosey.bus.ChatUser;
import dev.rosey.bus.CommandReply;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Much at once, in one JVM with everything else. What time it takes is for {@code ./rosey bench trivia} to say. */
class ManyGamesTest {

    private static final int GAMES = 200;
    private static final int ANSWERS = 1_000;
    private static final int AT_A_TIME = 16;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @RegisterExtension
    static final Chain chain = new Chain();

    @Test
    void twoHundredGamesAtOnceDoNotMix() throws Exception {
        Map<String, String> games = new TreeMap<>();
        List<String> channels =
                IntStream.range(0, GAMES).mapToObj(i -> "many" + i).toList();
        all(channels, channel -> chain.bus().ask(channel, MODERATOR, "settings", "time 20"));
        all(channels, channel -> chain.bus().ask(channel, MODERATOR, "settings", "pause 0"));
        List<String> ids = all(channels, channel -> chain.bus().start(channel, ALICE, "2"));
        IntStream.range(0, GAMES).forEach(i -> games.put(channels.get(i), ids.get(i)));
        List<String> firstAnswers = all(
                channels, channel -> chain.bus().asked(games.get(channel), 1).answer());

        all(
                channels,
                channel -> chain.bus()
                        .ask(channel, player(channel), "answer", firstAnswers.get(channels.indexOf(channel))));

        await().atMost(PATIENCE)
                .until(() -> games.values().stream()
                        .allMatch(game -> !chain.bus().of(game, "game_finished").isEmpty()));
        games.forEach((channel, game) -> {
            assertThat(chain.bus().finished(game))
                    .isEqualTo(chain.bus().answered(game))
                    .containsOnlyKeys(player(channel).name());
            assertClosedInTime(game);
        });
        await().atMost(PATIENCE)
                .until(() -> chain.database()
                        .rows("select count(*) from trivia.results where channel like 'many%' and points > 0")
                        .equals(List.of(String.valueOf(GAMES))));
    }

    private static ChatUser player(String channel) {
        return new ChatUser("of-" + channel, 0);
    }

    /** The second question, which nobody answered. */
    private static void assertClosedInTime(String game) {
        JsonNode asked = chain.bus().await1(game, "question_asked", 2);
        Instant deadline = Instant.parse(asked.path("deadline").asText());
        Instant closed = chain.bus().all("question_closed").stream()
                .filter(event -> event.data().path("game_id").asText().equals(game)
                        && event.data().path("number").asInt() == 2)
                .findFirst()
                .orElseThrow()
                .time();
        assertThat(closed).isBetween(deadline, deadline.plusSeconds(3));
    }

    @Test
    void aThousandAnswersAreEachTakenOnce() throws Exception {
        String channel = "crowd";
        chain.bus().ask(channel, MODERATOR, "settings", "time 250");
        String game = chain.bus().start(channel, ALICE, "1");
        Question question = chain.bus().asked(game, 1);
        List<Integer> guesses = IntStream.range(0, ANSWERS).boxed().toList();

        List<CommandReply> replies = all(
                guesses,
                i -> chain.bus().ask(channel, new ChatUser("guesser" + i % 50, 0), "answer", "surely not " + i));
        assertThat(replies).allMatch(CommandReply::ok);
        chain.bus().ask(channel, BOB, "answer", question.answer());

        assertThat(chain.bus().finished(game)).hasSize(51).isEqualTo(chain.bus().answered(game));
        await().atMost(PATIENCE)
                .until(() -> chain.bus().of(game, "answer_submitted").size() == ANSWERS + 1);
    }

    private static <T, R> List<R> all(List<T> all, Call<T, R> call) throws InterruptedException, ExecutionException {
        try (var threads = Executors.newFixedThreadPool(AT_A_TIME)) {
            List<Callable<R>> calls =
                    all.stream().map(each -> (Callable<R>) () -> call.of(each)).toList();
            List<Future<R>> results = threads.invokeAll(calls);
            List<R> found = new ArrayList<>();
            for (Future<R> result : results) {
                found.add(result.get());
            }
            return found;
        }
    }

    @FunctionalInterface
    private interface Call<T, R> {
        R of(T each);
    }
}
