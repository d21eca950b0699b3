package dev.rosey.cytube;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** How fast what is said leaves, and what becomes of it when it is late, dropped, or never comes back. */
class GovernorTest {

    private static final ChatLimits ANTIFLOOD = new ChatLimits(4, Duration.ofSeconds(1), Duration.ofSeconds(4));

    private final WayOut way = new WayOut();
    private final TestClock clock = way.clock;
    private final Governor governor = way.governor;

    @Test
    void twentyMessagesLeaveAtOnceAndTheRestPacedFromTheirEchoes() {
        way.offer(30);
        assertThat(way.sendable()).hasSize(20);
        assertThat(governor.untilNext()).isEqualTo(Duration.ofMillis(1110));
        clock.pass(Duration.ofMillis(300));
        for (int i = 0; i < 20; i++) {
            governor.echo(false, "line " + i);
        }
        assertThat(governor.untilNext()).isEqualTo(Duration.ofMillis(110));
        clock.pass(Duration.ofMillis(110));
        assertThat(way.sendable()).containsExactly("line 20");
    }

    @Test
    void withoutEchoesItGoesOnAfterAWhile() {
        way.offer(21);
        assertThat(way.sendable()).hasSize(20);
        clock.pass(Duration.ofMillis(1110));
        assertThat(way.sendable()).containsExactly("line 20");
    }

    @Test
    void underAntifloodFourLeaveAtOnceThenOneASecond() {
        governor.limits(ANTIFLOOD);
        way.offer(6);
        assertThat(way.sendable()).hasSize(4);
        for (int i = 0; i < 4; i++) {
            governor.echo(false, "line " + i);
        }
        assertThat(governor.untilNext()).isEqualTo(Duration.ofMillis(1010));
        clock.pass(Duration.ofMillis(1010));
        assertThat(way.sendable()).containsExactly("line 4");
    }

    @Test
    void afterTwoSecondsOfSilenceTheBurstIsBack() {
        way.offer(20);
        assertThat(way.sendable()).hasSize(20);
        clock.pass(Duration.ofMillis(3010));
        way.offer(20);
        assertThat(way.sendable()).hasSize(20);
    }

    @Test
    void privateMessagesAreNotSubjectToTheChannelsAntiflood() {
        governor.limits(ANTIFLOOD);
        for (int i = 0; i < 8; i++) {
            way.offer(Optional.of("alice"), "pm " + i, true);
        }
        assertThat(way.sendable()).hasSize(8);
    }

    @Test
    void whatWaitedThroughALongOutageIsStale() {
        way.offer(3);
        clock.pass(Duration.ofSeconds(61));
        governor.connected();
        assertThat(way.sendable()).isEmpty();
        assertThat(governor.losses().stale()).isEqualTo(3);
    }

    @Test
    void whatBecomesStaleWhileItWaitsForItsTurnAfterAnOutageIsNotSent() {
        way.offer(25);
        clock.pass(Duration.ofSeconds(59));
        governor.connected();
        assertThat(way.sendable()).hasSize(20);
        clock.pass(Duration.ofSeconds(2));
        assertThat(way.sendable()).isEmpty();
        assertThat(governor.losses().stale()).isEqualTo(5);
        assertThat(governor.untilNext()).isEqualTo(Governor.NEVER);
    }

    @Test
    void aLongQueueWithoutAnOutageIsNeverStale() {
        governor.connected();
        clock.pass(Duration.ofSeconds(1));
        way.offer(25);
        assertThat(way.sendable()).hasSize(20);
        clock.pass(Duration.ofMinutes(2));
        assertThat(way.sendable()).hasSize(5);
    }

    @Test
    void whatCytubeDroppedIsSentOnceMoreAndBeforeTheRest() {
        way.offer(4);
        assertThat(way.sendable()).hasSize(4);
        governor.echo(false, "line 0");
        governor.throttled();
        governor.echo(false, "line 1");
        governor.throttled();
        way.offer(Optional.empty(), "later", false);
        assertThat(way.sendable()).isEmpty();
        clock.pass(Governor.SETTLE);
        assertThat(way.all()).containsExactly("line 2", "line 3", "later");
    }

    @Test
    void whatWasDroppedTwiceIsLost() {
        way.offer(1);
        assertThat(way.sendable()).hasSize(1);
        governor.throttled();
        clock.pass(Governor.SETTLE);
        assertThat(way.sendable()).containsExactly("line 0");
        governor.throttled();
        clock.pass(Governor.SETTLE);
        assertThat(way.sendable()).isEmpty();
        assertThat(governor.losses().withoutEcho()).isEqualTo(1);
    }

    @Test
    void anEchoThatAFilterRewroteStillCounts() {
        way.offer(1);
        assertThat(way.sendable()).hasSize(1);
        governor.echo(false, "l*ne 0");
        governor.throttled();
        clock.pass(Governor.SETTLE);
        assertThat(way.sendable()).isEmpty();
        assertThat(governor.losses().withoutEcho()).isZero();
    }

    @Test
    void aMessageWithoutEchoIsCountedAsLostAndNotSentAgain() {
        way.offer(1);
        assertThat(way.sendable()).hasSize(1);
        clock.pass(Deliveries.PATIENCE.plusMillis(1));
        assertThat(way.sendable()).isEmpty();
        assertThat(governor.losses().withoutEcho()).isEqualTo(1);
    }

    @Test
    void aRefusedMessageIsNotSentAgain() {
        way.offer(1);
        assertThat(way.sendable()).hasSize(1);
        governor.refused();
        governor.throttled();
        clock.pass(Governor.SETTLE);
        assertThat(way.sendable()).isEmpty();
    }

    @Property(tries = 100)
    void neverFasterThanCytubeTakesItHoweverSlowTheNetworkAndInOrder(
            @ForAll @Size(max = 60) List<@IntRange(max = 700) Integer> pauses,
            @ForAll @Size(min = 1, max = 20) List<@IntRange(max = 400) Integer> delays,
            @ForAll boolean antiflood) {
        TestClock time = new TestClock();
        Governor out = new Governor(time);
        ChatLimits limits = antiflood ? ANTIFLOOD : ChatLimits.CYTUBE;
        out.limits(limits);
        SlowCytube server = new SlowCytube(limits, delays);
        int offered = 0;
        for (int pause : pauses) {
            out.offer(Optional.empty(), "line " + offered++, true, Optional.empty());
            Instant until = time.instant().plusMillis(pause);
            while (time.instant().isBefore(until) || (offered == pauses.size() && out.waiting() > 0)) {
                out.next().ifPresent(message -> server.send(message.text(), time.instant()));
                server.echoes(time.instant()).forEach(text -> out.echo(false, text));
                time.pass(Duration.ofMillis(10));
            }
        }
        assertThat(server.taken)
                .isEqualTo(IntStream.range(0, server.taken.size())
                        .mapToObj(i -> "line " + i)
                        .toList());
    }
}
