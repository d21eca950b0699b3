package dev.rosey.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rosey.bus.BusJson;
import dev.rosey.bus.CloudEvent;
import dev.rosey.bus.Subjects;
import dev.rosey.testkit.NatsServer;
import dev.rosey.testkit.TestBot;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A plugin written with nothing but the NATS services API is found, helped and routed, and missed when it is gone. */
class ForeignPluginTest {

    @RegisterExtension
    static final RoseyInARoom rosey = Parrot.room();

    private static final Parrot parrot = new Parrot(rosey);

    @Test
    void itIsUsableWhenItIsThereAndKnownToBeGoneWhenItIsNot() throws Exception {
        try (var alice = rosey.guest("alice");
                var connection = parrot.connect()) {
            var service = Parrot.start(connection, "rosey.command.parrot.say", "parrot say");
            await().until(() -> parrot.phraseIsUp("parrot say"));
            alice.say("!parrot say");
            assertThat(alice.awaitLine(line -> line.user().equals("rosey")).text())
                    .isEqualTo("Squawk!");
            alice.say("!help parrot say");
            alice.awaitLine(line -> line.text().contains("Says what parrots say"));

            service.stop();

            await().until(() -> !parrot.phraseIsUp("parrot say"));
            alice.forget();
            alice.say("!parrot say");
            assertThat(alice.awaitLine(line -> line.user().equals("rosey")).text())
                    .contains("parrot", "away");
        }
    }

    @Test
    void anEndpointThatItAddsLaterIsUsableToo() throws Exception {
        try (var alice = rosey.guest("hilda");
                var connection = parrot.connect()) {
            var service = Parrot.start(connection, "rosey.command.parrot.first", "parrot first");
            await().until(() -> parrot.phraseIsUp("parrot first"));

            var answer = "{\"ok\":true,\"text\":\"Encore!\"}";
            service.addServiceEndpoints(
                    Parrot.endpoint(connection, "second", "rosey.command.parrot.second", "parrot second", answer));

            await().until(() -> parrot.phraseIsUp("parrot second"));
            alice.say("!parrot second");
            assertThat(alice.awaitLine(line -> line.user().equals("rosey")).text())
                    .isEqualTo("Encore!");
            assertThat(parrot.phraseIsUp("parrot first")).isTrue();
            service.stop();
        }
    }

    @Test
    void itsSettingsCanBeChangedThoughItOnlySaysWhetherItTakesThem() throws Exception {
        var taken = new CopyOnWriteArrayList<String>();
        try (var owner = TestBot.join(rosey.cytube.uri(), RoseyInARoom.CHANNEL, "owner", RoseyInARoom.PASSWORD);
                var connection = parrot.connect()) {
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
            var service = Parrot.start(connection, "rosey.command.parrot.say", "parrot say");
            await().until(() -> parrot.phraseIsUp("parrot say"));

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
    void howLongItsCommandsTakeIsToldForItAndNotForThoseWhoTellItThemselves() throws Exception {
        var told = new CopyOnWriteArrayList<JsonNode>();
        try (var alice = rosey.guest("iris");
                var operator = rosey.nats.connect(NatsServer.OPERATOR);
                var connection = parrot.connect()) {
            operator.subscribe(
                    "rosey.command_answered",
                    event -> told.add(BusJson.readObject(event.body()).path("data")));
            operator.flush();
            var refusal =
                    "{\"ok\":false,\"text\":\"Not now.\",\"error\":{\"code\":\"ASLEEP\",\"message\":\"it is night\"}}";
            var service = Parrot.start(connection, "rosey.command.parrot.say", "parrot say");
            service.addServiceEndpoints(
                    Parrot.endpoint(connection, "wake", "rosey.command.parrot.wake", "parrot wake", refusal));
            await().until(() -> parrot.phraseIsUp("parrot say") && parrot.phraseIsUp("parrot wake"));

            alice.say("!greet polly");
            alice.awaitLine(line -> line.text().equals("iris greets polly!"));
            alice.say("!parrot say");
            await().until(() -> !told.isEmpty());
            alice.say("!parrot wake");
            await().until(() -> told.size() > 1);

            assertThat(told).extracting(data -> data.path("plugin").asText()).containsExactly("parrot", "parrot");
            assertThat(told).extracting(data -> data.path("action").asText()).containsExactly("say", "wake");
            assertThat(told).extracting(data -> data.path("code").asText()).containsExactly("", "ASLEEP");
            assertThat(told).allSatisfy(data -> {
                assertThat(data.path("channel").asText()).isEqualTo(RoseyInARoom.CHANNEL);
                assertThat(data.path("duration_us").asLong()).isPositive();
            });
            service.stop();
        }
    }

    @Test
    void itsEventsAreKeptOnceItWasSeen() throws Exception {
        try (var operator = rosey.nats.connect(NatsServer.OPERATOR);
                var connection = parrot.connect()) {
            var service = Parrot.start(connection, "rosey.command.parrot.say", "parrot say");
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
                var connection = parrot.connect()) {
            var service = Parrot.start(connection, "rosey.command.parrot.greet", "greet");
            var directory = rosey.host.bean(PluginDirectory.class);
            await().until(() -> directory.table().conflicts().stream()
                    .anyMatch(conflict -> conflict.plugin().equals("parrot")
                            && conflict.reason().contains("greet")));

            alice.say("!greet polly");

            alice.awaitLine(line -> line.text().equals("bertie greets polly!"));
            service.stop();
        }
    }
}
