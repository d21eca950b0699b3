package dev.rosey.cytube;

import static dev.rosey.cytube.SimulatedCytube.CHANNEL;
import static dev.rosey.cytube.SimulatedCytube.PASSWORD;
import static dev.rosey.cytube.SimulatedCytube.awaitConnected;
import static dev.rosey.cytube.SimulatedCytube.state;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rosey.bus.ErrorCode;
import dev.rosey.bus.RoseyException;
import dev.rosey.plugin.Lease;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an instance says of its channels, to people and to programs. */
class CytubeHealthTest {

    private final SimulatedCytube world = new SimulatedCytube();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void whoIsInTheChannelIsReady() {
        Channels rosey = world.joined();

        assertHealth(rosey, true, "connected", "connected");
    }

    @Test
    void whoseRankMayNotChatIsThereAllTheSame() {
        world.channel.setPermission("chat", 3.5);
        Channels rosey = world.joined();
        await().until(() -> state(rosey).room().silence().isPresent());

        assertHealth(rosey, true, "connected", "connected, below the rank that chatting takes (3 of 3.5)");
    }

    @Test
    void whoStandsByIsReady() {
        Channels rosey = withLeases(channel -> Optional.empty());
        await().until(() -> state(rosey).presence() == Presence.STANDBY);

        assertHealth(rosey, true, "standby", "another instance is there");
    }

    @Test
    void withoutTheBusNobodyIsReady() {
        Channels rosey = withLeases(channel -> {
            throw new RoseyException(ErrorCode.UNAVAILABLE, "no bus");
        });
        await().until(() -> state(rosey).presence() == Presence.OUT);

        assertHealth(rosey, false, "out", "no answer from the bus, where instances agree on who joins");
    }

    @Test
    void whoIsNotLetInSaysWhy() {
        Channels rosey = world.rosey(world.config(CHANNEL, Optional.of("wrong"), Optional.empty()));
        await().until(() -> state(rosey).presence() == Presence.OUT);

        assertHealth(rosey, false, "out", "login refused: Invalid username/password combination");
    }

    @Test
    void whoWasThrownOutSaysWhyUntilComingBack() {
        HeldTimers time = new HeldTimers();
        try (SimulatedCytube slow = new SimulatedCytube(channel -> time)) {
            Channels rosey = slow.rosey(slow.config(CHANNEL, Optional.of(PASSWORD), Optional.empty()));
            awaitConnected(rosey);
            slow.channel.kick("rosey", "be nice");
            await().until(() -> !state(rosey).connected());

            assertHealth(rosey, false, "out", "kicked: be nice");
        }
    }

    @Test
    void whoHasNotBegunIsNotReady() {
        HeldTimers never = new HeldTimers();
        never.shutdown();
        try (SimulatedCytube still = new SimulatedCytube(channel -> never)) {
            Channels rosey = still.rosey(still.config(CHANNEL, Optional.of(PASSWORD), Optional.empty()));

            assertHealth(rosey, false, "starting", "starting");
        }
    }

    private Channels withLeases(Function<String, Optional<Lease>> leases) {
        return world.rosey(leases, world.config(CHANNEL, Optional.of(PASSWORD), Optional.empty()));
    }

    private static void assertHealth(Channels rosey, boolean isReady, String presence, String words) {
        assertAnswer(new CytubeReadiness(rosey), isReady, words);
        assertAnswer(new CytubePresence(rosey), true, presence);
    }

    private static void assertAnswer(HealthCheck check, boolean isUp, String word) {
        HealthCheckResponse answer = check.call();
        assertThat(answer.getStatus())
                .isEqualTo(isUp ? HealthCheckResponse.Status.UP : HealthCheckResponse.Status.DOWN);
        assertThat(answer.getData()).contains(Map.of(CHANNEL, word));
    }
}
