package dev.rosey.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.rosey.bus.Manifest;
import dev.rosey.bus.Permissions;
import dev.rosey.bus.RoseyException;
import dev.rosey.bus.nats.BusMessage;
import dev.rosey.bus.nats.NatsBus;
import dev.rosey.plugin.Lease;
import dev.rosey.testkit.NatsServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Several instances of one module at a real nats-server, each with its permissions and a clock of its own. */
class LeasesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration LEASE = Duration.ofSeconds(10);
    private static final Manifest TRIVIA = new Manifest(
            "trivia",
            Manifest.Kind.PLUGIN,
            "1.0.0",
            "",
            "",
            "",
            List.of("trivia"),
            List.of("trivia"),
            "trivia",
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of());

    @RegisterExtension
    static final NatsServer nats = new NatsServer().withStores().withUser("trivia", Permissions.ofShipped(TRIVIA));

    private static final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private static NatsBus operator;

    private final List<Instance> instances = new ArrayList<>();

    /** An instance whose clock can be set ahead of the server's and of the others'. */
    private static final class Instance implements AutoCloseable {
        final NatsBus bus = nats.connect("trivia");
        final ModuleIdentity identity = ModuleIdentity.fresh(TRIVIA, 0);
        final AtomicLong ahead = new AtomicLong();
        final BusLeases leases = new BusLeases(bus, identity, timer, () -> System.nanoTime() + ahead.get());

        void pass(Duration time) {
            ahead.addAndGet(time.toNanos());
        }

        @Override
        public void close() {
            leases.close();
            bus.close();
        }
    }

    @BeforeAll
    static void createBucket() {
        operator = nats.connect(NatsServer.OPERATOR);
    }

    @AfterAll
    static void end() {
        operator.close();
        timer.shutdownNow();
    }

    @AfterEach
    void closeAll() {
        instances.forEach(Instance::close);
    }

    private Instance instance() {
        var instance = new Instance();
        instances.add(instance);
        return instance;
    }

    @Test
    void ofTwoInstancesOneHasItAndTheOtherKnowsWhich() {
        var one = instance();
        var other = instance();

        assertThat(one.leases.owner("room")).isEmpty();
        assertThat(one.leases.take("room")).get().matches(Lease::isHeld);
        assertThat(other.leases.take("Room")).isEmpty();

        assertThat(other.leases.owner("room")).contains(one.identity.instance());
        assertThat(one.leases.owner("room")).contains(one.identity.instance());
        assertThat(other.leases.peer("room")).contains(one.identity.instance());
        assertThat(one.leases.peer("room")).isEmpty();
    }

    @Test
    void ofManyThatTakeAtOnceOneGetsIt() {
        var many = IntStream.range(0, 4).mapToObj(i -> instance()).toList();
        for (int round = 0; round < 25; round++) {
            var what = "race" + round;
            var takes = many.stream()
                    .map(each -> CompletableFuture.supplyAsync(() -> each.leases.take(what)))
                    .toList();
            assertThat(takes.stream().map(CompletableFuture::join).filter(Optional::isPresent))
                    .hasSize(1);
        }
    }

    @Test
    void whatIsReleasedCanBeHadAtOnce() {
        var one = instance();
        var other = instance();
        var lease = one.leases.take("släpp it").orElseThrow();

        lease.release();

        assertThat(lease.isHeld()).isFalse();
        assertThat(other.leases.take("släpp it")).isPresent();
    }

    @Test
    void whoHasItTwiceReleasesItTwice() {
        var one = instance();
        var other = instance();
        var first = one.leases.take("twice").orElseThrow();
        var second = one.leases.take("twice").orElseThrow();

        first.release();
        first.release();
        assertThat(second.isHeld()).isTrue();
        assertThat(other.leases.take("twice")).isEmpty();

        second.release();
        assertThat(other.leases.take("twice")).isPresent();
    }

    @Test
    void whoTakesWhatIsJustBeingReleasedReallyHasIt() {
        var one = instance();
        var other = instance();
        for (int round = 0; round < 200; round++) {
            var what = "again" + round;
            var before = one.leases.take(what).orElseThrow();
            var released = CompletableFuture.runAsync(before::release);
            var after = one.leases.take(what);
            released.join();
            if (after.isPresent()) {
                assertThat(other.leases.owner(what)).as("round " + round).contains(one.identity.instance());
            }
        }
    }

    @Test
    void aStopReleasesWhatIsStillHeldAlsoJustAfterRenewals() {
        var one = instance();
        var other = instance();
        assertThat(one.leases.take("stopped")).isPresent();
        one.pass(Duration.ofSeconds(4));
        one.leases.close();

        assertThat(other.leases.take("stopped")).isPresent();
    }

    @Test
    void anOwnerWhoDiesIsReplacedWithinTheTimeOfALease() {
        var one = instance();
        var other = instance();
        assertThat(one.leases.take("dead")).isPresent();
        assertThat(other.leases.take("dead")).isEmpty();

        one.bus.close();

        await().atMost(LEASE).until(() -> other.leases.take("dead").isPresent());
        assertThat(other.leases.owner("dead")).contains(other.identity.instance());
    }

    @Test
    void anOwnerWhoRenewsKeepsItForLongerThanALeaseLasts() {
        var one = instance();
        var other = instance();
        var lease = one.leases.take("kept").orElseThrow();
        long end = System.nanoTime() + LEASE.plusSeconds(2).toNanos();

        await().atMost(LEASE.multipliedBy(2)).until(() -> {
            assertThat(other.leases.take("kept")).isEmpty();
            assertThat(lease.isHeld()).isTrue();
            return System.nanoTime() > end;
        });
    }

    @Test
    void anOwnerWhoCannotRenewStopsBeforeAnybodyElseCanTakeIt() {
        var one = instance();
        var other = instance();
        var lease = one.leases.take("frozen").orElseThrow();
        var lost = new CompletableFuture<Void>();
        lease.onLost(() -> lost.complete(null));

        nats.freeze();
        try {
            one.pass(Duration.ofSeconds(8));
            assertThat(lease.isHeld()).isFalse();
            assertThat(lost).succeedsWithin(PATIENCE);
        } finally {
            nats.thaw();
        }
        await().atMost(PATIENCE)
                .ignoreExceptionsInstanceOf(RoseyException.class)
                .until(() -> {
                    assertThat(other.leases.take("frozen")).isEmpty();
                    return true;
                });
        var after = new CompletableFuture<Void>();
        lease.onLost(() -> after.complete(null));
        assertThat(after).isCompleted();
    }

    @Test
    void whatSomebodyElseHasTakenIsLostAtTheNextRenewal() {
        var one = instance();
        var other = instance();
        var lease = one.leases.take("taken").orElseThrow();
        var key = new BusMessage("$KV.rosey-leases.trivia.taken", null, Map.of("KV-Operation", "DEL"), new byte[0], 0);
        operator.request(key, PATIENCE).join();
        assertThat(other.leases.take("taken")).isPresent();

        one.pass(Duration.ofSeconds(3));

        await().atMost(PATIENCE).until(() -> !lease.isHeld());
        assertThat(other.leases.owner("taken")).contains(other.identity.instance());
    }

    @Test
    void nobodyWaitsForAnOwnerWhoHasStoppedRenewing() {
        var one = instance();
        var other = instance();
        assertThat(one.leases.take("silent")).isPresent();
        one.bus.close();
        assertThat(other.leases.peer("silent")).isPresent();

        other.pass(Duration.ofSeconds(5));

        assertThatThrownBy(() -> other.leases.peer("silent"))
                .isInstanceOfSatisfying(
                        RoseyException.class, e -> assertThat(e.code().name()).isEqualTo("UNAVAILABLE"));
    }

    @Test
    void withoutTheBusNothingIsTaken() {
        var one = instance();
        one.bus.close();
        assertThatThrownBy(() -> one.leases.take("nobus")).isInstanceOf(RoseyException.class);
    }
}
