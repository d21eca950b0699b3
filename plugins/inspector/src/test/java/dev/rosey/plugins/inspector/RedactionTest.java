package dev.rosey.plugins.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rosey.bus.BusJson;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {

    @Test
    void ofAPrivateMessageOnlyTheLengthIsKeptWhateverIsSet() {
        var kept =
                Redaction.of("chat.private_message", BusJson.tree(Map.of("text", "my secret", "channel", "c")), true);

        assertThat(kept.has("text")).isFalse();
        assertThat(kept.path("text_length").asInt()).isEqualTo(9);
        assertThat(kept.path("channel").asText()).isEqualTo("c");
    }

    @Test
    void thePublicTextIsKeptOnlyWhenThatIsSet() {
        var data = BusJson.tree(Map.of("text", "hello"));

        assertThat(Redaction.of("chat.message", data, false).has("text")).isFalse();
        assertThat(Redaction.of("chat.message", data, true).path("text").asText())
                .isEqualTo("hello");
        assertThat(data.path("text").asText()).as("the argument is left alone").isEqualTo("hello");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"password", "Password", "channel_password", "token", "rosey_token", "api_key", "secret", "pw"})
    void fieldsThatNameASecretAreMaskedAtAnyDepth(String field) {
        var kept = Redaction.of("x.y", BusJson.tree(Map.of("list", List.of(Map.of(field, "hunter2")))), true);

        assertThat(kept.path("list").path(0).path(field).asText()).isEqualTo(Redaction.MASK);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Authorization: Bearer abcdefghijkl123",
                "nats://core:hunter2@127.0.0.1:4222",
                "login with password=hunter2 failed",
                "sk-abcdefghijklmnop failed",
                "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abc-def",
                "key 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
            })
    void valuesThatLookLikeSecretsAreMasked(String text) {
        assertThat(Redaction.text(text))
                .contains(Redaction.MASK)
                .doesNotContain("hunter2", "abcdefghijkl", "eyJ", "0123456789abcdef");
    }

    @Test
    void whatIsNoSecretStays() {
        var text = "trace 4bf92f3577b34da6a3ce929d0e0e4736 of http://127.0.0.1:8080/x: no token in “tokens”";

        assertThat(Redaction.text(text)).isEqualTo(text);
    }
}
