package dev.rosey.cytube;

import static dev.rosey.cytube.SimulatedCytube.CHANNEL;
import static dev.rosey.cytube.SimulatedCytube.PASSWORD;
import static dev.rosey.cytube.SimulatedCytube.awaitConnected;
import static dev.rosey.cytube.SimulatedCytube.say;
import static dev.rosey.cytube.SimulatedCytube.state;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rosey.cytube.ChatEvent.Connected;
import dev.rosey.cytube.ChatEvent.Disconnected;
import dev.rosey.cytube.ChatEvent.Kicked;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What keeps Rosey from a channel or throws her out, and when she tries again, over real Socket.IO. */
class ComingBackTest {

    private final SimulatedCytube world = new SimulatedCytube();

    @AfterEach
    void close() {
        world.close();
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
}
