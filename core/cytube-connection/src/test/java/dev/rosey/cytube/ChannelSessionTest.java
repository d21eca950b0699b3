package dev.rosey.cytube;

import static dev.rosey.cytube.SimulatedCytube.CHANNEL;
import static dev.rosey.cytube.SimulatedCytube.PASSWORD;
import static dev.rosey.cytube.SimulatedCytube.awaitConnected;
import static dev.rosey.cytube.SimulatedCytube.say;
import static dev.rosey.cytube.SimulatedCytube.state;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.rosey.cytube.ChatEvent.ChatLine;
import dev.rosey.cytube.ChatEvent.Connected;
import dev.rosey.cytube.ChatEvent.Disconnected;
import dev.rosey.cytube.ChatEvent.MediaChanged;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Rosey in a channel, over real Socket.IO. */
class ChannelSessionTest {

    private final SimulatedCytube world = new SimulatedCytube();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void joinsLogsInHearsAndSpeaks() {
        Channels rosey = world.joined();
        Person alice = world.person("alice");
        alice.say("!play snake_case_name & <b>");
        await().untilAsserted(() -> assertThat(world.heard(ChatLine.class))
                .extracting(ChatLine::channel, line -> line.user().name(), ChatLine::text)
                .containsExactly(tuple(CHANNEL, "alice", "!play snake_case_name & <b>")));
        assertThat(say(rosey, "hello *alice*")).isEqualTo(Acceptance.QUEUED);
        await().untilAsserted(() -> assertThat(world.saidByRosey()).containsExactly("hello *alice*"));
        assertThat(world.heard(Connected.class)).hasSize(1);
    }

    @Test
    void aGuestNeedsNoPassword() {
        Channels rosey = world.rosey(
                new ChannelConfig(world.cytube.uri(), CHANNEL, "Guest_Bot", Optional::empty, Optional::empty));
        awaitConnected(rosey);
        assertThat(state(rosey).room().ownName()).isEqualTo("Guest_Bot");
        assertThat(state(rosey).room().ownRank()).isZero();
    }

    @Test
    void ownNameIsTheAccountsInWhateverCaseItIsConfigured() {
        Channels rosey = world.rosey(new ChannelConfig(
                world.cytube.uri(), CHANNEL, "ROSEY", () -> Optional.of(new Secret(PASSWORD)), Optional::empty));
        awaitConnected(rosey);
        assertThat(state(rosey).room().ownName()).isEqualTo("rosey");
    }

    @Test
    void historyIsNotHeardAtAnyJoin() {
        world.channel.remember("alice", "!roll 2d6", System.currentTimeMillis() - 1000);
        world.channel.remember("rosey", "an answer of mine", System.currentTimeMillis() - 900);
        Channels rosey = world.joined();
        world.cytube.restart();
        await().untilAsserted(() -> assertThat(world.heard(Connected.class)).hasSize(2));
        awaitConnected(rosey);
        world.person("alice").say("fresh");
        await().untilAsserted(() -> assertThat(world.heard(ChatLine.class))
                .extracting(ChatLine::text)
                .containsExactly("fresh"));
    }

    @Test
    void theServersVoiceIsNoUser() {
        world.joined();
        world.channel.sayAsServer("!roll");
        world.person("alice").say("done");
        await().untilAsserted(() -> assertThat(world.heard(ChatLine.class))
                .extracting(ChatLine::text)
                .containsExactly("done"));
    }

    @Test
    void theRankMayChangeAtAnyTime() {
        Channels rosey = world.joined();
        await().until(() -> state(rosey).room().ownRank() == 3);
        world.channel.setRank("rosey", 1);
        await().until(() -> state(rosey).room().ownRank() == 1);
        world.channel.setRank("rosey", 2);
        await().until(() -> state(rosey).room().ownRank() == 2);
    }

    @Test
    void whatPlaysIsToldUnescaped() {
        Channels rosey = world.joined();
        world.channel.playMedia("Film <&> \"quoted\"", 61);
        await().untilAsserted(() -> assertThat(world.heard(MediaChanged.class))
                .extracting(MediaChanged::title, MediaChanged::durationS)
                .containsExactly(tuple("Film <&> \"quoted\"", 61L)));
        assertThat(state(rosey).room().media()).isPresent();
    }

    @Test
    void severalChannelsAreKeptApart() {
        world.cytube.channel("other");
        Channels rosey = world.rosey(
                world.config(CHANNEL, Optional.of(PASSWORD), Optional.empty()),
                world.config("other", Optional.of(PASSWORD), Optional.empty()));
        await().untilAsserted(() ->
                assertThat(rosey.all()).allMatch(session -> session.state().connected()));
        rosey.find("OTHER")
                .orElseThrow()
                .say(Optional.empty(), "only here", false, Optional.empty())
                .join();
        await().untilAsserted(() -> assertThat(world.cytube.channel("other").said())
                .anyMatch(line -> line.text().equals("only here")));
        assertThat(world.saidByRosey()).isEmpty();
    }

    @Test
    void stoppingLeavesTheChannel() {
        Channels rosey = world.joined();
        rosey.stop();
        rosey.stop();
        assertThat(say(rosey, "too late")).isEqualTo(Acceptance.NOT_CONNECTED);
        await().untilAsserted(() -> assertThat(world.channel.users()).doesNotContain("rosey"));
        assertThat(world.heard(Disconnected.class)).containsExactly(new Disconnected(CHANNEL, "Rosey stops"));
    }
}
