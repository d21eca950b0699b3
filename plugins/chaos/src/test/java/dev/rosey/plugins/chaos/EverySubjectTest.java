package dev.rosey.plugins.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rosey.bus.BusJson;
import dev.rosey.bus.CommandReply;
import dev.rosey.bus.Subjects;
import dev.rosey.bus.nats.BusMessage;
import dev.rosey.testkit.HostileBodies;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whatever arrives at any command of anybody who is on the bus is answered, and harms nobody. */
class EverySubjectTest {

    private static final Set<String> EXPECTED =
            Set.of("chaos", "cytube-connection", "dice-roller", "inspector", "quote-db", "rosey-core", "trivia");

    @RegisterExtension
    static final SharedRosey shared = new SharedRosey();

    @Test
    void everyHostileBodyIsABadRequest() {
        var services = services();
        var commands = new TreeSet<String>();
        services.values()
                .forEach(info -> info.path("endpoints")
                        .valueStream()
                        .map(endpoint -> endpoint.path("subject").asText())
                        .filter(subject -> subject.startsWith(Subjects.COMMAND_PREFIX))
                        .forEach(commands::add));
        assertThat(commands).hasSizeGreaterThan(30);

        commands.forEach(EverySubjectTest::answersEveryBody);

        assertThat(services().keySet()).containsAll(services.keySet());
        assertThat(shared.witness().ask("dice", "roll", "1d6").ok()).isTrue();
    }

    private static void answersEveryBody(String subject) {
        HostileBodies.ofCommand().forEach((what, body) -> {
            var reply = shared.witness().bus().requestAndWait(subject, body, Duration.ofSeconds(20));
            assertThat(BusJson.read(reply.body(), CommandReply.class).error())
                    .as("%s on %s", what, subject)
                    .extracting("code")
                    .isEqualTo("BAD_REQUEST");
        });
    }

    /** What everybody who is there says of himself, by name. */
    private static Map<String, JsonNode> services() {
        var services = new ConcurrentSkipListMap<String, JsonNode>();
        var inbox = Subjects.INBOX_PREFIX + "operator.every-subject";
        var bus = shared.witness().bus();
        try (var answers = bus.subscribe(inbox, message -> {
            var info = BusJson.read(message.body(), JsonNode.class);
            services.put(info.path("name").asText(), info);
        })) {
            bus.publish(BusMessage.of(Subjects.SERVICE_PREFIX + "INFO", inbox, new byte[0]));
            await().atMost(WholeRosey.PATIENCE).until(() -> services.keySet().containsAll(EXPECTED));
        }
        return services;
    }
}
