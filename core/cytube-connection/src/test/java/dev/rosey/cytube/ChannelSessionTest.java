package dev.rosey.cytube;

import static dev.rosey.cytube.SimulatedCytube.CHANNEL;
import static dev.rosey.cytube.SimulatedCytube.PASSWORD;
import static dev.rosey.cytube.SimulatedCytube.awaitConnected;
import static dev.rosey.cytube.SimulatedCytube.state;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.rosey.cytube.ChatEvent.ChatLine;
import dev.rosey.cytube.ChatEvent.Connected;
import dev.rosey.cytube.ChatEvent.Disconnected;
import dev.rosey.cytube.ChatEvent.Kicked;
import dev.rosey.cytube.ChatEvent.MediaChanged;
import dev.rosey.cytube.ChatEvent.PrivateLine;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
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
    void theServersVoiceIsNoUser() {
        world.joined();
        world.channel.sayAsServer("!roll");
        world.person("alice").say("done");
        await().untilAsserted(() -> assertThat(world.heard(ChatLine.class))
                .extracting(ChatLine::text)
                .containsExactly("done"));
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
    void afterAServerRestartItJoinsAndLogsInAgain() {
        Channels rosey = world.joined();
        world.cytube.stop();
        await().until(() -> !state(rosey).connected());
        assertThat(say(rosey, "into the void")).isEqualTo(Acceptance.NOT_CONNECTED);
        await().until(() -> world.waits.size() >= 3);
        world.cytube.resume();
        awaitConnected(rosey);
        say(rosey, "back");
        await().untilAsserted(() -> assertThat(world.saidByRosey()).containsExactly("back"));
        assertThat(world.heard(Disconnected.class)).hasSize(1);
        assertThat(world.waits).allSatisfy(wait -> assertThat(wait).isLessThanOrEqualTo(Duration.ofSeconds(8)));
    }

    @Test
    void afterAKickItComesBackByItselfButNotAtOnce() {
        Channels rosey = world.joined();
        world.channel.kick("rosey", "be nice");
        await().untilAsserted(() -> assertThat(world.heard(Connected.class)).hasSize(2));
        awaitConnected(rosey);
        assertThat(world.heard(Kicked.class)).containsExactly(new Kicked(CHANNEL, "be nice"));
        assertThat(world.heard(Disconnected.class)).containsExactly(new Disconnected(CHANNEL, "kicked: be nice"));
        assertThat(world.waits)
                .singleElement()
                .satisfies(wait -> assertThat(wait).isGreaterThanOrEqualTo(Duration.ofSeconds(15)));
    }

    @Test
    void aSecondLoginOfTheSameNameIsNotAnsweredInKindForLong() {
        Channels rosey = world.joined();
        world.person("rosey");
        await().until(() -> !state(rosey).connected());
        assertThat(state(rosey).reason()).isEqualTo("kicked: Duplicate login");
        assertThat(world.waits)
                .singleElement()
                .satisfies(wait -> assertThat(wait).isGreaterThanOrEqualTo(Duration.ofMinutes(1)));
    }

    @Test
    void whenBannedItTriesSeldomAndComesBackOnceItMay() {
        Channels rosey = world.joined();
        world.channel.ban("rosey");
        await().until(() -> !state(rosey).connected());
        assertThat(state(rosey).reason()).contains("banned");
        world.channel.unban("rosey");
        assertThat(world.waits)
                .singleElement()
                .satisfies(wait -> assertThat(wait).isGreaterThanOrEqualTo(Duration.ofMinutes(5)));
        await().until(() -> state(rosey).connected());
    }

    @Test
    void joiningWhileBannedIsAsSeldom() {
        world.channel.ban("rosey");
        Channels rosey = world.rosey(world.config(CHANNEL, Optional.of(PASSWORD), Optional.empty()));
        await().until(() -> state(rosey).reason().contains("banned"));
        await().until(() -> !world.waits.isEmpty());
        assertThat(world.waits.getFirst()).isGreaterThanOrEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void aWrongPasswordIsToldAndNotTriedInALoop() {
        Channels rosey = world.rosey(world.config(CHANNEL, Optional.of("wrong"), Optional.empty()));
        await().until(() -> state(rosey).reason().startsWith("login refused: Invalid username/password"));
        assertThat(state(rosey).connected()).isFalse();
        assertThat(world.waits.getFirst()).isGreaterThanOrEqualTo(Duration.ofSeconds(30));
        assertThat(world.events).isEmpty();
    }

    @Test
    void aChannelPasswordLetsRoseyIn() {
        world.channel.setPassword("popcorn-s3cret");
        Channels rosey = world.rosey(world.config(CHANNEL, Optional.of(PASSWORD), Optional.of("popcorn-s3cret")));
        awaitConnected(rosey);
        assertThat(world.events.toString() + state(rosey)).doesNotContain("s3cret");
    }

    @Test
    void aModeratorNeedsNoChannelPassword() {
        world.channel.setPassword("popcorn-s3cret");
        awaitConnected(world.rosey(world.config(CHANNEL, Optional.of(PASSWORD), Optional.empty())));
    }

    @Test
    void withoutTheChannelPasswordRoseyIsNotConnectedAndSaysWhy() {
        world.channel.setPassword("popcorn-s3cret");
        world.channel.setRank("rosey", 1);
        Channels rosey = world.rosey(world.config(CHANNEL, Optional.of(PASSWORD), Optional.empty()));
        await().until(() -> state(rosey).reason().equals("the channel wants a password"));
        assertThat(world.events).isEmpty();
    }

    @Test
    void aWrongChannelPasswordIsTold() {
        world.channel.setPassword("popcorn-s3cret");
        world.channel.setRank("rosey", 1);
        Channels rosey = world.rosey(world.config(CHANNEL, Optional.of(PASSWORD), Optional.of("nope")));
        await().until(() -> state(rosey).reason().equals("the channel's password is wrong"));
    }

    @Test
    void aPasswordFileThatIsMissingIsTold() {
        ChannelConfig config = new ChannelConfig(
                world.cytube.uri(),
                CHANNEL,
                "rosey",
                () -> Optional.of(Secret.read(Path.of("no-such-file"))),
                Optional::empty);
        Channels rosey = world.rosey(config);
        await().until(() -> state(rosey).reason().contains("cannot read the password file no-such-file"));
    }

    @Test
    void aSiteThatIsDownIsLookedUpAgain() {
        Channels rosey = world.rosey(new ChannelConfig(
                URI.create("http://127.0.0.1:1"), CHANNEL, "rosey", Optional::empty, Optional::empty));
        await().until(() -> world.waits.size() >= 5);
        assertThat(state(rosey).reason()).startsWith("no server found");
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

    private static Acceptance say(Channels rosey, String text) {
        return rosey.all()
                .getFirst()
                .say(Optional.empty(), text, false, Optional.empty())
                .join();
    }
}
