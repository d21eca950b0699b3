package dev.rosey.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is taken away comes back, and everything works again with nobody's help. */
class OutageTest {

    /** How long everything may take to work again. */
    private static final Duration RECOVERY = Duration.ofSeconds(10);

    @RegisterExtension
    static final RoseyInARoom rosey = new RoseyInARoom();

    @Test
    void afterNatsWasKilledPluginsAnswerAgain() {
        rosey.nats.kill();
        await().until(() -> rosey.host.status("/health/ready") == 503);
        assertThat(rosey.host.status("/health/live")).isEqualTo(200);
        rosey.nats.start();

        assertAnswersAgain("nat");
    }

    @Test
    void afterNatsHungPluginsAnswerAgain() {
        rosey.nats.freeze();
        await().until(() -> rosey.host.status("/health/ready") == 503);
        rosey.nats.thaw();

        assertAnswersAgain("thaw");
    }

    @Test
    void afterTheChatServerRestartedPluginsAnswerAgain() {
        rosey.cytube.restart();

        assertAnswersAgain("sim");
    }

    private static void assertAnswersAgain(String name) {
        try (var guest = rosey.guest(name)) {
            await().atMost(RECOVERY).pollInterval(Duration.ofMillis(500)).until(() -> {
                guest.say("!greet everyone");
                return guest.lines().stream().anyMatch(line -> line.text().contains("greets everyone"));
            });
        }
    }
}
