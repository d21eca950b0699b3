package dev.rosey.plugins.trivia;

import static dev.rosey.plugins.trivia.Chain.ALICE;
import static dev.rosey.plugins.trivia.Chain.BOB;
import static dev.rosey.plugins.trivia.Chain.MODERATOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rosey.bus.CommandReply;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OutageTest {

    @RegisterExtension
    static final Chain chain = new Chain();

    @Test
    void aReloadKeepsGameAndPointsAndAsksTheOpenQuestionOn() {
        String channel = "reload";
        set(channel, "pause 0");
        String game = chain.bus().start(channel, ALICE, "3");
        answer(channel, game, 1);
        chain.bus().asked(game, 2);
        int points = chain.bus().answered(game).get("Bob");

        chain.restart(() -> {});

        await().atMost(Watcher.PATIENCE)
                .until(() -> !chain.bus().of(game, "game_resumed").isEmpty());
        answer(channel, game, 2);
        answer(channel, game, 3);
        Map<String, Integer> scores = chain.bus().finished(game);
        assertThat(scores).isEqualTo(chain.bus().answered(game));
        assertThat(scores.get("Bob")).isGreaterThan(points);
        assertSaved(game, channel, scores.get("Bob"));
        assertThat(chain.bus().of(game, "question_asked")).hasSize(3);
    }

    @Test
    void withoutTheDatabaseNoGameStartsUnlessTheChannelPlaysWithoutStatistics() {
        set("forfun", "offline on");
        CommandReply refused;
        chain.database().stop();
        try {
            refused = chain.bus().ask("serious", ALICE, "start", "");
            String game = chain.bus().start("forfun", ALICE, "1");
            answer("forfun", game, 1);
            assertThat(chain.bus().finished(game)).containsOnlyKeys("Bob");
        } finally {
            chain.database().start();
        }
        chain.awaitStorage();

        assertThat(refused.error().code()).isIn("UNAVAILABLE", "TIMEOUT");
        assertThat(refused.text()).contains("scorebook");
        assertThat(chain.database().rows("select count(*) from trivia.games where channel in ('forfun', 'serious')"))
                .containsExactly("0");
    }

    @Test
    void aDatabaseThatGoesDuringAGameIsOwedAndPaidOnce() {
        String channel = "owing";
        set(channel, "pause 0");
        String game = chain.bus().start(channel, ALICE, "4");
        answer(channel, game, 1);
        chain.bus().asked(game, 2);
        chain.database().stop();
        try {
            answer(channel, game, 2);
            answer(channel, game, 3);
            chain.bus().asked(game, 4);
        } finally {
            chain.database().start();
        }
        answer(channel, game, 4);
        Map<String, Integer> scores = chain.bus().finished(game);

        assertThat(scores).isEqualTo(chain.bus().answered(game));
        chain.awaitStorage();
        assertSaved(game, channel, scores.get("Bob"));
    }

    @Test
    void anOutageOfTheBusStopsTheClockAndNothingIsLost() {
        String channel = "deaf";
        set(channel, "pause 0");
        set(channel, "time 60");
        String game = chain.bus().start(channel, ALICE, "2");
        answer(channel, game, 1);
        chain.bus().asked(game, 2);
        Room room = chain.bean(Rooms.class).get(channel);

        chain.nats().kill();
        try {
            await().atMost(Watcher.PATIENCE.multipliedBy(2))
                    .until(() -> room.state().clock().holds().contains(Hold.UNHEARD));
        } finally {
            chain.nats().start();
        }
        await().atMost(Watcher.PATIENCE.multipliedBy(2))
                .until(() -> room.state().clock().holds().isEmpty());
        chain.awaitStorage();
        answer(channel, game, 2);

        int points = chain.bus().finished(game).get("Bob");
        assertThat(chain.bus().of(game, "question_closed"))
                .extracting(data -> data.path("reason").asText())
                .containsExactly("answered", "answered");
        assertSaved(game, channel, points);
    }

    @Test
    void anOutageOfTheBusLetsNoGameGoOnWhereRoseyIsNotInTheChannel() {
        String channel = "empty";
        set(channel, "time 60");
        String game = chain.bus().start(channel, ALICE, "2");
        chain.bus().asked(game, 1);
        chain.bus().channelEvent("chat.disconnected", channel);
        awaitHolds(channel, Hold.AWAY);

        chain.nats().kill();
        try {
            awaitHolds(channel, Hold.AWAY, Hold.UNHEARD);
        } finally {
            chain.nats().start();
        }
        awaitHolds(channel, Hold.AWAY);
        chain.awaitStorage();
        chain.restart(() -> {});
        chain.awaitStorage();
        awaitHolds(channel, Hold.AWAY);

        chain.bus().channelEvent("chat.connected", channel);
        awaitHolds(channel);
        assertThat(chain.bus().of(game, "question_asked")).hasSize(1);
        chain.bus().ask(channel, ALICE, "stop", "");
    }

    @Test
    void aGameGoesOnWhenRoseyIsInTheChannelAndNobodySaidSo() {
        set(Chain.ROOM, "time 60");
        String game = chain.bus().start(Chain.ROOM, ALICE, "1");
        chain.bus().asked(game, 1);
        chain.bus().channelEvent("chat.disconnected", Chain.ROOM);

        JsonNode resumed = chain.bus().await1(game, "game_resumed", 0);

        assertThat(resumed.path("reason").asText()).isEqualTo("away");
        chain.bus().ask(Chain.ROOM, ALICE, "stop", "");
    }

    /** Waits until the game of this channel stands for these causes alone. */
    private static void awaitHolds(String channel, Hold... causes) {
        await().atMost(Watcher.PATIENCE.multipliedBy(2))
                .untilAsserted(() -> assertThat(chain.bean(Rooms.class).find(channel))
                        .hasValueSatisfying(
                                room -> assertThat(room.state().clock().holds()).containsExactlyInAnyOrder(causes)));
    }

    private static void assertSaved(String game, String channel, int points) {
        await().atMost(Watcher.PATIENCE).untilAsserted(() -> {
            assertThat(chain.database().rows("select points from trivia.results where game_id = '" + game + "'"))
                    .containsExactly(String.valueOf(points));
            assertThat(chain.database().rows("select sum(points) from trivia.scores where channel = '" + channel + "'"))
                    .containsExactly(String.valueOf(points));
        });
    }

    private static void set(String channel, String setting) {
        await().atMost(Watcher.PATIENCE)
                .until(() ->
                        chain.bus().ask(channel, MODERATOR, "settings", setting).ok());
    }

    private static void answer(String channel, String game, int number) {
        Question question = chain.bus().asked(game, number);
        chain.bus().ask(channel, BOB, "answer", question.answer());
    }
}
