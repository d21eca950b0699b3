package dev.rosey.plugins.quote;

import static dev.rosey.plugins.quote.Chain.ALICE;
import static dev.rosey.plugins.quote.Chain.data;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rosey.bus.CloudEvent;
import dev.rosey.bus.CommandReply;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class GrabTest {
    @RegisterExtension
    static final Chain chain = new Chain();

    @BeforeEach
    void empty() {
        chain.empty();
    }

    @Test
    void keepsTheNewestLineOfAUserAndWhatPlayed() {
        happens(
                "chat.media_changed",
                Map.of("channel", "room", "title", "Plan 9", "type", "yt", "media_id", "x", "duration_s", 9));
        says("Bob", "I like pie & cake");
        says("Bob", "/me waves");
        says("alice", "!quote grab bob");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> chain.bean(ChannelHistory.class)
                        .newest("room", "bob", java.util.List.of("waves"))
                        .isPresent());

        CommandReply newest = chain.ask(ALICE, "grab", "bob");
        assertThat(newest.text()).startsWith("Saved as #1: /me waves — Bob, ");
        assertThat(data(newest)).containsEntry("said_by", "Bob").containsEntry("added_by", "alice");
        assertThat(data(newest)).containsEntry("media_title", "Plan 9").containsEntry("media_position_s", 9);
        assertThat(chain.ask(ALICE, "grab", "@bob CAKE pie").text()).startsWith("Saved as #2: I like pie & cake — Bob");
        assertThat(chain.ask(ALICE, "grab", "bob").text()).startsWith("I have that one already: #1: /me waves");
        assertThat(data(chain.ask(ALICE, "stats", "bob")))
                .containsEntry("user_said", 2)
                .containsEntry("user_added", 0);
        assertThat(data(chain.ask(ALICE, "search", "by:BOB"))).containsEntry("hits", 2);
    }

    @Test
    void asksWhatPlaysWhenRoseyIsBackInTheChannelForNoEventTells() throws Exception {
        happens(
                "chat.media_changed",
                Map.of("channel", "room", "title", "Before", "type", "yt", "media_id", "x", "duration_s", 9));
        await().atMost(Duration.ofSeconds(20)).until(() -> isPlaying("Before"));

        try (AutoCloseable cytube = chain.plays("Meanwhile")) {
            happens("chat.connected", Map.of("channel", "room"));
            await().atMost(Duration.ofSeconds(20)).until(() -> {
                says("carl", "is that Plan 9?");
                return isPlaying("Meanwhile");
            });
            assertThat(cytube).isNotNull();
        }
    }

    private static boolean isPlaying(String title) {
        return title.equals(
                chain.bean(NowPlaying.class).at("room", Instant.now()).title());
    }

    @Test
    void saysWhenItHeardNothing() {
        assertThat(chain.ask(ALICE, "grab", "nobody").error().code()).isEqualTo("NOT_FOUND");
        assertThat(chain.ask(ALICE, "grab", "nobody").text())
                .isEqualTo("I heard nothing like that from nobody lately.");
        assertThat(chain.ask(ALICE, "grab", "").error().code()).isEqualTo("BAD_REQUEST");
    }

    private static void says(String user, String text) {
        happens(
                "chat.message",
                Map.of(
                        "platform",
                        "cytube",
                        "channel",
                        "room",
                        "user",
                        Map.of("name", user, "rank", 1),
                        "text",
                        text,
                        "message_id",
                        text,
                        "sent_at",
                        Instant.now()));
    }

    private static void happens(String type, Map<String, ?> data) {
        chain.publish(CloudEvent.of(
                "/services/cytube-connection/1", type, Instant.now().minusSeconds(60), data));
    }
}
