package dev.rosey.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rosey.bus.BusJson;
import dev.rosey.bus.ChatUser;
import dev.rosey.bus.CommandRequest;
import dev.rosey.bus.Permissions;
import dev.rosey.bus.nats.BusMessage;
import dev.rosey.bus.nats.NatsBus;
import dev.rosey.runtime.busy.Busy;
import dev.rosey.testkit.NatsServer;
import dev.rosey.testkit.RoseyHost;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An answer under way while nats-server reads its users anew is refused there, and given again to who asks for it. */
class LostReplyTest {

    private static final String COMMAND = "rosey.command.busy.held";

    @RegisterExtension
    @Order(1)
    static final NatsServer nats = new NatsServer();

    @RegisterExtension
    @Order(2)
    static final RoseyHost host = new RoseyHost(nats);

    private static final List<BusMessage> answers = new CopyOnWriteArrayList<>();
    private static final List<BusMessage> ended = new CopyOnWriteArrayList<>();
    private static NatsBus bus;

    @BeforeAll
    static void connect() {
        bus = nats.connect(NatsServer.OPERATOR);
        bus.subscribe("rosey.reply.>", answers::add);
        bus.subscribe("busy.command_handled", ended::add);
        bus.requestAndWait("rosey.command.busy.count", request(), Bot.PATIENCE);
    }

    @AfterAll
    static void disconnect() {
        bus.close();
    }

    @Test
    void anAnswerThatWasRefusedIsRepeatedAndTheWorkIsNot() {
        var replyTo = underWayDuringReload("finished");
        int endedBefore = ended.size();
        Busy.gate.countDown();
        await().atMost(Bot.PATIENCE).until(() -> ended.size() > endedBefore);
        int calls = Busy.CALLS.get();
        assertThat(answered(replyTo)).isFalse();

        await().atMost(Bot.PATIENCE).until(() -> {
            bus.publish(BusMessage.again(COMMAND, replyTo));
            return answered(replyTo);
        });

        bus.publish(BusMessage.again(COMMAND, replyTo));
        bus.requestAndWait("rosey.command.busy.settled", request(), Bot.PATIENCE);
        assertThat(answers)
                .filteredOn(answer -> answer.subject().equals(replyTo))
                .hasSize(1);
        assertThat(Busy.CALLS).hasValue(calls);
    }

    @Test
    void whoIsStillAtWorkAnswersAfterBeingAskedAgain() {
        var replyTo = underWayDuringReload("working");

        bus.publish(BusMessage.again(COMMAND, replyTo));
        bus.requestAndWait("rosey.command.busy.settled", request(), Bot.PATIENCE);
        Busy.gate.countDown();

        await().atMost(Bot.PATIENCE).until(() -> answered(replyTo));
    }

    /** A request that a handler has, and an answer to which the server has forgotten that it is owed. */
    private static String underWayDuringReload(String name) {
        Busy.gate = new CountDownLatch(1);
        var replyTo = "rosey.reply.busy." + name;
        int before = Busy.CALLS.get();
        bus.publish(BusMessage.of(COMMAND, replyTo, request()));
        await().atMost(Bot.PATIENCE).until(() -> Busy.CALLS.get() > before);
        nats.admit("newcomer-" + name, new Permissions(List.of(), List.of()));
        return replyTo;
    }

    private static boolean answered(String replyTo) {
        return answers.stream().anyMatch(answer -> answer.subject().equals(replyTo));
    }

    private static byte[] request() {
        return BusJson.bytes(CommandRequest.of("room", new ChatUser("alice", 1), "red", Instant.now()));
    }
}
