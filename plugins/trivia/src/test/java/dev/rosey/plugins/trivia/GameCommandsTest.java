package dev.rosey.plugins.trivia;

import static dev.rosey.plugins.trivia.Chain.ALICE;
import static dev.rosey.plugins.trivia.Chain.BOB;
import static dev.rosey.plugins.trivia.Chain.CAROL;
import static dev.rosey.plugins.trivia.Chain.MODERATOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rosey.bus.ChatUser;
import dev.rosey.bus.CommandReply;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class GameCommandsTest {

    @RegisterExtension
    static final Chain chain = new Chain();

    private static int channels;

    private final String channel = "commands" + channels++;

    @AfterEach
    void stop() {
        ask(MODERATOR, "stop", "");
    }

    @Test
    void aSecondStartIsAConflictAndStopEndsInGameFinished() {
        String game = chain.bus().start(channel, ALICE, "3");
        chain.bus().asked(game, 1);

        assertThat(error(ask(BOB, "start", ""))).isEqualTo("CONFLICT");
        assertThat(error(ask(BOB, "stop", ""))).isEqualTo("FORBIDDEN");
        assertThat(ask(ALICE, "stop", "").ok()).isTrue();

        assertThat(chain.bus().finished(game)).isEmpty();
        assertThat(chain.bus().await1(game, "question_closed", 1).path("reason").asText())
                .isEqualTo("voided");
        JsonNode started = chain.bus().await1(game, "game_started", 0);
        assertThat(started.path("started_by").asText()
                        + started.path("questions").asInt()
                        + started.path("channel").asText())
                .isEqualTo("alice3" + channel);
        assertThat(error(ask(ALICE, "stop", ""))).isEqualTo("NOT_FOUND");
        CommandReply tooLate = ask(BOB, "answer", "x");
        assertThat(error(tooLate)).isEqualTo("NOT_FOUND");
        assertThat(tooLate.text()).contains("No game is running");
        assertThat(tooLate.isPrivate()).isTrue();
    }

    @Test
    void aQuestionNobodyAnswersClosesAtItsDeadline() {
        change("time 5");
        String game = chain.bus().start(channel, ALICE, "1");

        JsonNode asked = chain.bus().await1(game, "question_asked", 1);
        chain.bus().await1(game, "question_closed", 1);

        Instant deadline = Instant.parse(asked.path("deadline").asText());
        Instant closed = chain.bus().all("question_closed").getLast().time();
        assertThat(closed).isBetween(deadline, deadline.plusSeconds(3));
        assertThat(asked.path("question_id").asText()
                        + asked.path("category").asText()
                        + asked.path("difficulty").asText())
                .isNotBlank();
        assertThat(chain.bus().finished(game)).isEmpty();
    }

    @Test
    void everyGuessIsPublishedAndScoresAreTheSumOfThePoints() {
        change("pause 0");
        String game = chain.bus().start(channel, ALICE, "3");
        for (int number = 1; number <= 3; number++) {
            Question question = chain.bus().asked(game, number);
            ask(CAROL, "answer", "surely nothing like it");
            ask(number == 2 ? BOB : ALICE, "answer", question.answer());
        }

        Map<String, Integer> scores = chain.bus().finished(game);
        assertThat(scores).containsOnlyKeys("alice", "Bob", "carol").containsEntry("carol", 0);
        assertThat(scores).isEqualTo(chain.bus().answered(game));
        assertThat(chain.bus().of(game, "answer_submitted")).hasSize(6);
        assertThat(chain.bus().of(game, "question_closed"))
                .extracting(data -> data.path("reason").asText())
                .containsExactly("answered", "answered", "answered");
        await().atMost(Watcher.PATIENCE)
                .until(() ->
                        ((Map<?, ?>) ask(BOB, "stats", "").data()).get("games").equals(1));
        assertThat(chain.database()
                        .rows("select name, points from trivia.scores where channel = '" + channel + "' order by name"))
                .containsExactlyInAnyOrder("Bob " + scores.get("Bob"), "alice " + scores.get("alice"));
        assertThat(chain.database().rows("select count(*) from trivia.game_events where game_id = '" + game + "'"))
                .containsExactly("0");
        assertThat(ask(CAROL, "leaderboard", "day").text()).contains("alice " + scores.get("alice"));
        assertThat(ask(CAROL, "stats", "BOB").text()).contains("BOB: " + scores.get("Bob") + " points, 1 right");
    }

    @Test
    void aQuestionDoesNotComeAgainSoon() {
        change("pause 0");
        String first = chain.bus().start(channel, ALICE, "5 film");
        for (int number = 1; number <= 5; number++) {
            ask(ALICE, "answer", chain.bus().asked(first, number).answer());
        }
        chain.bus().finished(first);
        String second = chain.bus().start(channel, ALICE, "5 film");
        for (int number = 1; number <= 5; number++) {
            ask(ALICE, "answer", chain.bus().asked(second, number).answer());
        }
        chain.bus().finished(second);

        assertThat(ids(first)).doesNotContainAnyElementsOf(ids(second)).doesNotHaveDuplicates();
    }

    private static List<String> ids(String game) {
        return chain.bus().of(game, "question_asked").stream()
                .map(data -> data.path("question_id").asText())
                .toList();
    }

    @Test
    void plainChatCountsOnceAndOnlyWhereTheChannelAllowsIt() {
        change("bare all");
        String game = chain.bus().start(channel, ALICE, "2");
        String answer = chain.bus().asked(game, 1).answer();

        chain.bus().chat(channel, CAROL, "!a it was the butler");
        await().atMost(Watcher.PATIENCE).until(() -> chain.bus().answered(game).containsKey("carol"));
        chain.bus().chat(channel, BOB, answer);
        chain.bus().await1(game, "question_closed", 1);

        assertThat(chain.bus().of(game, "answer_submitted"))
                .extracting(data -> data.path("user").asText())
                .containsExactly("carol", "Bob");
        change("bare off");
        chain.bus().asked(game, 2);
        chain.bus().chat(channel, BOB, "is that so?");
        chain.bus().chat(channel, BOB, "!a is that so?");
        await().atMost(Watcher.PATIENCE)
                .until(() -> chain.bus().of(game, "answer_submitted").size() == 3);
    }

    @Test
    void theClockStandsWhilePausedAndWhilePlayersCannotBeHeard() {
        String game = chain.bus().start(channel, ALICE, "2");
        String answer = chain.bus().asked(game, 1).answer();

        assertThat(error(ask(BOB, "pause", ""))).isEqualTo("FORBIDDEN");
        assertThat(ask(ALICE, "pause", "").ok()).isTrue();
        assertThat(ask(BOB, "answer", answer).text()).contains("paused");
        assertThat(ask(MODERATOR, "resume", "").ok()).isTrue();
        chain.bus().channelEvent("chat.disconnected", channel);
        await().atMost(Watcher.PATIENCE)
                .until(() -> chain.bus().of(game, "game_paused").size() == 2);
        chain.bus().channelEvent("chat.connected", channel);
        await().atMost(Watcher.PATIENCE)
                .until(() -> chain.bus().of(game, "game_resumed").size() == 2);
        assertThat(ask(BOB, "answer", answer).ok()).isTrue();
        assertThat(chain.bus().await1(game, "question_closed", 1).path("reason").asText())
                .isEqualTo("answered");
    }

    @Test
    void threePeoplesReportsTakeAQuestionOutUntilAModeratorDecides() {
        String game = chain.bus().start(channel, ALICE, "1");
        String id = chain.bus().asked(game, 1).id();

        assertThat(ask(ALICE, "report", "").text()).startsWith("Thank you");
        assertThat(ask(ALICE, "report", "").text()).contains("already");
        assertThat(ask(BOB, "report", id).text()).startsWith("Thank you");
        assertThat(chain.database().rows("select count(*) from trivia.reports where question_id = '" + id + "'"))
                .containsExactly("2");
        assertThat(((Map<?, ?>) ask(CAROL, "report", id).data()).get("quarantined"))
                .isEqualTo(true);
        assertThat(error(ask(ALICE, "reports", ""))).isEqualTo("FORBIDDEN");
        assertThat(String.valueOf(ask(MODERATOR, "reports", "").data())).contains(id);
        assertThat(ask(MODERATOR, "reports", "remove " + id).ok()).isTrue();
        assertThat(String.valueOf(ask(MODERATOR, "reports", "").data())).doesNotContain(id);
        assertThat(ask(MODERATOR, "reports", "restore " + id).ok()).isTrue();
        assertThat(error(ask(MODERATOR, "reports", "restore " + id))).isEqualTo("NOT_FOUND");
        assertThat(error(ask(ALICE, "report", "no-such-question"))).isEqualTo("NOT_FOUND");
    }

    @Test
    void whatSomebodyPlayedIsForgottenWhenTheyAskAfterTheGame() {
        ChatUser eve = new ChatUser("Eve", 0);
        String game = chain.bus().start(channel, eve, "1");
        String answer = chain.bus().asked(game, 1).answer();
        ask(eve, "answer", "no idea at all");
        assertThat(error(ask(eve, "forgetme", ""))).isEqualTo("CONFLICT");
        ask(eve, "answer", answer);
        chain.bus().finished(game);

        await().atMost(Watcher.PATIENCE)
                .until(() -> ask(eve, "stats", "").text().contains("1 game"));
        assertThat(ask(eve, "forgetme", "").ok()).isTrue();

        assertThat(ask(eve, "stats", "").text()).contains("not played");
        assertThat(chain.database().rows("select started_by from trivia.games where id = '" + game + "'"))
                .containsExactly("null");
        assertThat(chain.database().rows("select rows from trivia.forgotten order by id desc limit 1"))
                .containsExactly("3");
    }

    @Test
    void settingsAreForModeratorsAndLast() {
        assertThat(error(ask(BOB, "settings", "questions 7"))).isEqualTo("FORBIDDEN");
        assertThat(error(ask(MODERATOR, "settings", "questions 51"))).isEqualTo("BAD_REQUEST");
        assertThat(error(ask(MODERATOR, "settings", "colour red"))).isEqualTo("BAD_REQUEST");
        change("questions 7");
        change("zone Europe/Berlin");
        assertThat(ask(BOB, "settings", "").text()).contains("questions 7", "zone Europe/Berlin", "mode first");
        assertThat(chain.database()
                        .rows("select body->>'questions' from trivia.channel_settings where channel = '" + channel
                                + "'"))
                .containsExactly("7");
    }

    @Test
    void whatMakesNoSenseIsAnsweredKindly() {
        assertThat(error(ask(ALICE, "start", "51"))).isEqualTo("BAD_REQUEST");
        assertThat(error(ask(ALICE, "start", "underwater basketry"))).isEqualTo("NOT_FOUND");
        assertThat(error(ask(ALICE, "answer", " "))).isEqualTo("BAD_REQUEST");
        assertThat(error(ask(ALICE, "leaderboard", "century"))).isEqualTo("BAD_REQUEST");
        assertThat(ask(ALICE, "categories", "").text()).contains("Film ");
        assertThat(ask(ALICE, "about", "").text()).contains("!a <text>").hasSizeLessThanOrEqualTo(320);
    }

    private void change(String setting) {
        assertThat(ask(MODERATOR, "settings", setting).ok()).isTrue();
    }

    private CommandReply ask(ChatUser user, String action, String args) {
        return chain.bus().ask(channel, user, action, args);
    }

    private static String error(CommandReply reply) {
        return reply.error() == null ? "none" : reply.error().code();
    }
}
