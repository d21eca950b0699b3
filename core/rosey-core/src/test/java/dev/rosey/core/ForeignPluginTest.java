package dev.rosey.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rosey.bus.BusJson;
import dev.rosey.bus.ChatUser;
import dev.rosey.bus.CloudEvent;
import dev.rosey.bus.CommandRequest;
import dev.rosey.bus.Manifest;
import dev.rosey.bus.Permissions;
import dev.rosey.bus.Subjects;
import dev.rosey.bus.nats.BusMessage;
import dev.rosey.testkit.NatsServer;
import dev.rosey.testkit.TestBot;
import io.nats.client.Connection;
import io.nats.client.Nats;
import io.nats.client.Options;
import io.nats.service.Service;
import io.nats.service.ServiceBuilder;
import io.nats.service.ServiceEndpoint;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A plugin written with nothing but the NATS services API is found, helped and routed, and missed when it is gone. */
class ForeignPluginTest {

    private static final Manifest PARROT = new Manifest(
            "parrot",
            Manifest.Kind.PLUGIN,
            "0.1.0",
            "",
            "",
            "",
            List.of("parrot"),
            List.of("parrot"),
            null,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of());

    private static final NatsServer nats =
            new NatsServer().withUser("parrot", Permissions.of(PARROT, List.of(), List.of()));

    @RegisterExtension
    static final RoseyInARoom rosey = new RoseyInARoom(nats);

    @Test
    void itIsUsableWhenItIsThereAndKnownToBeGoneWhenItIsNot() throws Exception {
        try (var alice = rosey.guest("alice");
                var connection = connect()) {
            var service = start(connection, "parrot", "rosey.command.parrot.say", "parrot say");
            await().until(() -> phraseIsUp("parrot say"));
            alice.say("!parrot say");
            assertThat(alice.awaitLine(line -> line.user().equals("rosey")).text())
                    .isEqualTo("Squawk!");
            alice.say("!help parrot say");
            alice.awaitLine(line -> line.text().contains("Says what parrots say"));

            service.stop();

            await().until(() -> !phraseIsUp("parrot say"));
            alice.forget();
            alice.say("!parrot say");
            assertThat(alice.awaitLine(line -> line.user().equals("rosey")).text())
                    .contains("parrot", "away");
        }
    }

    @Test
    void anEndpointThatItAddsLaterIsUsableToo() throws Exception {
        try (var alice = rosey.guest("hilda");
                var connection = connect()) {
            var service = start(connection, "parrot", "rosey.command.parrot.first", "parrot first");
            await().until(() -> phraseIsUp("parrot first"));

            var answer = "{\"ok\":true,\"text\":\"Encore!\"}";
            service.addServiceEndpoints(
                    endpoint(connection, "second", "rosey.command.parrot.second", "parrot second", answer));

            await().until(() -> phraseIsUp("parrot second"));
            alice.say("!parrot second");
            assertThat(alice.awaitLine(line -> line.user().equals("rosey")).text())
                    .isEqualTo("Encore!");
            assertThat(phraseIsUp("parrot first")).isTrue();
            service.stop();
        }
    }

    @Test
    void itsSettingsCanBeChangedThoughItOnlySaysWhetherItTakesThem() throws Exception {
        var taken = new CopyOnWriteArrayList<String>();
        try (var owner = TestBot.join(rosey.cytube.uri(), RoseyInARoom.CHANNEL, "owner", RoseyInARoom.PASSWORD);
                var connection = connect()) {
            connection
                    .createDispatcher(message -> {
                        var settings = BusJson.readObject(message.getData()).path("settings");
                        var tone = settings.path("tone").asText("quiet");
                        var isKnown = tone.equals("quiet") || tone.equals("loud");
                        taken.add(isKnown ? tone : "refused");
                        connection.publish(
                                message.getReplyTo(),
                                (isKnown
                                                ? "{\"ok\":true,\"text\":\"\"}"
                                                : "{\"ok\":false,\"text\":\"\",\"error\":{\"code\":\"BAD_REQUEST\","
                                                        + "\"message\":\"tone is quiet or loud\"}}")
                                        .getBytes(StandardCharsets.UTF_8));
                    })
                    .subscribe("rosey.settings.parrot");
            var service = start(connection, "parrot", "rosey.command.parrot.say", "parrot say");
            await().until(() -> phraseIsUp("parrot say"));

            owner.say("!plugin set parrot tone loud");
            owner.awaitLine(line -> line.text().equals("parrot: tone is loud now (was its default)."));
            assertThat(taken.getLast()).isEqualTo("loud");

            owner.say("!plugin set parrot tone shrill");
            owner.awaitLine(
                    line -> line.text().equals("parrot does not take that: tone is quiet or loud. tone stays loud."));
            owner.say("!plugin set parrot");
            owner.awaitLine(line -> line.text().equals("parrot: tone = loud (changed here)"));
            owner.say("!plugin set parrot tone default");
            owner.awaitLine(line -> line.text().equals("parrot: tone is its default now (was loud)."));
            service.stop();
        }
    }

    @Test
    void itsEventsAreKeptOnceItWasSeen() throws Exception {
        try (var operator = nats.connect(NatsServer.OPERATOR);
                var connection = connect()) {
            var service = start(connection, "parrot", "rosey.command.parrot.say", "parrot say");
            var stream = Objects.requireNonNull(operator.connection()).getStreamContext(Subjects.EVENTS_STREAM);
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> stream.getStreamInfo()
                            .getConfiguration()
                            .getSubjects()
                            .contains("parrot.*"));
            var event = CloudEvent.of("/plugins/parrot/1", "parrot.squawked", Instant.now(), Map.of());
            connection.publish("parrot.squawked", BusJson.bytes(event));
            connection.flush(Duration.ofSeconds(10));

            assertThat(stream.getLastMessage("parrot.squawked").getData()).isEqualTo(BusJson.bytes(event));
            assertThat(stream.getStreamInfo().getConfiguration().getSubjects())
                    .contains("dice.*", "plugin.*", "chat.connected")
                    .doesNotContain("chat.*", "chat.message");
            service.stop();
        }
    }

    @Test
    void aPhraseAndATokenThatBelongToOthersAreNotTaken() throws Exception {
        try (var alice = rosey.guest("bertie");
                var connection = connect()) {
            var service = start(connection, "parrot", "rosey.command.parrot.greet", "greet");
            var directory = rosey.host.bean(PluginDirectory.class);
            await().until(() -> directory.table().conflicts().stream()
                    .anyMatch(conflict -> conflict.plugin().equals("parrot")
                            && conflict.reason().contains("greet")));

            alice.say("!greet polly");

            alice.awaitLine(line -> line.text().equals("bertie greets polly!"));
            service.stop();
        }
    }

    @Test
    void theTroublesOfAnInstanceThatDiedAreNotThoseOfTheNext() throws Exception {
        var states = rosey.host.bean(PluginStates.class);
        try (var first = connect()) {
            serve(first, "ill");
            await().until(() -> instances("parrot").contains("ill"));
            first.publish("parrot.heartbeat", heartbeat("ill", "DOWN"));
            await().until(() -> state(states) == PluginStatus.State.DEGRADED);
        }
        await().until(() -> state(states) == PluginStatus.State.STOPPED);

        try (var second = connect()) {
            serve(second, "well");
            await().until(() -> instances("parrot").contains("well"));
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

    /** An instance that says which it is, and in which process. */
    private static void serve(Connection connection, String instance) {
        new ServiceBuilder()
                .connection(connection)
                .name("parrot")
                .version("0.1.0")
                .metadata(Map.of(
                        "rosey.kind", "plugin", "rosey.family", "parrot", "rosey.instance", instance, "rosey.pid", "1"))
                .addServiceEndpoint(ServiceEndpoint.builder()
                        .endpointName("idle")
                        .endpointSubject("rosey.command.parrot.idle")
                        .handler(message -> {})
                        .build())
                .build()
                .startService();
    }

    @Test
    void nobodyIsMadeToSpeakByAReplySubject() throws Exception {
        var said = new CopyOnWriteArrayList<String>();
        try (var operator = nats.connect(NatsServer.OPERATOR);
                var connection = connect()) {
            var victims = List.of("rosey.command.greet.greet", "greet.greeted", "plugin.crashed");
            victims.forEach(victim -> operator.subscribe(victim, message -> said.add(message.subject())));
            for (var subject : List.of("rosey.command.chat.users", "rosey.command.chat.say")) {
                victims.forEach(victim -> connection.publish(subject, victim, request("chat")));
                assertThat(connection.request(subject, request("chat"), Duration.ofSeconds(10)))
                        .isNotNull();
            }
            operator.flush();
            assertThat(said).isEmpty();
        }
    }

    @Test
    void whatAPluginSaysOfAnotherIsNotBelieved() throws Exception {
        try (var alice = rosey.guest("carol");
                var connection = connect()) {
            var service = start(connection, "parrot", "rosey.command.parrot.say", "parrot say");
            await().until(() -> phraseIsUp("parrot say"));
            for (var instance : instances("greeter")) {
                stopping(connection, "parrot.stopping", "greeter", instance);
                stopping(connection, "greet.stopping", "greeter", instance);
            }
            alice.say("!greet dora");
            alice.awaitLine(line -> line.text().equals("carol greets dora!"));
            assertThat(instances("greeter")).isNotEmpty();
            service.stop();
        }
    }

    @Test
    void whatIsDeniedIsRememberedAndNobodyAccusesAnother() throws Exception {
        var book = rosey.host.bean(DenialBook.class);
        try (var operator = nats.connect(NatsServer.OPERATOR);
                var connection = connect()) {
            var service = start(connection, "parrot", "rosey.command.parrot.say", "parrot say");
            await().until(() -> phraseIsUp("parrot say"));
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
        try (var operator = nats.connect(NatsServer.OPERATOR);
                var connection = connect()) {
            assertThat(settings(connection, "parrot")).contains("\"ok\":true");
            assertThat(settings(connection, "greeter")).contains("FORBIDDEN").doesNotContain("\"settings\":{");
            var asked =
                    operator.requestAndWait("rosey.command.rosey.settings", request("greeter"), Duration.ofSeconds(10));
            assertThat(new String(asked.body(), StandardCharsets.UTF_8)).contains("\"ok\":true");
        }
    }

    @Test
    void whoeverAsksForTheSettingsOfANameThatIsNoneIsToldSo() {
        try (var operator = nats.connect(NatsServer.OPERATOR)) {
            var asked = operator.requestAndWait(
                    "rosey.command.rosey.settings", request("no * name"), Duration.ofSeconds(10));
            assertThat(new String(asked.body(), StandardCharsets.UTF_8)).contains("BAD_REQUEST");
        }
    }

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
                var connection = connect()) {
            var service = start(connection, "parrot say", answer);
            await().until(() -> phraseIsUp("parrot say"));
            bot.say("!parrot say");
            bot.awaitLine(line -> line.text().contains(last));
            service.stop();
            return bot.lines();
        }
    }

    private static String settings(Connection connection, String plugin) throws Exception {
        var reply = connection.request("rosey.command.rosey.settings", request(plugin), Duration.ofSeconds(10));
        return new String(reply.getData(), StandardCharsets.UTF_8);
    }

    private static List<String> instances(String plugin) {
        return rosey.host.bean(PluginDirectory.class).plugin(plugin).stream()
                .flatMap(known -> known.instances().values().stream())
                .map(info -> info.metadata().get("rosey.instance"))
                .toList();
    }

    private static void stopping(Connection connection, String type, String plugin, String instance) {
        var event =
                CloudEvent.of("/plugins/parrot/1", type, Instant.now(), Map.of("plugin", plugin, "instance", instance));
        connection.publish("parrot.stopping", BusJson.bytes(event));
    }

    private static byte[] request(String args) {
        return BusJson.bytes(CommandRequest.of(RoseyInARoom.CHANNEL, ChatUser.guest("parrot"), args, Instant.now()));
    }

    private static boolean phraseIsUp(String phrase) {
        var directory = rosey.host.bean(PluginDirectory.class);
        return directory
                .table()
                .match(phrase)
                .filter(match -> match.route().command().phrase().equals(phrase))
                .flatMap(match -> directory.plugin(match.route().plugin()))
                .filter(KnownPlugin::isUp)
                .isPresent();
    }

    private static Connection connect() throws Exception {
        return Nats.connect(Options.builder()
                .server(nats.uri().toString())
                .userInfo("parrot", nats.password("parrot"))
                .inboxPrefix("_INBOX.parrot")
                .build());
    }

    private static Service start(Connection connection, String name, String subject, String phrase) {
        return start(connection, name, subject, phrase, "{\"ok\":true,\"text\":\"Squawk!\"}");
    }

    private static Service start(Connection connection, String phrase, String answer) {
        return start(connection, "parrot", "rosey.command.parrot.say", phrase, answer);
    }

    private static Service start(Connection connection, String name, String subject, String phrase, String answer) {
        var service = new ServiceBuilder()
                .connection(connection)
                .name(name)
                .version("0.1.0")
                .metadata(Map.of("rosey.kind", "plugin", "rosey.token", "parrot", "rosey.family", "parrot"))
                .addServiceEndpoint(endpoint(connection, "say", subject, phrase, answer))
                .build();
        service.startService();
        return service;
    }

    private static ServiceEndpoint endpoint(
            Connection connection, String name, String subject, String phrase, String answer) {
        return ServiceEndpoint.builder()
                .endpointName(name)
                .endpointSubject(subject)
                .endpointMetadata(Map.of("rosey.phrase", phrase, "rosey.help", "Says what parrots say"))
                .handler(message -> message.respond(connection, answer.getBytes(StandardCharsets.UTF_8)))
                .build();
    }
}
