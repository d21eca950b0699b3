package dev.rosey.cytube;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
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

/** Whose message leaves next, and what gives way when too much waits. */
class TakingTurnsTest {

    private final WayOut way = new WayOut();
    private final Governor governor = way.governor;

    @Test
    void whenTheQueueIsFullTheOldestNonReplyGivesWayAndIsCounted() {
        way.offer(Optional.empty(), "reply", true);
        way.offer(Governor.CAPACITY);
        assertThat(governor.waiting()).isEqualTo(Governor.CAPACITY);
        assertThat(governor.losses().overflow()).isEqualTo(1);
        assertThat(way.all()).startsWith("reply", "line 1").endsWith("line 99");
    }

    @Test
    void aQueueFullOfRepliesTakesNoMore() {
        IntStream.range(0, Governor.CAPACITY).forEach(i -> way.offer(Optional.empty(), "reply " + i, true));
        assertThat(way.offer(Optional.empty(), "one more", true)).isFalse();
        assertThat(way.offer(Optional.empty(), "chatter", false)).isFalse();
        assertThat(governor.losses().overflow()).isEqualTo(2);
        assertThat(way.all()).hasSize(Governor.CAPACITY).endsWith("reply 99");
    }

    @Test
    void theAnswersOfDifferentPeopleTakeTurnsAndEachPersonsStayInOrder() {
        way.offer(20);
        assertThat(way.sendable()).hasSize(20);
        IntStream.range(0, 3).forEach(i -> way.answer("mallory", "m" + i));
        way.answer("alice", "a0");
        way.offer(Optional.empty(), "news 0", false);
        way.offer(Optional.empty(), "news 1", false);
        way.answer("ALICE", "a1");

        assertThat(way.all()).containsExactly("m0", "a0", "news 0", "m1", "a1", "news 1", "m2");
    }

    @Test
    void aPrivateAnswerWaitsInLineWithThePublicOnesOfTheSamePerson() {
        way.offer(20);
        assertThat(way.sendable()).hasSize(20);
        way.answer("mallory", "m0");
        governor.offer(Optional.of("mallory"), "m1", true, Optional.of("mallory"));
        way.answer("alice", "a0");

        assertThat(way.all()).containsExactly("m0", "a0", "m1");
    }

    @Test
    void whoFillsTheQueueKeepsNobodyElseFromAnAnswer() {
        IntStream.range(0, Governor.CAPACITY).forEach(i -> way.answer("mallory", "m" + i));
        assertThat(way.answer("mallory", "one more")).isFalse();

        assertThat(way.answer("alice", "a0")).isTrue();

        assertThat(governor.waiting()).isEqualTo(Governor.CAPACITY);
        assertThat(governor.losses().overflow()).isEqualTo(2);
        assertThat(way.all()).startsWith("m0", "a0", "m1").endsWith("m98");
    }

    @Test
    void aQueueThatIsFullOfManyPeoplesAnswersTakesNoMoreFromAnyOfThem() {
        IntStream.range(0, Governor.CAPACITY).forEach(i -> way.answer("user" + i, "x"));
        assertThat(way.answer("user0", "one more")).isFalse();
        assertThat(way.answer("somebody else", "one more")).isFalse();
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
            assertThat(own).isSortedAccordingTo(Comparator.comparingInt(TakingTurnsTest::number));
            assertThat(left.indexOf(own.getFirst()))
                    .isLessThan((int) people.stream().distinct().count());
        });
    }

    private static int number(String text) {
        return Integer.parseInt(text.substring(text.indexOf(' ') + 1));
    }
}
