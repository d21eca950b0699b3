package dev.rosey.cytube;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
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
    void twentyMessagesLeaveAtOnceAndTheRestPacedFromTheirEchoes() {
        offer(30);
        assertThat(sendable()).hasSize(20);
        assertThat(governor.untilNext()).isEqualTo(Duration.ofMillis(1110));
        clock.pass(Duration.ofMillis(300));
        for (int i = 0; i < 20; i++) {
            governor.echo(false, "line " + i);
        }
        assertThat(governor.untilNext()).isEqualTo(Duration.ofMillis(110));
        clock.pass(Duration.ofMillis(110));
        assertThat(sendable()).containsExactly("line 20");
    }

    @Test
    void withoutEchoesItGoesOnAfterAWhile() {
        offer(21);
        assertThat(sendable()).hasSize(20);
        clock.pass(Duration.ofMillis(1110));
        assertThat(sendable()).containsExactly("line 20");
    }

    @Test
    void underAntifloodFourLeaveAtOnceThenOneASecond() {
        governor.limits(ANTIFLOOD);
        offer(6);
        assertThat(sendable()).hasSize(4);
        for (int i = 0; i < 4; i++) {
            governor.echo(false, "line " + i);
        }
        assertThat(governor.untilNext()).isEqualTo(Duration.ofMillis(1010));
        clock.pass(Duration.ofMillis(1010));
        assertThat(sendable()).containsExactly("line 4");
    }

    @Test
    void afterTwoSecondsOfSilenceTheBurstIsBack() {
        offer(20);
        assertThat(sendable()).hasSize(20);
        clock.pass(Duration.ofMillis(3010));
        offer(20);
        assertThat(sendable()).hasSize(20);
    }

    @Test
    void privateMessagesAreNotSubjectToTheChannelsAntiflood() {
        governor.limits(ANTIFLOOD);
        for (int i = 0; i < 8; i++) {
            offer(Optional.of("alice"), "pm " + i, true);
        }
        assertThat(sendable()).hasSize(8);
    }

    @Test
    void whenTheQueueIsFullTheOldestNonReplyGivesWayAndIsCounted() {
        offer(Optional.empty(), "reply", true);
        offer(Governor.CAPACITY);
        assertThat(governor.waiting()).isEqualTo(Governor.CAPACITY);
        assertThat(governor.losses().overflow()).isEqualTo(1);
        assertThat(all()).startsWith("reply", "line 1").endsWith("line 99");
    }

    @Test
    void aQueueFullOfRepliesTakesNoMore() {
        IntStream.range(0, Governor.CAPACITY).forEach(i -> offer(Optional.empty(), "reply " + i, true));
        assertThat(offer(Optional.empty(), "one more", true)).isFalse();
        assertThat(offer(Optional.empty(), "chatter", false)).isFalse();
        assertThat(governor.losses().overflow()).isEqualTo(2);
        assertThat(all()).hasSize(Governor.CAPACITY).endsWith("reply 99");
    }

    @Test
    void theAnswersOfDifferentPeopleTakeTurnsAndEachPersonsStayInOrder() {
        offer(20);
        assertThat(sendable()).hasSize(20);
        IntStream.range(0, 3).forEach(i -> answer("mallory", "m" + i));
        answer("alice", "a0");
        offer(Optional.empty(), "news 0", false);
        offer(Optional.empty(), "news 1", false);
        answer("ALICE", "a1");

        assertThat(all()).containsExactly("m0", "a0", "news 0", "m1", "a1", "news 1", "m2");
    }

    @Test
    void aPrivateAnswerWaitsInLineWithThePublicOnesOfTheSamePerson() {
        offer(20);
        assertThat(sendable()).hasSize(20);
        answer("mallory", "m0");
        governor.offer(Optional.of("mallory"), "m1", true, Optional.of("mallory"));
        answer("alice", "a0");

        assertThat(all()).containsExactly("m0", "a0", "m1");
    }

    @Test
    void whoFillsTheQueueKeepsNobodyElseFromAnAnswer() {
        IntStream.range(0, Governor.CAPACITY).forEach(i -> answer("mallory", "m" + i));
        assertThat(answer("mallory", "one more")).isFalse();

        assertThat(answer("alice", "a0")).isTrue();

        assertThat(governor.waiting()).isEqualTo(Governor.CAPACITY);
        assertThat(governor.losses().overflow()).isEqualTo(2);
        assertThat(all()).startsWith("m0", "a0", "m1").endsWith("m98");
    }

    @Test
    void aQueueThatIsFullOfManyPeoplesAnswersTakesNoMoreFromAnyOfThem() {
        IntStream.range(0, Governor.CAPACITY).forEach(i -> answer("user" + i, "x"));
        assertThat(answer("user0", "one more")).isFalse();
        assertThat(answer("somebody else", "one more")).isFalse();
        assertThat(governor.waiting()).isEqualTo(Governor.CAPACITY);
    }

    @Property(tries = 200)
    void nothingIsLostUncountedAndNobodyWaitsForMoreThanOneAnswerOfEachOther(
            @ForAll @Size(max = 300) List<@IntRange(max = 5) Integer> people) {
        TestClock time = new TestClock();
        Governor out = new Governor(time);
        int offered = 0;
        for (int person : people) {
            out.offer(Optional.empty(), person + " " + offered++, true, Optional.of("p" + person));
        }
        List<String> left = new ArrayList<>();
        while (out.waiting() > 0) {
            out.next().map(Outgoing::text).ifPresent(left::add);
            time.pass(Duration.ofSeconds(2));
        }
        assertThat(left.size() + out.losses().overflow()).isEqualTo(people.size());
        assertThat(left).doesNotHaveDuplicates();
        people.stream().distinct().forEach(person -> {
            List<String> own =
                    left.stream().filter(text -> text.startsWith(person + " ")).toList();
            assertThat(own).isSortedAccordingTo(Comparator.comparingInt(GovernorTest::number));
            assertThat(left.indexOf(own.getFirst()))
                    .isLessThan((int) people.stream().distinct().count());
        });
    }

    private static int number(String text) {
        return Integer.parseInt(text.substring(text.indexOf(' ') + 1));
    }

    private boolean answer(String person, String text) {
        return governor.offer(Optional.empty(), text, true, Optional.of(person));
    }

    @Test
    void whatWaitedThroughALongOutageIsStale() {
        offer(3);
        clock.pass(Duration.ofSeconds(61));
        governor.connected();
        assertThat(sendable()).isEmpty();
        assertThat(governor.losses().stale()).isEqualTo(3);
    }

    @Test
    void whatBecomesStaleWhileItWaitsForItsTurnAfterAnOutageIsNotSent() {
        offer(25);
        clock.pass(Duration.ofSeconds(59));
        governor.connected();
        assertThat(sendable()).hasSize(20);
        clock.pass(Duration.ofSeconds(2));
        assertThat(sendable()).isEmpty();
        assertThat(governor.losses().stale()).isEqualTo(5);
        assertThat(governor.untilNext()).isEqualTo(Governor.NEVER);
    }

    @Test
    void aLongQueueWithoutAnOutageIsNeverStale() {
        governor.connected();
        clock.pass(Duration.ofSeconds(1));
        offer(25);
        assertThat(sendable()).hasSize(20);
        clock.pass(Duration.ofMinutes(2));
        assertThat(sendable()).hasSize(5);
    }

    @Test
    void whatCytubeDroppedIsSentOnceMoreAndBeforeTheRest() {
        offer(4);
        assertThat(sendable()).hasSize(4);
        governor.echo(false, "line 0");
        governor.throttled();
        governor.echo(false, "line 1");
        governor.throttled();
        offer(Optional.empty(), "later", false);
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

    /** For nobody in particular. */
    private boolean offer(Optional<String> to, String text, boolean reply) {
        return governor.offer(to, text, reply, Optional.empty());
    }

    private void offer(int messages) {
        for (int i = 0; i < messages; i++) {
            offer(Optional.empty(), "line " + i, false);
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
        sent.forEach(text -> governor.echo(false, text));
        while (governor.waiting() > 0) {
            clock.pass(Duration.ofMillis(110));
            List<String> next = sendable();
            next.forEach(text -> governor.echo(false, text));
            sent.addAll(next);
        }
        return sent;
    }

    /** The server's side of it, as recorded, behind a network that delays each message as it likes and keeps their order. */
    private static final class SlowCytube {
        private record InFlight(String text, Instant arrives) {}

        final List<String> taken = new ArrayList<>();
        private final ChatLimits limits;
        private final List<Integer> delays;
        private final List<InFlight> back = new ArrayList<>();
        private int count;
        private int messages;
        private Instant last = Instant.EPOCH;
        private Instant lastArrival = Instant.EPOCH;

        SlowCytube(ChatLimits limits, List<Integer> delays) {
            this.limits = limits;
            this.delays = delays;
        }

        void send(String text, Instant now) {
            Instant there = later(lastArrival, now.plusMillis(delay()));
            assertThat(takes(there)).as("%s, arriving at %s", text, there).isTrue();
            taken.add(text);
            lastArrival = there;
            Instant andBack = there.plusMillis(delay());
            back.add(new InFlight(
                    text, back.isEmpty() ? andBack : later(back.getLast().arrives(), andBack)));
        }

        List<String> echoes(Instant now) {
            List<String> here = back.stream()
                    .filter(echo -> !echo.arrives().isAfter(now))
                    .map(InFlight::text)
                    .toList();
            back.removeIf(echo -> !echo.arrives().isAfter(now));
            return here;
        }

        private int delay() {
            return delays.get(messages++ % delays.size());
        }

        private boolean takes(Instant now) {
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

        private static Instant later(Instant a, Instant b) {
            return a.isAfter(b) ? a : b;
        }
    }
}
