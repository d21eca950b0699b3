package dev.rosey.cytube;

import static dev.rosey.cytube.SimulatedCytube.CHANNEL;
import static dev.rosey.cytube.SimulatedCytube.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rosey.bus.BusJson;
import dev.rosey.bus.ChatUser;
import dev.rosey.bus.CloudEvent;
import dev.rosey.bus.CommandReply;
import dev.rosey.bus.CommandRequest;
import dev.rosey.bus.nats.NatsBus;
import dev.rosey.simulator.CytubeSimulator;
import dev.rosey.simulator.SimulatorConfig;
import dev.rosey.testkit.HostProcess;
import dev.rosey.testkit.NatsServer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two processes of this module at one nats-server and one CyTube. */
class TwoInstancesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LEASE = Duration.ofSeconds(10);
    private static final Duration JOINING = Duration.ofSeconds(5);

    @RegisterExtension
    static final NatsServer nats = new NatsServer().withStores();

    private final CytubeSimulator cytube = CytubeSimulator.start(SimulatorConfig.withPassword(PASSWORD));
    private final List<CloudEvent> events = new CopyOnWriteArrayList<>();
    private NatsBus operator;
    private HostProcess first;
    private HostProcess second;

    @BeforeEach
    void startBoth() {
        operator = nats.connect(NatsServer.OPERATOR);
        operator.subscribe("chat.*", message -> events.add(BusJson.read(message.body(), CloudEvent.class)));
        operator.flush();
        first = start();
        await().atMost(PATIENCE).until(() -> all("chat.connected").size() == 1);
        second = start();
        await().atMost(PATIENCE).until(() -> all("chat.started").size() == 2);
    }

    @AfterEach
    void end() {
        first.close();
        second.close();
        operator.close();
        cytube.close();
    }

    private HostProcess start() {
        return HostProcess.start(
                nats,
                ".*/core/(rosey-core|cytube-simulator)/.*",
                Map.of(
                        "ROSEY_SIMULATOR_URL", cytube.uri().toString(),
                        "ROSEY_SIMULATOR_PASSWORD", PASSWORD,
                        "ROSEY_CHANNEL", CHANNEL));
    }

    private List<CloudEvent> all(String type) {
        return events.stream().filter(event -> event.type().equals(type)).toList();
    }

    private void say(String text) {
        var request = CommandRequest.of(CHANNEL, new ChatUser("trivia", 0), text, Instant.now());
        var reply = operator.requestAndWait("rosey.command.chat.say", BusJson.bytes(request), PATIENCE);
        assertThat(BusJson.read(reply.body(), CommandReply.class)).matches(CommandReply::ok);
    }

    private void assertThatOneIsThereAndSpeaks() {
        for (int i = 0; i < 10; i++) {
            say("line " + i); // each instance gets some of them
        }
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(cytube.channel(CHANNEL).said())
                        .extracting(line -> line.text())
                        .contains("line 0", "line 9"));
        assertThat(all("chat.kicked")).isEmpty();
    }

    @Test
    void oneIsInTheChannelAndTheOtherTakesOverWhenItIsKilled() {
        assertThatOneIsThereAndSpeaks();

        first.kill();

        await().atMost(LEASE.plus(JOINING))
                .untilAsserted(() -> assertThat(all("chat.connected"))
                        .extracting(CloudEvent::source)
                        .hasSize(2)
                        .doesNotHaveDuplicates());
        assertThatOneIsThereAndSpeaks();
    }

    @Test
    void theOtherTakesOverAtOnceWhenItStopsInOrder() {
        first.stop();

        await().atMost(JOINING)
                .untilAsserted(() -> assertThat(all("chat.connected"))
                        .extracting(CloudEvent::source)
                        .hasSize(2)
                        .doesNotHaveDuplicates());
        assertThatOneIsThereAndSpeaks();
    }
}
