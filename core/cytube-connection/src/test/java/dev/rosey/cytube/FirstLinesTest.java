package dev.rosey.cytube;

import static dev.rosey.cytube.SimulatedCytube.awaitConnected;
import static dev.rosey.cytube.SimulatedCytube.state;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rosey.cytube.ChatEvent.Connected;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What Rosey is to say when she has only just come into a channel, where the test decides how long she waits for her rank. */
class FirstLinesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration FOR_THE_RANK = Duration.ofMillis(1_500);
    private static final Duration MOMENT = Duration.ofMillis(1);

    private final HeldTimers time = new HeldTimers();
    private final SimulatedCytube world = new SimulatedCytube(channel -> time);

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void aLineWaitsForTheRankInTheChannelThatLetsRoseyChat() {
        world.channel.setPermission("chat", 2);
        world.channel.holdRanks();
        List<CompletableFuture<Acceptance>> answers = new CopyOnWriteArrayList<>();

        world.joinedAnd(rosey -> {
            answers.add(say(rosey, "first"));
            answers.add(say(rosey, "second"));
            world.channel.tellRanks();
        });

        assertThat(answers)
                .hasSize(2)
                .allSatisfy(
                        answer -> assertThat(answer).succeedsWithin(PATIENCE).isEqualTo(Acceptance.QUEUED));
        await().untilAsserted(() -> assertThat(world.saidByRosey()).containsExactly("first", "second"));
    }

    @Test
    void aRankThatMayNotChatAfterAllRefusesTheLine() {
        world.channel.setPermission("chat", 3.5);
        world.channel.holdRanks();
        List<CompletableFuture<Acceptance>> answers = new CopyOnWriteArrayList<>();

        world.joinedAnd(rosey -> {
            answers.add(say(rosey, "may I"));
            world.channel.tellRanks();
        });

        assertThat(answers)
                .singleElement()
                .satisfies(answer -> assertThat(answer).succeedsWithin(PATIENCE).isEqualTo(Acceptance.SILENCED));
    }

    @Test
    void whereAnybodyMayChatNothingWaitsForTheRank() {
        world.channel.holdRanks();
        Channels rosey = world.joined();

        assertThat(say(rosey, "hello")).succeedsWithin(PATIENCE).isEqualTo(Acceptance.QUEUED);
        await().untilAsserted(() -> assertThat(world.saidByRosey()).containsExactly("hello"));
    }

    @Test
    void aRankThatIsNeverToldKeepsNobodyWaiting() {
        world.channel.setPermission("chat", 2);
        world.channel.holdRanks();
        Channels rosey = world.joined();
        CompletableFuture<Acceptance> answer = say(rosey, "may I");

        time.pass(FOR_THE_RANK.minus(MOMENT));
        assertThat(answer).isNotDone();
        time.pass(MOMENT);

        assertThat(answer).isCompletedWithValue(Acceptance.SILENCED);
        assertThat(state(rosey).room().silence()).isPresent();
    }

    @Test
    void aGuestWhomTheChannelSilencesLaterIsNotTakenToAwaitARank() {
        Channels rosey = world.rosey(new ChannelConfig(
                world.cytube.uri(), SimulatedCytube.CHANNEL, "visitor", Optional::empty, Optional::empty));
        awaitConnected(rosey);
        time.pass(FOR_THE_RANK);
        world.channel.setPermission("chat", 1);

        await().until(() -> state(rosey).room().silence().isPresent());
        assertThat(say(rosey, "may I")).succeedsWithin(PATIENCE).isEqualTo(Acceptance.SILENCED);
    }

    @Test
    void whatHadToWaitWhenTheConnectionWasLostIsSaidOnTheNext() {
        Channels rosey = world.joined();
        List<String> lines = IntStream.range(0, 40).mapToObj(i -> "line " + i).toList();
        lines.forEach(line -> say(rosey, line));
        await().until(() -> world.saidByRosey().size() >= 20);
        assertThat(world.saidByRosey()).doesNotContain("line 39");

        world.channel.dropConnections();
        await().until(() -> {
            time.pass(Duration.ofMillis(10)); // much less than joining may take
            return world.heard(Connected.class).size() == 2;
        });

        await().untilAsserted(() -> assertThat(world.saidByRosey()).contains("line 39"));
    }

    private static CompletableFuture<Acceptance> say(Channels rosey, String text) {
        return rosey.all().getFirst().say(Optional.empty(), text, false, Optional.empty());
    }
}
