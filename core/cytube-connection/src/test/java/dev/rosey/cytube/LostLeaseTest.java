package dev.rosey.cytube;

import static dev.rosey.cytube.SimulatedCytube.CHANNEL;
import static dev.rosey.cytube.SimulatedCytube.PASSWORD;
import static dev.rosey.cytube.SimulatedCytube.awaitConnected;
import static dev.rosey.cytube.SimulatedCytube.state;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rosey.bus.ErrorCode;
import dev.rosey.bus.RoseyException;
import dev.rosey.cytube.ChatEvent.ChatLine;
import dev.rosey.cytube.ChatEvent.Connected;
import dev.rosey.cytube.ChatEvent.MediaChanged;
import dev.rosey.cytube.ChatEvent.UserJoined;
import dev.rosey.plugin.Lease;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rosey in a channel while the bus is away for so long that the lease of the channel is lost. */
class LostLeaseTest {

    private final SimulatedCytube world = new SimulatedCytube();
    private final Leasehold leases = new Leasehold();
    private Channels rosey;

    @BeforeEach
    void join() {
        rosey = world.rosey(leases, world.config(CHANNEL, Optional.of(PASSWORD), Optional.empty()));
        awaitConnected(rosey);
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void whatHappensMeanwhileIsKnownWhenTheBusIsBack() {
        leases.busGoes();
        Person alice = world.person("alice");
        alice.say("!roll, too late for an answer");
        world.channel.playMedia("Plan 9", 61);
        world.person("bob");
        await().until(() -> state(rosey).room().find("bob").isPresent());

        leases.busReturns();
        await().until(leases::isHeld);
        alice.say("fresh");

        await().untilAsserted(() -> assertThat(world.heard(ChatLine.class))
                .extracting(ChatLine::text)
                .containsExactly("fresh"));
        assertThat(state(rosey).room().media()).map(Media::title).contains("Plan 9");
        assertThat(world.heard(MediaChanged.class))
                .extracting(MediaChanged::title)
                .contains("Plan 9");
        assertThat(world.heard(UserJoined.class))
                .extracting(joined -> joined.user().name())
                .contains("alice", "bob");
    }

    @Test
    void aConnectionThatIsLostMeanwhileIsMadeAgainWhenTheBusIsBack() {
        leases.busGoes();
        world.cytube.restart();
        await().until(() -> !state(rosey).connected());

        leases.busReturns();

        awaitConnected(rosey);
        say("back");
        await().untilAsserted(() -> assertThat(world.saidByRosey()).containsExactly("back"));
        assertThat(world.heard(Connected.class)).hasSize(2);
    }

    @Test
    void whoIsThrownOutByTheInstanceThatTookOverStandsByAtOnce() {
        leases.busGoes();
        world.person("rosey");
        await().until(() -> !state(rosey).connected());
        assertThat(world.waits).isEmpty();

        leases.busReturns();

        awaitConnected(rosey);
    }

    @Test
    void whatWaitedToBeSaidIsSaidWhenTheLeaseIsBack() {
        leases.busGoes();
        say("patience");

        leases.busReturns();

        await().untilAsserted(() -> assertThat(world.saidByRosey()).containsExactly("patience"));
    }

    @Test
    void whatWaitedToBeSaidIsSaidAfterAReconnectWithoutAnotherCause() {
        leases.busGoes();
        say("patience");
        world.channel.dropConnections();
        await().until(() -> !state(rosey).connected());

        leases.busReturns();

        await().untilAsserted(() -> assertThat(world.saidByRosey()).containsExactly("patience"));
        await().until(() -> state(rosey).waiting() == 0);
    }

    @Test
    void whatWaitedTooLongForTheLeaseIsNotSaid() {
        leases.busGoes();
        say("an hour ago");
        world.ahead = Duration.ofHours(1);

        leases.busReturns();
        await().until(leases::isHeld);
        say("fresh");

        await().untilAsserted(() -> assertThat(world.saidByRosey()).containsExactly("fresh"));
        assertThat(state(rosey).losses().stale()).isEqualTo(1);
    }

    private void say(String text) {
        rosey.all()
                .getFirst()
                .say(Optional.empty(), text, true, Optional.empty())
                .join();
    }

    /** The leases of one instance, whose bus can go away: the lease is lost then, and cannot be asked for. */
    private static final class Leasehold implements Function<String, Optional<Lease>> {

        private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
        private volatile boolean isBusAway;
        private volatile boolean isHeld;

        boolean isHeld() {
            return isHeld;
        }

        void busGoes() {
            isBusAway = true;
            isHeld = false;
            listeners.forEach(Runnable::run);
        }

        void busReturns() {
            isBusAway = false;
        }

        @Override
        public Optional<Lease> apply(String channel) {
            if (isBusAway) {
                throw new RoseyException(ErrorCode.UNAVAILABLE, "no bus");
            }
            isHeld = true;
            return Optional.of(new Held());
        }

        private final class Held implements Lease {
            @Override
            public boolean isHeld() {
                return isHeld;
            }

            @Override
            public void onLost(Runnable listener) {
                listeners.add(listener);
            }

            @Override
            public void release() {}
        }
    }
}
