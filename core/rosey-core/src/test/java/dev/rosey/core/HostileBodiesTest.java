package dev.rosey.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rosey.bus.BusJson;
import dev.rosey.bus.CommandReply;
import dev.rosey.bus.CommandSpec;
import dev.rosey.bus.nats.NatsBus;
import dev.rosey.testkit.HostileBodies;
import dev.rosey.testkit.NatsServer;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Bodies that make no sense are answered on every subject, and harm nothing. */
class HostileBodiesTest {

    @RegisterExtension
    static final RoseyInARoom rosey = new RoseyInARoom();

    private static NatsBus operator;

    @BeforeAll
    static void connect() {
        operator = rosey.nats.connect(NatsServer.OPERATOR);
    }

    @AfterAll
    static void disconnect() {
        operator.close();
    }

    static Stream<String> subjects() {
        return NatsServer.manifests().stream()
                .flatMap(manifest -> manifest.commands().stream())
                .map(CommandSpec::subject);
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void everyBodyIsAnsweredBadRequest(String subject) {
        HostileBodies.ofCommand().forEach((what, body) -> {
            var reply = operator.requestAndWait(subject, body, Duration.ofSeconds(5));
            var said = BusJson.read(reply.body(), CommandReply.class);
            assertThat(said.ok()).as("%s on %s", what, subject).isFalse();
            assertThat(said.error().code()).as("%s on %s", what, subject).isEqualTo("BAD_REQUEST");
            assertThat(reply.headers()).as("%s on %s", what, subject).containsEntry("Nats-Service-Error-Code", "400");
        });
    }

    @Test
    void whatIsNoEventInTheChatFamilyHarmsNobody() {
        HostileBodies.ofCommand().values().forEach(body -> {
            operator.publish(dev.rosey.bus.nats.BusMessage.of("chat.message", null, body));
            operator.publish(dev.rosey.bus.nats.BusMessage.of("chat.private_message", null, body));
            operator.publish(dev.rosey.bus.nats.BusMessage.of("greet.stopping", null, body));
        });
        try (var alice = rosey.guest("alice")) {
            alice.say("!greet bob");
            alice.awaitLine(line -> line.text().equals("alice greets bob!"));
        }
    }
}
