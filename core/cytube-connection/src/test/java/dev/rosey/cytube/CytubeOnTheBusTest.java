package dev.rosey.cytube;

import static dev.rosey.cytube.SimulatedCytube.CHANNEL;
import static dev.rosey.cytube.SimulatedCytube.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rosey.bus.BusJson;
import dev.rosey.bus.ChatUser;
import dev.rosey.bus.CommandReply;
import dev.rosey.bus.CommandRequest;
import dev.rosey.bus.nats.BusMessage;
import dev.rosey.bus.nats.NatsBus;
import dev.rosey.simulator.CytubeSimulator;
import dev.rosey.simulator.SaidLine;
import dev.rosey.simulator.SimulatedChannel;
import dev.rosey.simulator.SimulatorConfig;
import dev.rosey.testkit.NatsServer;
import dev.rosey.testkit.RoseyHost;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The whole module as a host runs it: real nats-server with its own user, real Socket.IO. */
class CytubeOnTheBusTest {

    private static final CytubeSimulator cytube = CytubeSimulator.start(SimulatorConfig.withPassword(PASSWORD));
    private static final SimulatedChannel channel = cytube.channel(CHANNEL);

    @RegisterExtension
    @Order(1)
    static final NatsServer nats = new NatsServer().withStores();

    @RegisterExtension
    @Order(2)
    static final RoseyHost host = new RoseyHost(nats)
            .with("rosey.simulator.url", cytube.uri().toString())
            .with("rosey.simulator.password", PASSWORD)
            .with("rosey.channel", CHANNEL);

    private static NatsBus operator;
    private static final List<BusMessage> events = new CopyOnWriteArrayList<>();

    @BeforeAll
    static void connect() {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(30));
        operator = nats.connect(NatsServer.OPERATOR);
        operator.subscribe("chat.*", events::add);
        operator.flush();
    }

    @AfterAll
    static void disconnect() {
        operator.close();
        cytube.close();
    }

    @Test
    void aChatLineIsAnEventThatStartsNoTrace() {
        try (Person alice = Person.join(cytube, CHANNEL, "alice", Optional.empty())) {
            alice.say("!roll 2d6 &amp; *more*");
            await().untilAsserted(() -> assertThat(data("chat.message"))
                    .anySatisfy(line -> assertThat(line.get("text").asText()).isEqualTo("!roll 2d6 &amp; *more*")));
            JsonNode line = data("chat.message").getLast();
            assertThat(line.get("platform").asText()).isEqualTo("cytube");
            assertThat(line.get("channel").asText()).isEqualTo(CHANNEL);
            assertThat(line.at("/user/name").asText()).isEqualTo("alice");
            assertThat(line.at("/user/rank").asDouble()).isZero();
            assertThat(line.get("message_id").asText()).isNotBlank();
            assertThat(Instant.parse(line.get("sent_at").asText())).isNotNull();
        }
        assertThat(events)
                .filteredOn(event -> event.subject().equals("chat.message"))
                .allSatisfy(
                        event -> assertThat(event.headers().get("traceparent")).isNull());
    }

    @Test
    void privateMessagesAndUsersAreEventsOfTheirOwn() {
        try (Person bob = Person.join(cytube, CHANNEL, "bob", Optional.empty())) {
            bob.tell("rosey", "!help");
            await().untilAsserted(() -> assertThat(data("chat.private_message"))
                    .anySatisfy(line -> assertThat(line.get("text").asText()).isEqualTo("!help")));
        }
        await().untilAsserted(() -> assertThat(data("chat.user_left"))
                .anySatisfy(left -> assertThat(left.at("/user/name").asText()).isEqualTo("bob")));
        assertThat(data("chat.user_joined"))
                .anySatisfy(came -> assertThat(came.at("/user/name").asText()).isEqualTo("bob"));
    }

    @Test
    void sayAndPmAreHeardInTheChannel() {
        try (Person carol = Person.join(cytube, CHANNEL, "carol", Optional.empty())) {
            await().until(() -> call("users", "").at("/data/users").toString().contains("carol"));
            assertThat(call("say", "hello from the bus").get("ok").asBoolean()).isTrue();
            assertThat(call("pm", "carol only  for you").get("ok").asBoolean()).isTrue();
            await().untilAsserted(() -> assertThat(channel.said())
                    .anyMatch(line -> line.to() == null && line.text().equals("hello from the bus"))
                    .anyMatch(line -> "carol".equals(line.to()) && line.text().equals("only  for you")));
        }
    }

    @Test
    void whatIsSaidAtOnceArrivesInOrder() {
        List<String> lines =
                IntStream.range(0, 60).mapToObj(i -> "in order " + i).toList();
        for (String line : lines) {
            CommandRequest request = CommandRequest.of(CHANNEL, new ChatUser("rosey-core", 0), line, Instant.now());
            operator.request("rosey.command.chat.say", BusJson.bytes(request), Duration.ofSeconds(5));
        }
        await().untilAsserted(() -> assertThat(channel.said())
                .extracting(SaidLine::text)
                .filteredOn(text -> text.startsWith("in order"))
                .isEqualTo(lines));
    }

    @Test
    void failuresAreAnsweredWithTheirCode() {
        assertThat(call("pm", "nobody hi").at("/error/code").asText()).isEqualTo("NOT_FOUND");
        assertThat(call("pm", "carol").at("/error/code").asText()).isEqualTo("BAD_REQUEST");
        assertThat(call("say", "").at("/error/code").asText()).isEqualTo("BAD_REQUEST");
    }

    @Test
    void healthSaysOfEachChannelHowItIs() throws Exception {
        assertThat(host.get("/health/ready"))
                .contains("\"cytube\"", "\"cytube-presence\"", "\"movienight\":\"connected\"");
        cytube.stop();
        await().until(() -> host.status("/health/ready") == 503);
        assertThat(host.get("/health/ready"))
                .contains("\"movienight\":\"out\"")
                .doesNotContain("\"movienight\":\"connected\"");
        assertThat(host.status("/health/live")).isEqualTo(200);
        assertThat(call("say", "hello?").at("/error/code").asText()).isEqualTo("UNAVAILABLE");
        assertThat(call("channels", "").at("/data/channels/0/connected").asBoolean())
                .isFalse();
        cytube.resume();
        await().until(() -> host.status("/health/ready") == 200);
        assertThat(data("chat.disconnected")).isNotEmpty();
        assertThat(data("chat.connected")).isNotEmpty();
    }

    @Test
    void metricsTellOfEachChannel() throws Exception {
        assertThat(host.get("/metrics")).contains("rosey_cytube_connected").contains("channel=\"movienight\"");
    }

    @Test
    void noPasswordReachesAnEvent() {
        assertThat(events)
                .allSatisfy(event -> assertThat(new String(event.body(), StandardCharsets.UTF_8))
                        .doesNotContain(PASSWORD));
    }

    private static JsonNode call(String action, String args) {
        CommandRequest request = CommandRequest.of(CHANNEL, new ChatUser("trivia", 0), args, Instant.now());
        BusMessage reply =
                operator.requestAndWait("rosey.command.chat." + action, BusJson.bytes(request), Duration.ofSeconds(5));
        assertThat(BusJson.read(reply.body(), CommandReply.class)).isNotNull();
        return BusJson.read(reply.body(), JsonNode.class);
    }

    private static List<JsonNode> data(String subject) {
        return events.stream()
                .filter(event -> event.subject().equals(subject))
                .map(event -> BusJson.read(event.body(), JsonNode.class).get("data"))
                .toList();
    }
}
