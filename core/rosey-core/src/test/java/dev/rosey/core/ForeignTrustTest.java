package dev.rosey.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rosey.bus.BusJson;
import dev.rosey.bus.CloudEvent;
import dev.rosey.bus.nats.BusMessage;
import dev.rosey.testkit.NatsServer;
import io.nats.client.Connection;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a plugin may not do and say, and whom nobody believes. */
class ForeignTrustTest {

    @RegisterExtension
    static final RoseyInARoom rosey = Parrot.room();

    private static final Parrot parrot = new Parrot(rosey);

    @Test
    void theTroublesOfAnInstanceThatDiedAreNotThoseOfTheNext() throws Exception {
        var states = rosey.host.bean(PluginStates.class);
        try (var first = parrot.connect()) {
            Parrot.serve(first, "ill", "1");
            await().until(() -> parrot.instances("parrot").contains("ill"));
            first.publish("parrot.heartbeat", heartbeat("ill", "DOWN"));
            await().until(() -> state(states) == PluginStatus.State.DEGRADED);
        }
        await().until(() -> state(states) == PluginStatus.State.STOPPED);

        try (var second = parrot.connect()) {
            Parrot.serve(second, "well", "1");
            await().until(() -> parrot.instances("parrot").contains("well"));
            second.publish("parrot.heartbeat", heartbeat("well", "UP"));

            await().until(() -> state(states) == PluginStatus.State.READY);
        }
    }

    private static PluginStatus.State state(PluginStates states) {
        return states.of("parrot").map(PluginStatus::state).orElse(PluginStatus.State.STOPPED);
    }

    private static byte[] heartbeat(String instance, String status) {
        return BusJson.bytes(CloudEvent.of(
                "/plugins/parrot/1",
                "parrot.heartbeat",
                Instant.now(),
                Map.of(
                        "plugin",
                        "parrot",
                        "instance",
                        instance,
                        "health",
                        List.of(Map.of("name", "wings", "status", status)))));
    }

    @Test
    void nobodyIsMadeToSpeakByAReplySubject() throws Exception {
        var said = new CopyOnWriteArrayList<String>();
        try (var operator = rosey.nats.connect(NatsServer.OPERATOR);
                var connection = parrot.connect()) {
            var victims = List.of("rosey.command.greet.greet", "greet.greeted", "plugin.crashed");
            victims.forEach(victim -> operator.subscribe(victim, message -> said.add(message.subject())));
            for (var subject : List.of("rosey.command.chat.users", "rosey.command.chat.say")) {
                victims.forEach(victim -> connection.publish(subject, victim, Parrot.request("chat")));
                assertThat(connection.request(subject, Parrot.request("chat"), Duration.ofSeconds(10)))
                        .isNotNull();
            }
            operator.flush();
            assertThat(said).isEmpty();
        }
    }

    @Test
    void whatAPluginSaysOfAnotherIsNotBelieved() throws Exception {
        try (var alice = rosey.guest("carol");
                var connection = parrot.connect()) {
            var service = Parrot.start(connection, "rosey.command.parrot.say", "parrot say");
            await().until(() -> parrot.phraseIsUp("parrot say"));
            for (var instance : parrot.instances("greeter")) {
                stopping(connection, "parrot.stopping", "greeter", instance);
                stopping(connection, "greet.stopping", "greeter", instance);
            }
            alice.say("!greet dora");
            alice.awaitLine(line -> line.text().equals("carol greets dora!"));
            assertThat(parrot.instances("greeter")).isNotEmpty();
            service.stop();
        }
    }

    /** It goes on answering who asks whether it is there, so that only its goodbye can be what counts. */
    @Test
    void whoLeavesByTheIdOfItsServiceIsNotThereAnyMore() throws Exception {
        try (var connection = parrot.connect()) {
            var service = Parrot.start(connection, "rosey.command.parrot.say", "parrot say");
            var instance = new InstanceId("parrot", service.getId());
            var directory = rosey.host.bean(PluginDirectory.class);
            await().until(() -> directory.instances().contains(instance));
            stopping(connection, "parrot.stopping", "parrot", service.getId());

            await().until(() -> !directory.instances().contains(instance));
            service.stop();
        }
    }

    private static void stopping(Connection connection, String type, String plugin, String instance) {
        var event =
                CloudEvent.of("/plugins/parrot/1", type, Instant.now(), Map.of("plugin", plugin, "instance", instance));
        connection.publish("parrot.stopping", BusJson.bytes(event));
    }

    @Test
    void whatIsDeniedIsRememberedAndNobodyAccusesAnother() throws Exception {
        var book = rosey.host.bean(DenialBook.class);
        try (var operator = rosey.nats.connect(NatsServer.OPERATOR);
                var connection = parrot.connect()) {
            var service = Parrot.start(connection, "rosey.command.parrot.say", "parrot say");
            await().until(() -> parrot.phraseIsUp("parrot say"));
            connection.publish("parrot.denied", denied("parrot.denied", "greeter", "quote.added"));
            connection.publish("parrot.denied", denied("parrot.denied", "parrot", "quote.added"));
            operator.publish(BusMessage.of("plugin.denied", null, denied("plugin.denied", "stranger", "chat.>")));

            await().until(() ->
                    !book.of("parrot").isEmpty() && !book.of("stranger").isEmpty());
            assertThat(book.of("parrot"))
                    .singleElement()
                    .matches(denial -> denial.subject().equals("quote.added"));
            assertThat(book.of("greeter")).isEmpty();
            service.stop();
        }
    }

    private static byte[] denied(String type, String plugin, String subject) {
        return BusJson.bytes(CloudEvent.of(
                "/plugins/parrot/1",
                type,
                Instant.now(),
                Map.of("plugin", plugin, "subject", subject, "operation", "publish", "reason", "no")));
    }

    @Test
    void nobodyReadsTheSettingsOfAnother() throws Exception {
        try (var operator = rosey.nats.connect(NatsServer.OPERATOR);
                var connection = parrot.connect()) {
            assertThat(settings(connection, "parrot")).contains("\"ok\":true");
            assertThat(settings(connection, "greeter")).contains("FORBIDDEN").doesNotContain("\"settings\":{");
            var asked = operator.requestAndWait(
                    "rosey.command.rosey.settings", Parrot.request("greeter"), Duration.ofSeconds(10));
            assertThat(new String(asked.body(), StandardCharsets.UTF_8)).contains("\"ok\":true");
        }
    }

    private static String settings(Connection connection, String plugin) throws Exception {
        var reply = connection.request("rosey.command.rosey.settings", Parrot.request(plugin), Duration.ofSeconds(10));
        return new String(reply.getData(), StandardCharsets.UTF_8);
    }

    @Test
    void whoeverAsksForTheSettingsOfANameThatIsNoneIsToldSo() {
        try (var operator = rosey.nats.connect(NatsServer.OPERATOR)) {
            var asked = operator.requestAndWait(
                    "rosey.command.rosey.settings", Parrot.request("no * name"), Duration.ofSeconds(10));
            assertThat(new String(asked.body(), StandardCharsets.UTF_8)).contains("BAD_REQUEST");
        }
    }

    @Test
    void whoCallsItselfAsAnotherDoesIsNotTakenForIt() throws Exception {
        var heartbeats = rosey.host.bean(Heartbeats.class);
        var greeter = new InstanceId("greeter", parrot.instances("greeter").getFirst());
        var pid = ProcessHandle.current().pid();
        var ours = List.of("greeter");
        await().until(() -> lives(heartbeats, pid, ours).contains(greeter));
        try (var connection = parrot.connect()) {
            Parrot.serve(connection, greeter.id(), String.valueOf(pid));
            await().until(() -> parrot.instances("parrot").contains(greeter.id()));
            stopping(connection, "parrot.stopping", "parrot", greeter.id());
            await().until(() -> parrot.instances("parrot").isEmpty());

            assertThat(lives(heartbeats, pid, ours)).contains(greeter);
            assertThat(parrot.instances("greeter")).contains(greeter.id());
        }
    }

    private static List<InstanceId> lives(Heartbeats heartbeats, long pid, List<String> plugins) {
        return heartbeats.in(pid, plugins).stream().map(Heartbeats.Life::id).toList();
    }
}
