package dev.rosey.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rosey.bus.BusJson;
import dev.rosey.bus.ChatUser;
import dev.rosey.bus.CommandReply;
import dev.rosey.bus.CommandRequest;
import dev.rosey.bus.nats.NatsBus;
import dev.rosey.testkit.NatsServer;
import dev.rosey.testkit.RoseyHost;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ServedPluginTest {

    @RegisterExtension
    @Order(1)
    static final NatsServer nats = new NatsServer();

    @RegisterExtension
    @Order(2)
    static final RoseyHost host = new RoseyHost(nats);

    private static NatsBus operator;

    @BeforeAll
    static void connect() {
        operator = nats.connect(NatsServer.OPERATOR);
    }

    @AfterAll
    static void disconnect() {
        operator.close();
    }

    @Test
    void aPluginAnswers() {
        var request = CommandRequest.of("room", new ChatUser("alice", 1), "", Instant.now());
        var reply = operator.requestAndWait("rosey.command.hello.hello", BusJson.bytes(request), Duration.ofSeconds(5));
        assertThat(BusJson.read(reply.body(), CommandReply.class).text()).isEqualTo("Hello alice!");
    }
}
