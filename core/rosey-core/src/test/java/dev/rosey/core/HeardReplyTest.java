package dev.rosey.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rosey.bus.RoseyException;
import dev.rosey.bus.nats.BusMessage;
import dev.rosey.testkit.HostileBodies;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HeardReplyTest {

    private static HeardReply heard(String body) {
        return HeardReply.of(BusMessage.of("rosey.reply.parrot.1", null, body.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void isTakenAsItIsWhereItKeepsToTheContract() {
        var heard = heard("{\"ok\":false,\"text\":\"No.\",\"error\":{\"code\":\"NOT_FOUND\",\"message\":\"no\"}}");

        assertThat(heard.oddity()).isEmpty();
        assertThat(heard.reply().text()).isEqualTo("No.");
    }

    @Test
    void aFailureKeepsWhatElseItTellsWhereItsErrorIsMissing() {
        var heard = heard("{\"ok\":false,\"text\":\"No.\",\"private\":true,\"more\":[\"Never.\"]}");

        assertThat(heard.oddity()).contains("has no “error”");
        assertThat(heard.reply().text()).isEqualTo("No.");
        assertThat(heard.reply().isPrivate()).isTrue();
        assertThat(heard.reply().more()).containsExactly("Never.");
        assertThat(heard.reply().error().code()).isEqualTo("INTERNAL");
    }

    @Test
    void theErrorOfTheServicesProtocolIsAFailureToo() {
        var headers = Map.of("Nats-Service-Error", "no such city", "Nats-Service-Error-Code", "404");

        var heard = HeardReply.of(new BusMessage("rosey.reply.parrot.1", null, headers, new byte[0], 0));

        assertThat(heard.reply().ok()).isFalse();
        assertThat(heard.reply().text()).isEmpty();
        assertThat(heard.oddity()).contains("no such city", "404");
    }

    @Test
    void whatIsNoReplyIsRefusedWithTheReason() {
        assertRefused("", "the body is empty");
        assertRefused("Squawk!", "not a JSON object");
        assertRefused("{\"ok\":true,\"text\":7}", "makes no sense");
        assertRefused("{\"ok\":\"yes\"}", "has no “ok”");
        assertRefused("{}", "has no “ok”");
        assertRefused("{\"ok\":false,\"more\":7}", "makes no sense");
        assertRefused("{\"ok\":false,\"error\":{\"code\":\"" + "X".repeat(65) + "\"}}", "makes no sense");
        HostileBodies.ofCommand()
                .forEach((what, body) -> assertThatThrownBy(
                                () -> HeardReply.of(BusMessage.of("rosey.reply.parrot.1", null, body)))
                        .as(what)
                        .isInstanceOf(RoseyException.class)
                        .matches(refused ->
                                ((RoseyException) refused).code().name().equals("INTERNAL")));
    }

    private static void assertRefused(String body, String why) {
        assertThatThrownBy(() -> heard(body)).isInstanceOf(RoseyException.class).hasMessageContaining(why);
    }
}
