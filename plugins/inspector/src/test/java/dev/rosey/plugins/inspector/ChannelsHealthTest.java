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
                cytube(
                        "DOWN",
                        Map.of("movienight", "login refused: no", "other", "starting"),
                        Map.of("movienight", "out", "other", "starting")));
        sky.passes(Duration.ofSeconds(3));
        assertThat(sky.observatory.health().reasons())
                .extracting(HealthView.Reason::reason)
                .containsExactly("not in channel movienight: login refused: no");

        sky.beats(
                "cytube-connection",
                cytube("UP", Map.of("movienight", "connected, muted"), Map.of("movienight", "connected")));
        sky.passes(Duration.ofSeconds(6));
        assertThat(status()).isEqualTo(HealthStatus.UP);
    }

    @Test
    void whoLeavesAChannelDoesNotSpeakForTheInstanceThatIsInIt() {
        connection("one", "chat.connected", "joined");
        beats("two", "standby", "another instance is there");
        connection("one", "chat.disconnected", "Rosey stops");
        connection("two", "chat.connected", "joined");
        sky.passes(Duration.ofSeconds(1));

        beats("one", "out", "Rosey stops");
        connection("one", "chat.disconnected", "kicked: Duplicate login");
        sky.passes(Duration.ofSeconds(4));
        assertThat(sky.wrong()).isEmpty();

        beats("two", "out", "login refused: no");
        sky.passes(Duration.ofSeconds(3));
        assertThat(sky.observatory.health().reasons())
                .extracting(HealthView.Reason::reason)
                .containsExactly("not in channel movienight: login refused: no");
    }

    @Test
    void whoWasInAChannelAndIsNotHeardOfAnyMoreDoesNotSpeakForOthers() {
        beats("one", "connected", "connected");
        for (int i = 0; i < 3; i++) {
            sky.passes(Duration.ofSeconds(5));
            beats("two", "out", "login refused: no");
        }
        sky.passes(Duration.ofSeconds(3));

        assertThat(sky.observatory.health().reasons())
                .extracting(HealthView.Reason::reason)
                .contains("not in channel movienight: login refused: no");
    }

    @Test
    void whereAnInstanceIsCountsAndNotInWhatWordsItSaysSo() {
        beats("one", "out", "connected in another sense");
        sky.passes(Duration.ofSeconds(3));
        assertThat(sky.wrong()).containsExactly("cytube DOWN");

        beats("one", "connected", "all is well");
        sky.passes(Duration.ofSeconds(6));
        assertThat(sky.wrong()).isEmpty();
    }

    @Test
    void anInstanceThatDoesNotSayWhereItIsTellsNothing() {
        sky.liveFrom(
                "/plugins/cytube-connection/one",
                "chat.heartbeat",
                heartbeat("one", cytube("DOWN", Map.of("movienight", "login refused: no"), Map.of())));
        sky.passes(Duration.ofSeconds(3));
        assertThat(sky.wrong()).isEmpty();
    }

    /** An instance of cytube-connection tells what happened in the channel. */
    private void connection(String instance, String subject, String reason) {
        sky.liveFrom(
                "/plugins/cytube-connection/" + instance, subject, Map.of("channel", "movienight", "reason", reason));
    }

    /** An instance of cytube-connection says with its heartbeat where it is, and why. */
    private void beats(String instance, String presence, String reason) {
        var status = presence.equals("connected") || presence.equals("standby") ? "UP" : "DOWN";
        var health = cytube(status, Map.of("movienight", reason), Map.of("movienight", presence));
        sky.liveFrom("/plugins/cytube-connection/" + instance, "chat.heartbeat", heartbeat(instance, health));
    }

    private static Map<String, Object> heartbeat(String instance, List<Map<String, Object>> health) {
        return Map.of("plugin", "cytube-connection", "instance", instance, "health", health);
    }

    private static List<Map<String, Object>> cytube(
            String status, Map<String, String> reasons, Map<String, String> presences) {
        return List.of(
                Map.of("name", "cytube", "status", status, "data", reasons),
                Map.of("name", "cytube-presence", "status", "UP", "data", presences));
    }
}
