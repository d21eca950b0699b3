package dev.rosey.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rosey.bus.BusJson;
import dev.rosey.bus.ChatUser;
import dev.rosey.bus.CommandReply;
import dev.rosey.bus.CommandRequest;
import dev.rosey.testkit.NatsServer;
import dev.rosey.testkit.TestBot;
import io.nats.service.ServiceBuilder;
import io.nats.service.ServiceEndpoint;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the room hears of the answers of a plugin that does not keep to the contract. */
class ForeignAnswersTest {

    @RegisterExtension
    static final RoseyInARoom rosey = Parrot.room();

    private static final Parrot parrot = new Parrot(rosey);

    @Test
    void anAnswerWithoutEndIsCut() throws Exception {
        var more = "\"x\",".repeat(9_999) + "\"x\"";
        var lines = answered("ada", "{\"ok\":true,\"text\":\"so\",\"more\":[" + more + "]}", "and 9980 more");

        assertThat(lines).filteredOn(line -> line.text().equals("x")).hasSize(20);
    }

    @Test
    void whoIsRefusedWithoutAWordIsToldAtLeastThat() throws Exception {
        answered("ida", "{\"ok\":false,\"error\":{\"code\":\"NO\",\"message\":\"SQL\"}}", "did not work");
    }

    /** What the room says until this is among it, when the parrot answers that. */
    private static List<TestBot.Line> answered(String guest, String answer, String last) throws Exception {
        try (var bot = rosey.guest(guest);
                var connection = parrot.connect()) {
            var service = Parrot.start(connection, "rosey.command.parrot.say", "parrot say", answer);
            await().until(() -> parrot.phraseIsUp("parrot say"));
            bot.say("!parrot say");
            bot.awaitLine(line -> line.text().contains(last));
            service.stop();
            return bot.lines();
        }
    }

    @Test
    void whoIsRefusedWithoutTheErrorThatBelongsToItHearsTheReason() throws Exception {
        answered("una", "{\"ok\":false,\"text\":\"No city is called that.\"}", "No city is called that.");
        awaitWhy("to “say”: its reply is not ok and has no “error”");

        answered("eve", "{\"ok\":false,\"text\":\"Nor that.\",\"error\":\"no such city\"}", "Nor that.");
        awaitWhy("to “say”: the “error” of its reply has no “code”");
    }

    @Test
    void whoIsAnsweredWithNonsenseIsToldSoKindlyAndItsAuthorExactly() throws Exception {
        answered("ann", "", "an answer that I don't understand");
        awaitWhy("the body is empty");

        answered("bea", "{\"text\":\"sunny\"}", "an answer that I don't understand");
        awaitWhy("its reply has no “ok” that is true or false");
    }

    @Test
    void whoIsAnsweredByTheHeadersOfTheServicesProtocolAloneIsToldThatItDidNotWork() throws Exception {
        try (var bot = rosey.guest("cleo");
                var connection = parrot.connect()) {
            var service = new ServiceBuilder()
                    .connection(connection)
                    .name("parrot")
                    .version("0.1.0")
                    .metadata(Map.of("rosey.kind", "plugin", "rosey.family", "parrot"))
                    .addServiceEndpoint(ServiceEndpoint.builder()
                            .endpointName("fail")
                            .endpointSubject("rosey.command.parrot.fail")
                            .endpointMetadata(Map.of("rosey.phrase", "parrot fail"))
                            .handler(message -> message.respondStandardError(connection, "no such city", 404))
                            .build())
                    .build();
            service.startService();
            await().until(() -> parrot.phraseIsUp("parrot fail"));
            bot.say("!parrot fail");

            bot.awaitLine(line -> line.text().equals("Sorry, that did not work."));
            awaitWhy("it answers with the error “no such city” (404) and without a body");
            service.stop();
        }
    }

    private static void awaitWhy(String reason) {
        await().untilAsserted(() -> assertThat(why()).contains(reason));
    }

    /** What {@code !plugin why} says. */
    private static String why() {
        try (var operator = rosey.nats.connect(NatsServer.OPERATOR)) {
            var asked = CommandRequest.of(RoseyInARoom.CHANNEL, new ChatUser("owner", 5), "parrot", Instant.now());
            var reply =
                    operator.requestAndWait("rosey.command.plugin.why", BusJson.bytes(asked), Duration.ofSeconds(20));
            return String.valueOf(BusJson.read(reply.body(), CommandReply.class).data());
        }
    }
}
