package dev.rosey.cytube;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class GovernorTest {

    private static final ChatLimits ANTIFLOOD = new ChatLimits(4, Duration.ofSeconds(1), Duration.ofSeconds(4));

    private final TestClock clock = new TestClock();
    private final Governor governor = new Governor(clock);

    @Test
    void twentyMessagesLeaveAtOnceAndTheRestPaced() {
        offer(30);
        assertThat(sendable()).hasSize(20);
        assertThat(governor.untilNext()).isEqualTo(Duration.ofMillis(125));
        clock.pass(Duration.ofMillis(125));
        assertThat(sendable()).containsExactly("line 20");
    }

    @Test
    void underAntifloodFourLeaveAtOnceThenOneASecond() {
        governor.limits(ANTIFLOOD);
        offer(6);
        assertThat(sendable()).hasSize(4);
        assertThat(governor.untilNext()).isEqualTo(Duration.ofMillis(1100));
        clock.pass(Duration.ofMillis(1100));
        assertThat(sendable()).containsExactly("line 4");
    }

    @Test
    void afterTwoSecondsOfSilenceTheBurstIsBack() {
        offer(20);
        assertThat(sendable()).hasSize(20);
        clock.pass(Duration.ofMillis(2200));
        offer(20);
        assertThat(sendable()).hasSize(20);
    }

    @Test
    void privateMessagesAreNotSubjectToTheChannelsAntiflood() {
        governor.limits(ANTIFLOOD);
        for (int i = 0; i < 8; i++) {
            governor.offer(Optional.of("alice"), "pm " + i, true);
        }
        assertThat(sendable()).hasSize(8);
    }

    @Test
    void whenTheQueueIsFullTheOldestNonReplyGivesWayAndIsCounted() {
        governor.offer(Optional.empty(), "reply", true);
        offer(Governor.CAPACITY);
        assertThat(governor.waiting()).isEqualTo(Governor.CAPACITY);
        assertThat(governor.losses().overflow()).isEqualTo(1);
        assertThat(all()).startsWith("reply", "line 1").endsWith("line 99");
    }

    @Test
    void aQueueFullOfRepliesTakesNoMore() {
        IntStream.range(0, Governor.CAPACITY).forEach(i -> governor.offer(Optional.empty(), "reply " + i, true));
        assertThat(governor.offer(Optional.empty(), "one more", true)).isFalse();
        assertThat(governor.offer(Optional.empty(), "chatter", false)).isFalse();
        assertThat(governor.losses().overflow()).isEqualTo(2);
        assertThat(all()).hasSize(Governor.CAPACITY).endsWith("reply 99");
    }

    @Test
    void whatWaitedThroughALongOutageIsStale() {
        offer(3);
        clock.pass(Duration.ofSeconds(61));
        assertThat(sendable()).isEmpty();
        assertThat(governor.losses().stale()).isEqualTo(3);
    }

    @Test
    void whatCytubeDroppedIsSentOnceMoreAndBeforeTheRest() {
        offer(4);
        assertThat(sendable()).hasSize(4);
        governor.echo(false, "line 0");
        governor.throttled();
        governor.echo(false, "line 1");
        governor.throttled();
        governor.offer(Optional.empty(), "later", false);
        assertThat(sendable()).isEmpty();
        clock.pass(Governor.SETTLE);
        assertThat(all()).containsExactly("line 2", "line 3", "later");
    }

    @Test
    void whatWasDroppedTwiceIsLost() {
        offer(1);
        assertThat(sendable()).hasSize(1);
        governor.throttled();
        clock.pass(Governor.SETTLE);
        assertThat(sendable()).containsExactly("line 0");
        governor.throttled();
        clock.pass(Governor.SETTLE);
        assertThat(sendable()).isEmpty();
        assertThat(governor.losses().withoutEcho()).isEqualTo(1);
    }

    @Test
    void anEchoThatAFilterRewroteStillCounts() {
        offer(1);
        assertThat(sendable()).hasSize(1);
        governor.echo(false, "l*ne 0");
        governor.throttled();
        clock.pass(Governor.SETTLE);
        assertThat(sendable()).isEmpty();
        assertThat(governor.losses().withoutEcho()).isZero();
    }

    @Test
    void aMessageWithoutEchoIsCountedAsLostAndNotSentAgain() {
        offer(1);
        assertThat(sendable()).hasSize(1);
        clock.pass(Deliveries.PATIENCE.plusMillis(1));
        assertThat(sendable()).isEmpty();
        assertThat(governor.losses().withoutEcho()).isEqualTo(1);
    }

    @Test
    void aRefusedMessageIsNotSentAgain() {
        offer(1);
        assertThat(sendable()).hasSize(1);
        governor.refused();
        governor.throttled();
        clock.pass(Governor.SETTLE);
        assertThat(sendable()).isEmpty();
    }

    @Property
    void neverFasterThanCytubeTakesItAndInOrder(
            @ForAll @Size(max = 60) List<@IntRange(max = 700) Integer> pauses, @ForAll boolean antiflood) {
        TestClock time = new TestClock();
        Governor out = new Governor(time);
        ChatLimits limits = antiflood ? ANTIFLOOD : ChatLimits.CYTUBE;
        out.limits(limits);
        CytubeLimiter server = new CytubeLimiter(limits);
        List<String> sent = new ArrayList<>();
        for (int i = 0; i < pauses.size(); i++) {
            out.offer(Optional.empty(), "line " + i, true);
            time.pass(Duration.ofMillis(pauses.get(i)));
            out.next().ifPresent(message -> {
                assertThat(server.takes(time.instant())).isTrue();
                sent.add(message.text());
            });
        }
        assertThat(sent)
                .isEqualTo(IntStream.range(0, sent.size())
                        .mapToObj(i -> "line " + i)
                        .toList());
    }

    private void offer(int messages) {
        for (int i = 0; i < messages; i++) {
            governor.offer(Optional.empty(), "line " + i, false);
        }
    }

    private List<String> sendable() {
        List<String> sent = new ArrayList<>();
        for (Optional<Outgoing> next = governor.next(); next.isPresent(); next = governor.next()) {
            sent.add(next.get().text());
        }
        return sent;
    }

    private List<String> all() {
        List<String> sent = new ArrayList<>(sendable());
        while (governor.waiting() > 0) {
            clock.pass(Duration.ofMillis(125));
            sent.addAll(sendable());
        }
        return sent;
    }

    /** The server's side of it, as recorded. */
    private static final class CytubeLimiter {
        private final ChatLimits limits;
        private int count;
        private Instant last = Instant.EPOCH;

        CytubeLimiter(ChatLimits limits) {
            this.limits = limits;
        }

        boolean takes(Instant now) {
            if (last.isBefore(now.minus(limits.silence()))) {
                count = 1;
            } else if (count < limits.burst()) {
                count++;
            } else if (Duration.between(last, now).compareTo(limits.interval()) < 0) {
                return false;
            }
            last = now;
            return true;
        }
    }
}
