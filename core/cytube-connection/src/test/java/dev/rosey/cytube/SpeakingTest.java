package dev.rosey.cytube;

import static dev.rosey.cytube.SimulatedCytube.awaitConnected;
import static dev.rosey.cytube.SimulatedCytube.say;
import static dev.rosey.cytube.SimulatedCytube.state;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rosey.cytube.ChatEvent.ChatLine;
import dev.rosey.cytube.ChatEvent.Connected;
import dev.rosey.cytube.ChatEvent.MediaChanged;
import dev.rosey.cytube.ChatEvent.PrivateLine;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of what Rosey says in a channel, over real Socket.IO. */
class SpeakingTest {

    private final SimulatedCytube world = new SimulatedCytube();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void ownEchoIsRecognisedInChatAndInPrivate() {
        Channels rosey = world.joined();
        Person alice = world.person("alice");
        await().until(() -> state(rosey).room().find("alice").isPresent());
        say(rosey, "public");
        rosey.all()
                .getFirst()
                .say(Optional.of("alice"), "private", true, Optional.empty())
                .join();
        await().untilAsserted(() -> assertThat(world.saidByRosey()).containsExactly("public", "private"));
        alice.tell("rosey", "!roll");
        await().untilAsserted(() -> assertThat(world.heard(PrivateLine.class))
                .extracting(PrivateLine::text)
                .containsExactly("!roll"));
        assertThat(world.heard(ChatLine.class)).isEmpty();
        assertThat(state(rosey).losses().withoutEcho()).isZero();
    }

    @Test
    void whatStartsWithASlashIsTextAndNoCommand() {
        Channels rosey = world.joined();
        world.person("alice");
        say(rosey, "/kick alice");
        say(rosey, "/me /clear");
        say(rosey, "/dance party");
        await().untilAsserted(() ->
                assertThat(world.saidByRosey()).containsExactly(" /kick alice", " /me /clear", " /dance party"));
        assertThat(world.channel.users()).contains("alice");
    }

    @Test
    void manyMessagesArriveAllAndInOrder() {
        Channels rosey = world.joined();
        List<String> lines = IntStream.range(0, 40).mapToObj(i -> "line " + i).toList();
        lines.forEach(line -> assertThat(say(rosey, line)).isEqualTo(Acceptance.QUEUED));
        await().untilAsserted(() -> assertThat(world.saidByRosey()).isEqualTo(lines));
    }

    @Test
    void underTheChannelsAntifloodMessagesArriveAllAndInOrder() {
        world.channel.setRank("rosey", 1);
        world.channel.setAntiflood(true);
        Channels rosey = world.joined();
        List<String> lines = IntStream.range(0, 7).mapToObj(i -> "line " + i).toList();
        lines.forEach(line -> assertThat(say(rosey, line)).isEqualTo(Acceptance.QUEUED));
        await().untilAsserted(() -> assertThat(world.saidByRosey()).isEqualTo(lines));
    }

    @Test
    void aMessageThatTheServerDroppedIsSentAgain() {
        Channels rosey = world.joined();
        world.person("alice");
        world.channel.setPermission("chat", 3.5);
        world.channel.broadcast("setPermissions", Map.of("chat", 0)); // so that Rosey does not know
        world.channel.playMedia("Film", 61);
        await().until(() -> !world.heard(MediaChanged.class).isEmpty());
        say(rosey, "dropped");
        rosey.all()
                .getFirst()
                .say(Optional.of("alice"), "by now it was", true, Optional.empty())
                .join();
        await().untilAsserted(() -> assertThat(world.saidByRosey()).containsExactly("by now it was"));
        world.channel.setPermission("chat", 0);
        world.channel.broadcast("cooldown", 100);
        await().untilAsserted(() -> assertThat(world.saidByRosey()).containsExactly("by now it was", "dropped"));
    }

    @Test
    void anEmojiOnTheBoundaryArrivesWhole() {
        Channels rosey = world.joined();
        say(rosey, "a" + "🎬".repeat(160));
        await().untilAsserted(
                        () -> assertThat(String.join("", world.saidByRosey())).isEqualTo("a" + "🎬".repeat(160)));
    }

    @Test
    void aMutedRoseySaysSoAndStillSpeaksInPrivate() {
        Channels rosey = world.joined();
        world.person("alice");
        world.channel.mute("rosey", false);
        await().until(() -> state(rosey).room().silence().equals(Optional.of("muted")));
        assertThat(say(rosey, "am I muted")).isEqualTo(Acceptance.SILENCED);
        assertThat(rosey.all()
                        .getFirst()
                        .say(Optional.of("alice"), "psst", true, Optional.empty())
                        .join())
                .isEqualTo(Acceptance.QUEUED);
        await().untilAsserted(() -> assertThat(world.saidByRosey()).containsExactly("psst"));
    }

    @Test
    void aRoseyThatComesBackMutedFindsOutWithTheFirstLine() {
        world.channel.setRank("rosey", 1);
        Channels rosey = world.joined();
        world.channel.mute("rosey", false);
        world.channel.dropConnections();
        await().untilAsserted(() -> assertThat(world.heard(Connected.class)).hasSize(2));
        awaitConnected(rosey);
        assertThat(state(rosey).room().silence()).isEmpty();
        say(rosey, "nobody reads this");
        await().until(() -> state(rosey).room().silence().equals(Optional.of("muted")));
        world.channel.unmute("rosey");
        await().until(() -> state(rosey).room().silence().isEmpty());
        say(rosey, "again");
        await().untilAsserted(() -> assertThat(world.saidByRosey()).containsExactly("again"));
    }

    @Test
    void aRoseyWhoseRankMayNotChatSaysSoUntilItMay() {
        world.channel.setPermission("chat", 3.5);
        Channels rosey = world.joined();
        await().until(() ->
                state(rosey).room().silence().equals(Optional.of("below the rank that chatting takes (3 of 3.5)")));
        assertThat(say(rosey, "may I")).isEqualTo(Acceptance.SILENCED);
        world.channel.setPermission("chat", 3);
        await().until(() -> state(rosey).room().silence().isEmpty());
        say(rosey, "I may");
        await().untilAsserted(() -> assertThat(world.saidByRosey()).containsExactly("I may"));
    }
}
