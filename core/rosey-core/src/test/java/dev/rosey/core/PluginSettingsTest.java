package dev.rosey.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rosey.bus.BusJson;
import dev.rosey.bus.ChatUser;
import dev.rosey.bus.CloudEvent;
import dev.rosey.bus.CommandReply;
import dev.rosey.bus.CommandRequest;
import dev.rosey.bus.ErrorCode;
import dev.rosey.bus.RoseyException;
import dev.rosey.bus.nats.NatsBus;
import dev.rosey.testkit.NatsServer;
import io.nats.client.Connection;
import io.nats.client.Nats;
import io.nats.client.Options;
import io.nats.service.ServiceBuilder;
import io.nats.service.ServiceEndpoint;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Settings are changed in chat and over the bus, checked by the plugin, and there again after a start. */
@TestMethodOrder(MethodOrderer.MethodName.class)
class PluginSettingsTest {

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

    @AfterEach
    void backToDefaults() {
        await().until(() -> set("greeter word default").ok());
        await().until(() -> set("greeter times default").ok());
    }

    @Test
    void aChangeReachesARunningPluginAtOnceAndIsShown() {
        var reply = set("greeter word Good evening");

        assertThat(reply.text()).isEqualTo("greeter: word is Good evening now (was Hello).");
        await().until(() -> greeting().equals("Good evening"));
        assertThat(set("greeter").text()).contains("word = Good evening (changed here)", "times = 1");
        assertThat(set("greeter word").text()).isEqualTo("greeter: word = Good evening (changed here)");
    }

    @Test
    void whatThePluginRefusesIsToldWithItsReasonAndTheOldValueStays() {
        set("greeter times 2");

        var reply = set("greeter times 0");

        assertThat(reply.ok()).isFalse();
        assertThat(reply.text()).isEqualTo("greeter does not take that: times must be at least 1. times stays 2.");
        assertThat(greeting()).isEqualTo("Hello Hello");
        assertThat(stored("greeter")).isEqualTo(Map.of("times", "2"));
    }

    @Test
    void anUnknownSettingAndAnUnknownPluginAreTold() {
        assertThat(set("greeter wort x").text()).isEqualTo("greeter has no setting “wort”. It has: times, word.");
        assertThat(set("greeter wort x").error().code()).isEqualTo("NOT_FOUND");
        assertThat(set("nobody word x").error().code()).isEqualTo("NOT_FOUND");
        assertThat(set("cytube-connection word x").error().code()).isEqualTo("CONFLICT");
    }

    @Test
    void aPluginIsFoundInCapitalsAndAMistypedOneIsGuessed() {
        assertThat(set("GREETER word").text()).isEqualTo("greeter: word = Hello");
        assertThat(call("rosey.command.plugin.info", "Greeter").text()).startsWith("greeter 0.0.0");
        assertThat(call("rosey.command.plugin.why", "Greeter").text()).startsWith("greeter ");
        assertThat(call("rosey.command.plugin.info", "graeter").text())
                .isEqualTo("I know no plugin called “graeter”. Did you mean greeter? !plugin list shows them all.");
    }

    @Test
    void oneOfSeveralInstancesThatRefusesIsEnough() throws Exception {
        set("greeter times 2");
        try (var connection = anotherGreeter()) {
            var dispatcher = connection.createDispatcher();
            dispatcher.subscribe("rosey.settings.greeter", message -> {
                var no = new RoseyException(ErrorCode.BAD_REQUEST, "I am older than that");
                connection.publish(message.getReplyTo(), BusJson.bytes(CommandReply.failed(no, "")));
            });
            connection.flush(Duration.ofSeconds(5));

            var reply = set("greeter times 3");

            assertThat(reply.text()).contains("I am older than that");
            assertThat(stored("greeter")).isEqualTo(Map.of("times", "2"));
            assertThat(greeting()).isEqualTo("Hello Hello");
        }
        awaitGreeters(1);
    }

    @Test
    void oneOfSeveralInstancesThatDoesNotAnswerIsEnough() throws Exception {
        set("greeter times 2");
        try (var connection = anotherGreeter()) {
            connection.createDispatcher().subscribe("rosey.settings.greeter", message -> {});
            connection.flush(Duration.ofSeconds(5));

            var reply = set("greeter times 3");

            assertThat(reply.error().code()).isEqualTo("TIMEOUT");
            assertThat(reply.text()).contains("times stays 2");
            assertThat(stored("greeter")).isEqualTo(Map.of("times", "2"));
            assertThat(greeting()).isEqualTo("Hello Hello");
        }
        awaitGreeters(1);
    }

    @Test
    void whoLeavesWhileASettingChangesStandsInNobodysWay() throws Exception {
        try (var connection = anotherGreeter()) {
            var leaving = CloudEvent.of(
                    "/x", "greet.stopping", Instant.now(), Map.of("plugin", "greeter", "instance", anotherId()));
            var dispatcher = connection.createDispatcher();
            dispatcher.subscribe("rosey.settings.greeter", message -> {
                if (!BusJson.readObject(message.getData()).path("show").asBoolean()) {
                    connection.publish("greet.stopping", BusJson.bytes(leaving));
                }
            });
            connection.flush(Duration.ofSeconds(5));

            assertThat(set("greeter times 3").text()).isEqualTo("greeter: times is 3 now (was 1).");
        }
        awaitGreeters(1);
    }

    /** The instance that is none of our runtime's. */
    private static String anotherId() {
        return rosey.host.bean(PluginDirectory.class).plugin("greeter").orElseThrow().instances().values().stream()
                .filter(info -> !info.metadata().containsKey("rosey.instance"))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private static void awaitGreeters(int count) {
        await().until(() -> rosey.host
                        .bean(PluginDirectory.class)
                        .plugin("greeter")
                        .orElseThrow()
                        .instances()
                        .size()
                == count);
    }

    @Test
    void xASettingThatIsNoMoreStandsInNobodysWay() {
        var before = new SettingsStore.Changed(Map.of("volume", "11", "word", "Moin"));
        rosey.host.bean(SettingsStore.class).put("greeter", before);

        rosey.host.stop();
        rosey.host.start();

        rosey.awaitPhrase("greet");
        await().until(() -> greeting().equals("Moin"));
        assertThat(set("greeter times 2").ok()).isTrue();
        assertThat(stored("greeter")).isEqualTo(Map.of("times", "2", "word", "Moin"));
    }

    @Test
    void zAfterARestartTheChangeIsThereAgain() {
        set("greeter word Servus");

        rosey.host.stop();
        rosey.host.start();

        rosey.awaitPhrase("greet");
        await().until(() -> greeting().equals("Servus"));
    }

    private static Connection anotherGreeter() throws Exception {
        var connection = Nats.connect(Options.builder()
                .server(rosey.nats.uri().toString())
                .userInfo("greeter", rosey.nats.password("greeter"))
                .inboxPrefix("_INBOX.greeter")
                .build());
        new ServiceBuilder()
                .connection(connection)
                .name("greeter")
                .version("1.0.0")
                .metadata(Map.of("rosey.kind", "plugin", "rosey.token", "greet", "rosey.family", "greet"))
                .addServiceEndpoint(ServiceEndpoint.builder()
                        .endpointName("idle")
                        .endpointSubject("rosey.command.greet.idle")
                        .handler(message -> {})
                        .build())
                .build()
                .startService();
        awaitGreeters(2);
        return connection;
    }

    private static Map<String, String> stored(String plugin) {
        return rosey.host.bean(SettingsStore.class).of(plugin).settings();
    }

    private static String greeting() {
        return call("rosey.command.greet.properly", "").text();
    }

    private static CommandReply set(String args) {
        return call("rosey.command.plugin.set", args);
    }

    private static CommandReply call(String subject, String args) {
        var request = CommandRequest.of("movienight", new ChatUser("owner", 5), args, Instant.now());
        var reply = operator.requestAndWait(subject, BusJson.bytes(request), Duration.ofSeconds(20));
        return BusJson.read(reply.body(), CommandReply.class);
    }
}
