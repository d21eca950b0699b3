package dev.rosey.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rosey.bus.BusJson;
import dev.rosey.bus.ChatUser;
import dev.rosey.bus.CommandReply;
import dev.rosey.bus.CommandRequest;
import dev.rosey.bus.Permissions;
import dev.rosey.bus.nats.BusMessage;
import dev.rosey.testkit.NatsServer;
import dev.rosey.testkit.RoseyHost;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Commands for a channel that another instance of the module owns. */
class HandedOnTest {

    @RegisterExtension
    @Order(1)
    static final NatsServer nats = new NatsServer().withStores().withUser("busy", Permissions.OPERATOR);

    private static final Bot bot = before();

    @RegisterExtension
    @Order(2)
    static final RoseyHost host = new RoseyHost(nats);

    private static Bot before() {
        nats.start();
        return Bot.listening(nats.connect(NatsServer.OPERATOR), "busy.*");
    }

    @BeforeAll
    static void ready() {
        await().atMost(Bot.PATIENCE).until(() -> bot.heard("busy.started").count() == 1);
    }

    @AfterAll
    static void disconnect() {
        bot.close();
    }

    private static byte[] command(String channel) {
        return BusJson.bytes(CommandRequest.of(channel, new ChatUser("alice", 1), "", Instant.now()));
    }

    private static void own(String channel, String instance) {
        var value = "{\"instance\":\"" + instance + "\"}";
        var key = BusMessage.of("$KV.rosey-leases.busy." + channel, null, value.getBytes(StandardCharsets.UTF_8));
        bot.bus().request(key, Bot.PATIENCE).join();
    }

    private static String instance() {
        return bot.heard("busy.started")
                .findFirst()
                .orElseThrow()
                .data()
                .path("instance")
                .asText();
    }

    @Test
    void goToItAndItsAnswerReachesWhoeverAsked() throws InterruptedException {
        own("theirs", "beef");
        BlockingQueue<BusMessage> handedOn = new LinkedBlockingQueue<>();
        try (var theOther = bot.bus().subscribe("rosey.peer.busy.beef", handedOn::add)) {
            var reply = bot.bus().request("rosey.command.busy.mine", command("theirs"), Bot.PATIENCE);
            var message = handedOn.poll(Bot.PATIENCE.toSeconds(), TimeUnit.SECONDS);

            assertThat(message.headers()).containsEntry(Peers.HANDED_ON, "rosey.command.busy.mine");
            bot.bus().publish(BusMessage.of(message.replyTo(), null, BusJson.bytes(CommandReply.text("theirs"))));
            assertThat(Bot.reply(reply.join()).text()).isEqualTo("theirs");
        }
    }

    @Test
    void areAnsweredInItsPlaceWhenItIsGone() {
        own("orphaned", "cafe");
        var reply = Bot.reply(bot.bus()
                .request("rosey.command.busy.mine", command("orphaned"), Bot.PATIENCE)
                .join());

        assertThat(reply.error()).matches(error -> error != null && error.code().equals("UNAVAILABLE"));
        assertThat(reply.text()).contains("One moment");
    }

    @Test
    void areAnsweredByAnOwnerThatIsThere() {
        var owner = instance();
        var asked = new BusMessage("rosey.peer.busy." + owner, null, Map.of(Peers.THERE, "true"), new byte[0], 0);

        assertThat(bot.bus().request(asked, Bot.PATIENCE).join().body()).isEmpty();
    }

    @Test
    void areCarriedOutHereWhenTheyWereHandedOnToHereOrNobodyOwnsTheChannel() {
        own("stale", "dead");
        var handedOn = new BusMessage(
                "rosey.peer.busy." + instance(),
                null,
                Map.of(Peers.HANDED_ON, "rosey.command.busy.mine"),
                command("stale"),
                0);
        assertThat(Bot.reply(bot.bus().request(handedOn, Bot.PATIENCE).join()).text())
                .isEqualTo("mine stale");
        var direct = bot.bus().request("rosey.command.busy.mine", command("free"), Bot.PATIENCE);
        assertThat(Bot.reply(direct.join()).text()).isEqualTo("mine free");
    }

    @Test
    void goNowhereWhenTheyAreForAnyInstance() {
        own("count", "beef");
        var direct = bot.bus().request("rosey.command.busy.count", command("count"), Bot.PATIENCE);
        assertThat(Bot.reply(direct.join()).text()).startsWith("call ");
    }
}
