package dev.rosey.plugins.inspector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.rosey.bus.BusJson;
import dev.rosey.bus.CloudEvent;
import dev.rosey.bus.nats.BusMessage;
import dev.rosey.bus.nats.NatsBus;
import dev.rosey.bus.nats.Subscription;
import dev.rosey.simulator.CytubeSimulator;
import dev.rosey.simulator.SimulatorConfig;
import dev.rosey.testkit.NatsServer;
import dev.rosey.testkit.RoseyHost;
import dev.rosey.testkit.TestBot;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The inspector beside the core and the chat, on a real bus with every module as its own user, asked in both ways. */
class InspectorOnTheBusTest {

    private static final String PASSWORD = "simulator-s3cret";
    private static final String CHANNEL = "movienight";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final CytubeSimulator cytube = CytubeSimulator.start(SimulatorConfig.withPassword(PASSWORD));
    private static final NatsServer nats = new NatsServer();
    private static final RoseyHost host = new RoseyHost(nats)
            .with("rosey.simulator.url", cytube.uri().toString())
            .with("rosey.simulator.password", PASSWORD)
            .with("rosey.channel", CHANNEL);
    private static NatsBus operator;

    @BeforeAll
    static void start() {
        nats.start();
        host.start();
        operator = nats.connect(NatsServer.OPERATOR);
        await().atMost(PATIENCE).until(() -> KeptEvents.find(operator).isPresent());
    }

    @AfterAll
    static void stop() {
        operator.close();
        host.stop();
        nats.close();
        cytube.close();
    }

    private static JsonNode ask(String subject, String body) {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        return BusJson.readObject(operator.requestAndWait("inspector.query." + subject, bytes, Duration.ofSeconds(6))
                .body());
    }

    private static void publish(String subject, int times) {
        for (int i = 0; i < times; i++) {
            operator.publish(CloudEvent.of("/plugins/test/1", subject, Instant.now(), Map.of("total", i)));
        }
        operator.flush();
    }

    private static long counted(String subject) {
        return ask("events", "{\"subject\":\"" + subject + "\"}")
                .path("traffic")
                .path("subjects")
                .path(0)
                .path("count")
                .asLong();
    }

    @Test
    void listsItselfTheServicesAndWhatTheyAre() {
        await().atMost(PATIENCE).untilAsserted(() -> {
            var plugins = ask("plugins", "{}").path("plugins");
            assertThat(plugins.findValuesAsText("name")).contains("inspector", "rosey-core", "cytube-connection");
            assertThat(plugins.valueStream()).allSatisfy(plugin -> {
                assertThat(plugin.path("state").asText()).isEqualTo("ready");
                assertThat(plugin.path("version").asText()).isNotEmpty();
            });
        });
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(ask("plugin.rosey-core", "").path("kind").asText()).isEqualTo("service");
            assertThat(ask("services", "{}").path("services").findValuesAsText("name"))
                    .contains("inspector", "rosey-core");
        });
        assertThat(ask("plugin.nobody", "{}").path("error").path("code").asText())
                .isEqualTo("NOT_FOUND");
        assertThat(ask("events", "{\"limit\":0}").path("error").path("code").asText())
                .isEqualTo("BAD_REQUEST");
        assertThat(ask("trace.xyz", "{}").path("error").path("code").asText()).isEqualTo("BAD_REQUEST");
        assertThat(ask("health", "").path("components").isArray()).isTrue();
    }

    /** A service that somebody wrote, with the id of the inspector's. */
    @Test
    void whoTakesTheIdOfAnotherIsListedBesideItAndLeavesAloneAndMayGrow() {
        var id = await().atMost(PATIENCE)
                .until(() -> service("inspector").path("id").asText(), found -> !found.isEmpty());
        var endpoints = new CopyOnWriteArrayList<>(List.of(endpoint("first")));
        var ping = answer("PING", () -> Map.of("name", "copycat", "id", id));
        var info = answer("INFO.copycat." + id, () -> Map.of("name", "copycat", "id", id, "endpoints", endpoints));
        await().atMost(PATIENCE).until(() -> !service("copycat").isMissingNode());
        assertThat(service("inspector").path("id").asText()).isEqualTo(id);

        endpoints.add(endpoint("second"));
        await().atMost(PATIENCE)
                .until(() -> service("copycat").path("endpoints").size() == 2);

        ping.close();
        info.close();
        await().atMost(PATIENCE).until(() -> service("copycat").isMissingNode());
        assertThat(service("inspector").path("id").asText()).isEqualTo(id);
    }

    private static JsonNode service(String name) {
        return ask("services", "{}")
                .path("services")
                .valueStream()
                .filter(service -> service.path("name").asText().equals(name))
                .findFirst()
                .orElse(MissingNode.getInstance());
    }

    private static Map<String, String> endpoint(String name) {
        return Map.of("name", name, "subject", "copycat." + name);
    }

    private static Subscription answer(String verb, Supplier<Map<String, ?>> answer) {
        return operator.subscribe(
                "$SRV." + verb,
                asked -> operator.publish(BusMessage.of(asked.replyTo(), null, BusJson.bytes(answer.get()))));
    }

    @Test
    void anOperatorIsAnsweredInPrivateAndAGuestPolitelyRefused() {
        try (var owner = TestBot.join(cytube.uri(), CHANNEL, "owner", PASSWORD)) {
            await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).until(() -> {
                owner.say("!inspect plugins");
                return owner.lines().stream()
                        .anyMatch(line -> line.isPrivate() && line.text().contains("rosey-core"));
            });
            owner.say("!inspect health");
            assertThat(owner.awaitLine(line -> line.text().contains("parts are well"))
                            .isPrivate())
                    .isTrue();
            owner.say("!help");
            await().atMost(PATIENCE).until(() -> counted("rosey.command_handled") > 0);
            owner.say("!inspect trace last");
            assertThat(owner.awaitLine(line -> line.text().startsWith("trace ")).text())
                    .contains("rosey.command-handled", "ms");
        }
        try (var guest = TestBot.join(cytube.uri(), CHANNEL, "guest1")) {
            guest.say("!inspect health");
            assertThat(guest.awaitLine(line -> line.user().equals("rosey")).text())
                    .contains("rank");
        }
    }

    @Test
    void whatIsSaidIsNotKept() {
        try (var alice = TestBot.join(cytube.uri(), CHANNEL, "alice")) {
            alice.tell("rosey", "xyzzy-private");
            alice.say("xyzzy-public");
            await().atMost(PATIENCE).until(() -> counted("chat.message") > 0 && counted("chat.private_message") > 0);
        }
        var kept = ask("events", "{\"subject\":\"chat.*\",\"limit\":500}").toString();

        assertThat(kept).contains("text_length").doesNotContain("xyzzy");
        assertThat(KeptEvents.find(operator).orElseThrow().state().keeps("chat.message"))
                .isFalse();
        assertThat(KeptEvents.find(operator).orElseThrow().state().keeps("chat.private_message"))
                .isFalse();
    }

    @Test
    void aRestartLosesNothingAndCountsNothingTwice() {
        publish("dice.roll_performed", 200);
        publish("foreign.thing_happened", 30);
        await().atMost(PATIENCE).until(() -> counted("dice.roll_performed") == 200);
        await().atMost(PATIENCE).until(() -> counted("foreign.thing_happened") == 30);

        host.stop();
        publish("dice.roll_performed", 50);
        host.start();

        await().atMost(PATIENCE).until(() -> counted("dice.roll_performed") == 250);
        await().atMost(PATIENCE).until(() -> counted("foreign.thing_happened") == 30);
        publish("dice.roll_performed", 5);
        await().atMost(PATIENCE).until(() -> counted("dice.roll_performed") == 255);
        var events = ask("events", "{\"subject\":\"dice.roll_performed\",\"limit\":500}");
        assertThat(events.path("events").findValuesAsText("id")).hasSize(255).doesNotHaveDuplicates();
        assertThat(events.path("traffic").path("gaps").toString()).contains("no inspector was running");
    }
}
