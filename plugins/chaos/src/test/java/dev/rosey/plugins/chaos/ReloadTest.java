package dev.rosey.plugins.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rosey.bus.BusJson;
import dev.rosey.bus.ChatUser;
import dev.rosey.bus.CommandReply;
import dev.rosey.bus.CommandRequest;
import dev.rosey.bus.nats.BusMessage;
import dev.rosey.bus.nats.NatsBus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Commands keep coming while a plugin is reloaded, out of core at first and then from one JVM of its own to the next. */
class ReloadTest {

    private static final int RELOADS = Integer.getInteger("chaos.reloads");
    private static final int COMMANDS = RELOADS * 2_000;
    private static final int PER_SECOND = 500;
    /** Who sends waits for answers, so that a starved machine makes the test slow and not wrong. */
    private static final int IN_FLIGHT = 100;

    private static final String INBOX = "_INBOX.operator.load.";
    private static final Duration LONGEST = Duration.ofSeconds(60);

    @RegisterExtension
    static final SharedRosey shared = new SharedRosey();

    private final AtomicIntegerArray answers = new AtomicIntegerArray(COMMANDS);
    private final Queue<String> refusals = new ConcurrentLinkedQueue<>();
    private final AtomicInteger sent = new AtomicInteger();
    private final Semaphore places = new Semaphore(IN_FLIGHT);

    @Test
    void noCommandIsLostAndNoneIsAnsweredTwice() throws InterruptedException {
        try (var operator = shared.rosey().operator();
                var replies = operator.subscribe(INBOX + "*", this::count);
                var load = Executors.newSingleThreadScheduledExecutor()) {
            var ticks = load.scheduleAtFixedRate(
                    () -> roll(operator), 0, TimeUnit.SECONDS.toMicros(1) / PER_SECOND, TimeUnit.MICROSECONDS);
            for (int i = 0; i < RELOADS; i++) {
                assertThat(reload(operator).text()).startsWith("dice-roller was reloaded");
            }
            await().atMost(WholeRosey.PATIENCE).until(() -> sent.get() >= COMMANDS);
            ticks.cancel(false);
            await().atMost(WholeRosey.PATIENCE)
                    .untilAsserted(() -> assertThat(numbersAnswered(0)).isEmpty());
        }
        assertThat(refusals).isEmpty();
        assertThat(IntStream.range(0, COMMANDS).filter(i -> answers.get(i) > 1)).isEmpty();
    }

    private List<Integer> numbersAnswered(int times) {
        return IntStream.range(0, COMMANDS)
                .filter(i -> answers.get(i) == times)
                .boxed()
                .toList();
    }

    private void count(BusMessage reply) {
        places.release();
        answers.incrementAndGet(Integer.parseInt(reply.subject().substring(INBOX.length())));
        if (reply.status() != 0 || reply.headers().containsKey("Nats-Service-Error")) {
            refusals.add(reply.status() + " " + reply.headers());
        }
    }

    private void roll(NatsBus operator) {
        int number = sent.get();
        if (number < COMMANDS && places.tryAcquire()) {
            sent.incrementAndGet();
            operator.publish(BusMessage.of("rosey.command.dice.roll", INBOX + number, request("1d6")));
        }
    }

    private static CommandReply reload(NatsBus operator) {
        var reply = operator.requestAndWait("rosey.command.plugin.reload", request("dice-roller"), LONGEST);
        return BusJson.read(reply.body(), CommandReply.class);
    }

    private static byte[] request(String args) {
        return BusJson.bytes(CommandRequest.of(WholeRosey.CHANNEL, new ChatUser("owner", 5), args, Instant.now()));
    }
}
