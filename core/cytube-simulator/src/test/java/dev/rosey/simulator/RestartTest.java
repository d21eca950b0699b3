package dev.rosey.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RestartTest {
    private final CytubeSimulator simulator = CytubeSimulator.start(SimulatorConfig.withPassword("open sesame"));

    @AfterEach
    void close() {
        simulator.close();
    }

    @Test
    void aRestartLooksLikeALostTransportAndKeepsTheHistory() {
        int port = simulator.port();
        try (Client before = Client.join(simulator, "films", "Ann")) {
            before.chat("!before-restart");
            before.await("chatMsg");
            simulator.restart();
            assertThat(before.await("(disconnect)").arguments())
                    .first()
                    .asString()
                    .matches("transport (close|error)");
        }
        assertThat(simulator.port()).isEqualTo(port);
        try (Client after = Client.connect(simulator)) {
            after.emit("joinChannel", Map.of("name", "films"));
            after.await("userlist");
            assertThat(after.chat()).containsExactly("!before-restart");
            assertThat(simulator.channel("films").users()).isEmpty();
        }
    }

    @Test
    void droppedConnectionsLeaveTheChannel() {
        try (Client ann = Client.join(simulator, "films", "Ann");
                Client bob = Client.join(simulator, "films", "Bob")) {
            simulator.channel("films").dropConnections();
            ann.await("(disconnect)");
            bob.await("(disconnect)");
            Patience.until(() -> simulator.channel("films").size() == 0);
        }
    }

    @Test
    void whatWasSaidCanBeReadAfterTheEnd() {
        SimulatedChannel films = simulator.channel("films");
        films.sayAsServer("closing");
        simulator.close();
        assertThat(films.said()).extracting(SaidLine::text).containsExactly("closing");
    }
}
