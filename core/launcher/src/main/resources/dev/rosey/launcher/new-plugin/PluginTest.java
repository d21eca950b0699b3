package dev.rosey.plugins.@TOKEN@;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rosey.bus.BusJson;
import dev.rosey.bus.ChatUser;
import dev.rosey.bus.CommandReply;
import dev.rosey.bus.CommandRequest;
import dev.rosey.bus.nats.NatsBus;
import dev.rosey.testkit.HostileBodies;
import dev.rosey.testkit.NatsServer;
import dev.rosey.testkit.RoseyHost;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The plugin on a real bus, with its own user. */
class @CLASS@Test {

    private static final String HELLO = "rosey.command.@TOKEN@.hello";

    @RegisterExtension
    @Order(1)
    static final NatsServer nats = new NatsServer();

    @RegisterExtension
    @Order(2)
    static final RoseyHost host = new RoseyHost(nats);

    private static NatsBus bus;

    @BeforeAll
    static void connect() {
        bus = nats.connect(NatsServer.OPERATOR);
    }

    @AfterAll
    static void disconnect() {
        bus.close();
    }

    private static CommandReply ask(byte[] body) {
        var reply = bus.requestAndWait(HELLO, body, Duration.ofSeconds(10));
        return BusJson.read(reply.body(), CommandReply.class);
    }

    @Test
    void whoAsksIsGreeted() {
        var request = CommandRequest.of("movienight", ChatUser.guest("alice"), "", Instant.now());

        assertThat(ask(BusJson.bytes(request)).text()).isEqualTo("Hello alice!");
    }

    @Test
    void whatMakesNoSenseIsABadRequest() {
        HostileBodies.ofCommand().forEach((what, body) -> {
            var error = ask(body).error();
            assertThat(error).as(what).extracting("code").isEqualTo("BAD_REQUEST");
        });
    }
}
