package dev.rosey.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rosey.testkit.NatsServer;
import dev.rosey.testkit.RoseyHost;
import java.io.IOException;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LivenessTest {

    @RegisterExtension
    @Order(1)
    static final NatsServer nats = new NatsServer();

    @RegisterExtension
    @Order(2)
    static final RoseyHost host = new RoseyHost(nats);

    @Test
    void aModuleThatWillNeverGetBackOntoTheBusMakesTheJvmWorthARestart() throws IOException, InterruptedException {
        assertThat(host.status("/health/live")).isEqualTo(200);
        nats.kill();
        await().atMost(Bot.PATIENCE).until(() -> host.status("/health/ready") == 503);
        assertThat(host.status("/health/live")).isEqualTo(200);
        nats.withoutUser("busy").start();
        await().atMost(Bot.PATIENCE).until(() -> host.status("/health/live") == 503);
        assertThat(host.get("/health/live")).contains("refuses the user or password of busy");
    }
}
