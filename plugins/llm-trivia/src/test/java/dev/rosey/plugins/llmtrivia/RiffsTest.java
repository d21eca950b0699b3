package dev.rosey.plugins.llmtrivia;

import static dev.rosey.plugins.llmtrivia.Chain.ADMIN;
import static dev.rosey.plugins.llmtrivia.Chain.ALICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rosey.bus.BusJson;
import dev.rosey.bus.CommandReply;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Heckles, and everything hostile that could come of them, on the whole chain. */
class RiffsTest {
    private static final StubEndpoint stub = new StubEndpoint();

    @RegisterExtension
    static final Chain chain = new Chain()
            .with("providers.0.kind", "ollama")
            .with("providers.0.url", stub.url())
            .with("providers.0.model", "stub-model")
            .with("block-words", "zonkword*,other")
            .with("requests-per-user", "10000")
            .with("requests-per-channel", "10000")
            .with("requests-per-day", "10000")
            .with("tokens-per-user", "100000000")
            .with("tokens-per-channel", "100000000")
            .with("tokens-per-day", "100000000")
            .with("riffs-per-hour", "1000");

    @BeforeEach
    void reset() {
        stub.reset();
        stub.says(purpose -> StubEndpoint.riff("I have seen better saucers under a teacup."));
        chain.forgetEvents();
        chain.chat().says(List.of("alice", "rosey"));
        chain.trivia().reset(TriviaDesk.Mood.ASKS);
        chain.ask(ADMIN, "riffs", "on");
        chain.play("room", "Plan 9 from Outer Space");
    }

    @AfterAll
    static void close() {
        stub.close();
    }

    @Test
    void hecklesWhatPlaysAndTellsTheBusWithoutTheText() {
        CommandReply reply = chain.ask(ALICE, "riff", "");

        assertThat(reply.text()).isEqualTo("🤖 I have seen better saucers under a teacup.");
        await().atMost(Chain.PATIENCE).until(() -> !chain.events("riffed").isEmpty());
        var told = BusJson.tree(chain.events("riffed").getFirst().data());
        assertThat(told.path("model").asText()).isEqualTo("stub-model");
        assertThat(told.path("tokens").asLong()).isEqualTo(120);
        assertThat(told.toString()).doesNotContain("saucers");
    }

    @Test
    void asksWhatPlaysWhenRoseyIsBackInTheChannelForNoEventTells() {
        chain.play("back", "Plan 9");
        chain.chat().plays("back", "Robot Monster");
        assertThat(playsIn("back")).isEqualTo("Plan 9");

        chain.publish("chat.connected", Map.of("channel", "back", "reason", "connected"));

        await().atMost(Chain.PATIENCE)
                .untilAsserted(() -> assertThat(playsIn("back")).isEqualTo("Robot Monster"));
    }

    private static String playsIn(String channel) {
        return chain.bean(NowPlaying.class).in(channel).map(Media::title).orElse("");
    }

    @Test
    void hecklesOnlyWhereAnAdminSwitchedItOn() {
        chain.play("quiet", "Plan 9");

        assertThat(chain.ask("quiet", ALICE, "riff", "").text()).contains("!llm riffs on");
        assertThat(chain.ask("quiet", ALICE, "riffs", "on").error().code()).isEqualTo("FORBIDDEN");
        assertThat(stub.requests()).isEmpty();
        assertThat(chain.ask("quiet", ADMIN, "riffs", "on").ok()).isTrue();
        assertThat(chain.ask("quiet", ALICE, "riff", "").ok()).isTrue();
        assertThat(chain.ask("quiet", ADMIN, "riffs", "off").ok()).isTrue();
        assertThat(chain.ask("quiet", ALICE, "riff", "").error().code()).isEqualTo("FORBIDDEN");
    }

    @Test
    void isSilentDuringAGameAndWhereNothingPlays() {
        chain.ask("empty", ADMIN, "riffs", "on");
        assertThat(chain.ask("empty", ALICE, "riff", "").error().code()).isEqualTo("NOT_FOUND");
        chain.publish("trivia.question_asked", Map.of("game_id", "g", "channel", "room", "number", 1));
        await().atMost(Chain.PATIENCE).until(() -> chain.bean(Games.class).runIn("room"));

        assertThat(chain.ask(ALICE, "riff", "").error().code()).isEqualTo("CONFLICT");

        assertThat(stub.requests()).isEmpty();
        chain.publish("trivia.game_finished", Map.of("game_id", "g", "channel", "room", "reason", "stopped"));
        await().atMost(Chain.PATIENCE).until(() -> !chain.bean(Games.class).runIn("room"));
    }

    @Test
    void hecklesOnlySoOftenInAnHour() {
        chain.database().run("truncate llm_trivia.riffs");
        chain.database().run("insert into llm_trivia.riffs select 'room', now() from generate_series(1, 999)");

        assertThat(chain.ask(ALICE, "riff", "").ok()).isTrue();
        CommandReply tooMany = chain.ask(ALICE, "riff", "");

        assertThat(tooMany.error().code()).isEqualTo("COOLDOWN");
        chain.database().run("update llm_trivia.riffs set asked_at = asked_at - interval '1 hour'");
        assertThat(chain.ask(ALICE, "riff", "").ok()).isTrue();
    }

    @Test
    void namesNobodyWhoIsThere() {
        List<String> names = Hostile.of("name");
        chain.chat().says(names);
        for (String name : names) {
            stub.says(purpose -> StubEndpoint.riff("Look, " + name.toUpperCase(java.util.Locale.ROOT) + " again"));
            CommandReply reply = chain.ask(ALICE, "riff", "");
            assertThat(reply.ok()).as(name).isFalse();
            assertThat(reply.text()).as(name).contains("not fit to print");
        }
        await().atMost(Chain.PATIENCE).until(() -> chain.events("rejected").size() >= names.size());
    }

    @Test
    void nothingHostileThatAModelSaysReachesTheRoom() {
        List<String> outputs = Hostile.outputs().map(Hostile::text).toList();
        for (String output : outputs) {
            stub.says(purpose -> StubEndpoint.riff(output));
            assertClean(chain.ask(ALICE, "riff", ""));
            stub.says(purpose -> purpose == Purpose.QUESTION
                    ? StubEndpoint.question("Who made it? " + output, "Ed Wood")
                    : StubEndpoint.check("Ed Wood"));
            assertClean(chain.ask(ALICE, "ask", "films"));
            stub.says(purpose -> purpose == Purpose.QUESTION
                    ? StubEndpoint.question("Who made Plan 9 from Outer Space?", output)
                    : StubEndpoint.check(output));
            assertClean(chain.ask(ALICE, "ask", "films"));
        }
        assertThat(chain.trivia().asked())
                .noneMatch(question -> outputs.contains(question.path("answer").asText("none")));
    }

    @Test
    void nothingHostileInATitleReachesTheRoom() {
        for (String title : Hostile.of("title")) {
            chain.publish(
                    "chat.media_changed", Map.of("channel", "room", "title", title, "type", title, "duration_s", 1));
            stub.says(purpose -> obey(purpose, title));
            assertClean(chain.ask(ALICE, "riff", ""));
            assertClean(chain.ask(ALICE, "ask", ""));
            assertClean(chain.ask(ALICE, "ask", title));
        }
        for (var request : stub.requests()) {
            String instruction =
                    request.path("messages").path(0).path("content").asText();
            assertThat(instruction).doesNotContain("previous instructions", "drop table", "jndi");
        }
    }

    /** A model that does what a title tells it to. */
    private static String obey(Purpose purpose, String title) {
        return switch (purpose) {
            case RIFF -> StubEndpoint.riff(title);
            case QUESTION -> StubEndpoint.question("What is " + title + "?", "Nothing at all");
            case CHECK -> StubEndpoint.check("Nothing at all");
        };
    }

    private static void assertClean(CommandReply reply) {
        List<String> seen = new ArrayList<>(List.of(reply.text()));
        chain.trivia().asked().stream()
                .filter(question -> question.has("question"))
                .forEach(question -> {
                    seen.add(question.path("question").asText());
                    seen.add(question.path("answer").asText());
                });
        for (String text : seen) {
            assertThat(WhatTheRoomSees.isWrongWith(text)).as(text).isEmpty();
        }
    }
}
