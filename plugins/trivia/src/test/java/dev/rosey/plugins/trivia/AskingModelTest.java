package dev.rosey.plugins.trivia;

import static dev.rosey.plugins.trivia.Chain.ALICE;
import static dev.rosey.plugins.trivia.Chain.BOB;
import static dev.rosey.plugins.trivia.Chain.MODERATOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rosey.bus.BusJson;
import dev.rosey.bus.CommandReply;
import dev.rosey.bus.ErrorCode;
import dev.rosey.bus.RoseyException;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Questions that a language model wrote, handed over by another module. */
class AskingModelTest {

    @RegisterExtension
    static final Chain chain = new Chain();

    @Test
    void aQuestionThatIsHandedOverIsPlayedLikeAnyOther() {
        CommandReply reply = ask("handed", question("llm-7f3a"));
        assertThat(reply.ok()).as(reply.toString()).isTrue();
        Map<?, ?> data = (Map<?, ?>) reply.data();
        assertThat(data.get("from")).isEqualTo("llm");
        assertThat(data.get("question_id")).isEqualTo("llm-7f3a");
        String game = String.valueOf(data.get("game_id"));
        chain.bus().await1(game, "question_asked", 1);
        assertThat(ask("handed", question("llm-8")).error().code()).isEqualTo("CONFLICT");

        chain.bus().ask("handed", BOB, "answer", "ridley scot");

        assertThat(chain.bus().finished(game)).containsKey("Bob");
        assertThat(chain.bus().said("handed")).anyMatch(line -> line.contains("Who directed Alien?"));
        assertThat(chain.bus().ask("handed", BOB, "report", "").ok()).isTrue();
    }

    @Test
    void whatCannotBeAskedIsRefused() {
        assertThat(ask("refused", Map.of("question", "Who?")).error().code()).isEqualTo("BAD_REQUEST");
        assertThat(ask("refused", Map.of("answer", "He", "question", " "))
                        .error()
                        .code())
                .isEqualTo("BAD_REQUEST");
        assertThat(chain.bus().ask("refused", ALICE, "ask", "no json").error().code())
                .isEqualTo("BAD_REQUEST");
    }

    @Test
    void aTitleBringsAQuestionOfThePacks() {
        CommandReply reply = ask("like", Map.of("like", "Casablanca (1942)"));
        Map<?, ?> data = (Map<?, ?>) reply.data();
        assertThat(data.get("from")).isEqualTo("packs");
        Question asked = chain.bus().asked(String.valueOf(data.get("game_id")), 1);
        assertThat(asked.toString()).contains("Casablanca");
    }

    @Test
    void withoutAModelTheGameIsFromThePacksAndSaysSo() {
        String game = chain.bus().start("nomodel", ALICE, "2 film llm");
        assertThat(chain.bus().asked(game, 1).category()).isEqualTo("Film");
        await().atMost(Watcher.PATIENCE)
                .until(() -> chain.bus().said("nomodel").stream().anyMatch(line -> line.contains("from my packs")));
        chain.bus().ask("nomodel", ALICE, "stop", "");
    }

    @Test
    void aModelAsksOneQuestionAheadUntilItFails() throws Exception {
        AtomicInteger made = new AtomicInteger();
        chain.bus().ask("model", MODERATOR, "settings", "pause 2");
        try (AutoCloseable model = chain.bus().serve("llmtrivia.source", () -> source(made.incrementAndGet()))) {
            String game = chain.bus().start("model", ALICE, "4 llm space");
            for (int number = 1; number <= 2; number++) {
                int thinking = number + 1;
                assertThat(id(game, number)).isEqualTo("llm-" + number);
                await().atMost(Watcher.PATIENCE).until(() -> made.get() >= thinking);
                chain.bus().ask("model", BOB, "answer", "Ridley Scott");
            }
            assertThat(IntStream.rangeClosed(3, 4)
                            .mapToObj(number -> {
                                Question question = chain.bus().asked(game, number);
                                chain.bus().ask("model", BOB, "answer", question.answer());
                                return question.id();
                            })
                            .toList())
                    .noneMatch(GivenQuestion::isGiven);
            assertThat(chain.bus().finished(game)).isEqualTo(chain.bus().answered(game));
            assertThat(made).hasValue(3);
            assertThat(chain.bus().said("model")).anyMatch(line -> line.contains("the rest is from my packs"));
            assertThat(model).isNotNull();
        }
    }

    @Test
    void twoQuestionsThatFailAtOnceAreToldOnce() throws Exception {
        AtomicInteger made = new AtomicInteger();
        CountDownLatch secondIsAsked = new CountDownLatch(1);
        chain.bus().ask("twice", MODERATOR, "settings", "pause 0");
        try (AutoCloseable model = chain.bus().serve("llmtrivia.source", () -> {
            if (made.incrementAndGet() == 2) {
                awaitDone(secondIsAsked);
            }
            return source(made.get() == 1 ? 1 : 3);
        })) {
            assertThat(model).isNotNull();
            String game = chain.bus().start("twice", ALICE, "4 llm space");
            await().atMost(Watcher.PATIENCE).until(() -> made.get() == 2);
            chain.bus().ask("twice", BOB, "answer", "Ridley Scott");
            chain.bus().asked(game, 2);
            secondIsAsked.countDown();
            await().atMost(Watcher.PATIENCE).until(() -> made.get() == 3);
            for (int number = 2; number <= 4; number++) {
                chain.bus()
                        .ask(
                                "twice",
                                BOB,
                                "answer",
                                chain.bus().asked(game, number).answer());
            }
            chain.bus().finished(game);
            await().atMost(Watcher.PATIENCE)
                    .until(() -> chain.bus().said("twice").stream().anyMatch(line -> line.contains("the game")));
            assertThat(chain.bus().said("twice"))
                    .filteredOn(line -> line.contains("the rest is from my packs"))
                    .hasSize(1);
        }
    }

    private static void awaitDone(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String id(String game, int number) {
        return chain.bus()
                .await1(game, "question_asked", number)
                .path("question_id")
                .asText();
    }

    private static CommandReply source(int count) {
        return count <= 2
                ? CommandReply.text("").withData(question("llm-" + count))
                : CommandReply.failed(new RoseyException(ErrorCode.UNAVAILABLE, "no provider"), "");
    }

    private static CommandReply ask(String channel, Map<String, ?> args) {
        return chain.bus().ask(channel, ALICE, "ask", BusJson.text(args));
    }

    private static Map<String, Object> question(String id) {
        return Map.of(
                "id",
                id,
                "question",
                "Who directed Alien?",
                "answer",
                "Ridley Scott",
                "category",
                "Film",
                "difficulty",
                "easy",
                "source",
                "llm:test");
    }
}
