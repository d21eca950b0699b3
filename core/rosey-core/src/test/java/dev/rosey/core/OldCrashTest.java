package dev.rosey.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rosey.bus.BusJson;
import dev.rosey.bus.HostState;
import dev.rosey.testkit.NatsServer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What rosey-core says of a JVM that ended before it was there itself. */
class OldCrashTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long PID = 4_000_000_001L;

    @RegisterExtension
    static final RoseyInARoom rosey = Parrot.room();

    @Test
    void isNotTakenForOneOfWhoHasTakenItsPlace() throws Exception {
        try (var operator = rosey.nats.connect(NatsServer.OPERATOR);
                var connection = new Parrot(rosey).connect()) {
            var crashes = new CopyOnWriteArrayList<JsonNode>();
            operator.subscribe("plugin.crashed", told -> crashes.add(BusJson.read(told.body(), JsonNode.class)));
            operator.flush();
            Parrot.serve(connection, "next", Long.toString(PID));
            var directory = rosey.host.bean(PluginDirectory.class);
            await().atMost(PATIENCE).until(() -> directory.plugin("parrot").isPresent());

            var exit = new HostState.Exit(1, "own", PID + 1, Instant.now(), 137, "killed", "", List.of("parrot"));
            var parrot = PlayedSupervisor.module("parrot", "plugins.d");
            var unused =
                    new PlayedSupervisor(operator, false, PlayedSupervisor.state(1, List.of(), List.of(exit), parrot));

            await().atMost(PATIENCE).until(() -> !crashes.isEmpty());
            assertThat(crashes.getFirst().at("/data/plugin").asText()).isEqualTo("parrot");
            assertThat(crashes.getFirst().at("/data/instance").asText()).isEmpty();
            assertThat(directory.plugin("parrot")).get().matches(KnownPlugin::isUp);
        }
    }
}
