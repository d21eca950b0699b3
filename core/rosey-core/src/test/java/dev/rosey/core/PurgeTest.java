package dev.rosey.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rosey.bus.BusJson;
import dev.rosey.bus.ChatUser;
import dev.rosey.bus.CommandReply;
import dev.rosey.bus.CommandRequest;
import dev.rosey.bus.HostState;
import dev.rosey.bus.nats.NatsBus;
import dev.rosey.testkit.NatsServer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What an owner is told who wants to delete what a plugin that runs has stored: what he really can do about it. */
class PurgeTest {

    @RegisterExtension
    static final RoseyInARoom rosey = Parrot.room();

    private static final Parrot parrot = new Parrot(rosey);

    @Test
    void whoRunsIsNotPurgedAndTheAdviceCanBeFollowed() throws Exception {
        try (var operator = rosey.nats.connect(NatsServer.OPERATOR);
                var connection = parrot.connect()) {
            var service = Parrot.start(connection, "rosey.command.parrot.say", "parrot say");
            await().until(() -> parrot.phraseIsUp("parrot say"));
            assertThat(purge(operator, "parrot")).contains("End its process").doesNotContain("disable", "rosey.yaml");

            var played = new PlayedSupervisor(
                    operator,
                    false,
                    PlayedSupervisor.state(
                            1,
                            List.of(),
                            List.of(),
                            PlayedSupervisor.module("greeter", "rosey"),
                            PlayedSupervisor.module("parrot", "external")));
            var supervision = rosey.host.bean(Supervision.class);
            await().until(() -> supervision.state().isPresent());

            assertThat(purge(operator, "greeter")).contains("!plugin disable greeter");
            assertThat(purge(operator, "parrot"))
                    .contains("End its process", "rosey.yaml")
                    .doesNotContain("disable");
            assertThat(purge(operator, "rosey-core")).contains("part of me").doesNotContain("disable");

            var stopping = new HostState.Host("own", 1, "stopping", Instant.now(), 0, false, List.of("parrot"));
            played.says(PlayedSupervisor.state(2, List.of(stopping), List.of()));
            await().until(() -> supervision.state().orElseThrow().revision() == 2);
            assertThat(purge(operator, "parrot")).contains("just leaving").doesNotContain("End its process");
            service.stop();
        }
    }

    /** What the owner is told. */
    private static String purge(NatsBus operator, String plugin) {
        var asked = CommandRequest.of(RoseyInARoom.CHANNEL, new ChatUser("owner", 5), plugin, Instant.now());
        var answer =
                operator.requestAndWait("rosey.command.plugin.purge", BusJson.bytes(asked), Duration.ofSeconds(20));
        var reply = BusJson.read(answer.body(), CommandReply.class);
        assertThat(reply.error()).isNotNull();
        return reply.text();
    }
}
