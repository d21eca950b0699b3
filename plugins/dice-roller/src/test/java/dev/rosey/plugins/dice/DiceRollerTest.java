package dev.rosey.plugins.dice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rosey.bus.BusJson;
import dev.rosey.bus.ChatUser;
import dev.rosey.bus.CommandReply;
import dev.rosey.bus.CommandRequest;
import dev.rosey.bus.nats.NatsBus;
import dev.rosey.testkit.NatsServer;
import dev.rosey.testkit.RoseyHost;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DiceRollerTest {
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
    void rollsAndSaysSoAnonymously() throws InterruptedException {
        BlockingQueue<String> events = new LinkedBlockingQueue<>();
        operator.subscribe(
                "dice.roll_performed", message -> events.add(new String(message.body(), StandardCharsets.UTF_8)));
        operator.flush();

        CommandReply reply = ask("roll", "2d1+1d4*0+3 fire");

        assertThat(reply.ok()).isTrue();
        assertThat(reply.text())
                .startsWith("🎲 alice rolls 2d1+1d4*0+3 (fire): [1, 1] + ")
                .endsWith(" = 5");
        assertThat(reply.data().toString()).contains("total=5");
        String event = events.poll(5, TimeUnit.SECONDS);
        assertThat(event)
                .contains("\"count\":2", "\"sides\":1", "\"total\":5", "\"terms\":[{\"count\":2,\"sides\":1}")
                .doesNotContain("alice", "room", "fire");
    }

    @Test
    void tellsWhereNotationIsWrong() {
        CommandReply reply = ask("roll", "2d");

        assertThat(reply.ok()).isFalse();
        assertThat(reply.text()).isEqualTo("I can't read “2d” — a number of sides is missing after “d”. Try !roll 2d6");
        assertThat(reply.error().code()).isEqualTo("INVALID_NOTATION");
        assertThat(reply.error().message()).isEqualTo("expected a number of sides");
        assertThat(reply.error().details())
                .containsEntry("position", 2)
                .containsEntry("expected", "a whole number from 1");
    }

    @Test
    void flipsCoins() {
        assertThat(ask("flip", "").text()).matches("🪙 alice flips a coin: (heads|tails)");
    }

    @Test
    void rollsAgainWhatTheUserRolledHere() {
        assertThat(ask("roll", "3d1 fire").ok()).isTrue();
        assertThat(ask("roll", "again").text()).isEqualTo("🎲 alice rolls 3d1 (fire): [1, 1, 1] = 3");
    }

    private static CommandReply ask(String action, String arguments) {
        var request = CommandRequest.of("room", new ChatUser("alice", 0), arguments, Instant.now());
        var reply =
                operator.requestAndWait("rosey.command.dice." + action, BusJson.bytes(request), Duration.ofSeconds(5));
        return BusJson.read(reply.body(), CommandReply.class);
    }
}
