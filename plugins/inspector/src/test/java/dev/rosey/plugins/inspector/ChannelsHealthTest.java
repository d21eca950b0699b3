package dev.rosey.plugins.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which channels Rosey is in, by what happens there and what the instances of cytube-connection say. */
class ChannelsHealthTest {

    private final Sky sky = new Sky();

    private HealthStatus status() {
        return sky.observatory.health().status();
    }

    @Test
    void aKickIsReportedWithItsReason() {
        sky.live("chat.connected", Map.of("channel", "movienight", "reason", ""));
        sky.live("chat.kicked", Map.of("channel", "movienight", "reason", "spam"));
        sky.passes(Duration.ofSeconds(3));

        assertThat(status()).isEqualTo(HealthStatus.DOWN);
        assertThat(sky.observatory.health().reasons().getFirst().reason()).contains("movienight", "kicked", "spam");
    }

    @Test
    void whyAChannelIsNotJoinedIsWhatTheConnectionSaysLast() {
        sky.live("chat.connected", Map.of("channel", "movienight", "reason", "joined"));
        sky.live("chat.disconnected", Map.of("channel", "movienight", "reason", "kicked: spam"));
        sky.live("chat.disconnected", Map.of("channel", "left", "reason", "Rosey stops"));
        sky.passes(Duration.ofSeconds(1));
        sky.beats(
                "cytube-connection",
                List.of(cytube("DOWN", Map.of("movienight", "login refused: no", "other", "starting"))));
        sky.passes(Duration.ofSeconds(3));
        assertThat(sky.observatory.health().reasons())
                .extracting(HealthView.Reason::reason)
                .containsExactly("not in channel movienight: login refused: no");

        sky.beats("cytube-connection", List.of(cytube("UP", Map.of("movienight", "connected, muted"))));
        sky.passes(Duration.ofSeconds(6));
        assertThat(status()).isEqualTo(HealthStatus.UP);
    }

    @Test
    void whoLeavesAChannelDoesNotSpeakForTheInstanceThatIsInIt() {
        connection("one", "chat.connected", "joined");
        connection("two", "chat.heartbeat", "another instance is there");
        connection("one", "chat.disconnected", "Rosey stops");
        connection("two", "chat.connected", "joined");
        sky.passes(Duration.ofSeconds(1));

        connection("one", "chat.heartbeat", "Rosey stops");
        connection("one", "chat.disconnected", "kicked: Duplicate login");
        sky.passes(Duration.ofSeconds(4));
        assertThat(sky.wrong()).isEmpty();

        connection("two", "chat.heartbeat", "login refused: no");
        sky.passes(Duration.ofSeconds(3));
        assertThat(sky.observatory.health().reasons())
                .extracting(HealthView.Reason::reason)
                .containsExactly("not in channel movienight: login refused: no");
    }

    @Test
    void whoWasInAChannelAndIsNotHeardOfAnyMoreDoesNotSpeakForOthers() {
        connection("one", "chat.heartbeat", "connected");
        for (int i = 0; i < 3; i++) {
            sky.passes(Duration.ofSeconds(5));
            connection("two", "chat.heartbeat", "login refused: no");
        }
        sky.passes(Duration.ofSeconds(3));

        assertThat(sky.observatory.health().reasons())
                .extracting(HealthView.Reason::reason)
                .contains("not in channel movienight: login refused: no");
    }

    /** An instance of cytube-connection tells of the channel, in an event or with its heartbeat. */
    private void connection(String instance, String subject, String reason) {
        var status = reason.equals("connected") || reason.startsWith("another") ? "UP" : "DOWN";
        sky.liveFrom(
                "/plugins/cytube-connection/" + instance,
                subject,
                subject.endsWith("heartbeat")
                        ? Map.of(
                                "plugin",
                                "cytube-connection",
                                "instance",
                                instance,
                                "health",
                                List.of(cytube(status, Map.of("movienight", reason))))
                        : Map.of("channel", "movienight", "reason", reason));
    }

    private static Map<String, Object> cytube(String status, Map<String, String> channels) {
        return Map.of("name", "cytube", "status", status, "data", channels);
    }
}
