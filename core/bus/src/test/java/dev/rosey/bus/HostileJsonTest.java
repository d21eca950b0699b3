package dev.rosey.bus;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostileJsonTest {

    private static final String GOOD =
            "{\"id\":\"1\",\"channel\":\"c\",\"user\":{\"name\":\"a\",\"rank\":1},\"args\":\"x\",\"private\":true,"
                    + "\"sent_at\":\"2026-11-22T09:00:00Z\",\"platform\":\"cytube\"}";

    /** Each is one change of the good body. */
    static Stream<String> wrongBodies() {
        return Stream.of(
                "",
                " ",
                "null",
                "[]",
                "42",
                "\"text\"",
                "true",
                "{",
                "{}",
                "not json",
                "{\"id\"",
                GOOD + GOOD,
                GOOD + " x",
                GOOD + "]",
                GOOD.replace("\"id\":\"1\"", "\"id\":\"1\",\"id\":\"2\""),
                GOOD.replace("\"id\":\"1\"", "\"id\":1"),
                GOOD.replace("\"id\":\"1\"", "\"id\":\"\""),
                GOOD.replace("\"id\":\"1\"", "\"id\":null"),
                GOOD.replace("\"id\":\"1\"", "\"id\":[\"1\"]"),
                GOOD.replace("\"id\":\"1\",", ""),
                GOOD.replace("\"channel\":\"c\",", ""),
                GOOD.replace("\"channel\":\"c\"", "\"channel\":{}"),
                GOOD.replace(",\"args\":\"x\"", ""),
                GOOD.replace("\"args\":\"x\"", "\"args\":5"),
                GOOD.replace("\"args\":\"x\"", "\"args\":true"),
                GOOD.replace("\"args\":\"x\"", "\"args\":[]"),
                GOOD.replace("\"args\":\"x\"", "\"args\":\"\\u0000\""),
                GOOD.replace("\"args\":\"x\"", "\"args\":\"\u0000\""),
                GOOD.replace("\"args\":\"x\"", "\"args\":\"\\ud83c\""),
                GOOD.replace("\"args\":\"x\"", "\"args\":\"\\udfb2\\ud83c\""),
                GOOD.replace("\"args\":\"x\"", "\"args\":\"\\ud8zz\""),
                GOOD.replace("\"args\":\"x\"", "\"args\":\"" + "y".repeat(CommandRequest.ARGS_LIMIT + 1) + "\""),
                GOOD.replace("\"args\":\"x\"", "\"args\":🎲"),
                GOOD.replace("\"args\":\"x\"", "\"args\":\"x\",\"\\ud800\":1"),
                GOOD.replace("{\"name\":\"a\",\"rank\":1}", "\"a\""),
                GOOD.replace("{\"name\":\"a\",\"rank\":1}", "null"),
                GOOD.replace("{\"name\":\"a\",\"rank\":1}", "{}"),
                GOOD.replace("\"rank\":1", "\"rank\":\"5\""),
                GOOD.replace("\"rank\":1", "\"rank\":1e999"),
                GOOD.replace("\"rank\":1", "\"rank\":" + "9".repeat(5_000)),
                GOOD.replace("\"rank\":1", "\"rank\":NaN"),
                GOOD.replace("\"rank\":1", "\"rank\":true"),
                GOOD.replace("\"private\":true", "\"private\":\"true\""),
                GOOD.replace("\"private\":true", "\"private\":1"),
                GOOD.replace("\"2026-11-22T09:00:00Z\"", "1"),
                GOOD.replace("\"2026-11-22T09:00:00Z\"", "1e1000000000"),
                GOOD.replace("\"2026-11-22T09:00:00Z\"", "\"1\""),
                GOOD.replace("\"2026-11-22T09:00:00Z\"", "\"yesterday\""),
                GOOD.replace("\"2026-11-22T09:00:00Z\"", "\"+999999999-01-01T00:00:00Z\""),
                GOOD.replace("\"platform\":\"cytube\"", "\"platform\":\"\""),
                "{\"a\":".repeat(100) + "1" + "}".repeat(100),
                "[".repeat(100_000),
                "{\"a\":".repeat(150_000),
                "{\"a\":\"" + "x".repeat(900_000) + "\"}",
                "{\"" + "x".repeat(1_000) + "\":1}");
    }

    @ParameterizedTest
    @MethodSource("wrongBodies")
    void aWrongBodyIsABadRequest(String body) {
        refuses(body.getBytes(UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"c0 80", "c1 81", "ed a0 80", "ed a0 bd ed b8 80", "f5 80 80 80", "ff", "80", "e2 82", "f0 9f 8e"
            })
    void malformedUtf8IsABadRequest(String hex) {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes("{\"id\":\"1\",\"channel\":\"c\",\"user\":{\"name\":\"a\"},\"args\":\"".getBytes(UTF_8));
        for (var octet : hex.split(" ", -1)) {
            bytes.write(Integer.parseInt(octet, 16));
        }
        bytes.writeBytes("\"}".getBytes(UTF_8));
        refuses(bytes.toByteArray());
    }

    @ParameterizedTest
    @ValueSource(classes = {CommandReply.class, CloudEvent.class, Manifest.class, ChatUser.class, WireError.class})
    void otherRecordsRefuseWhatTheyAreNot(Class<?> type) {
        wrongBodies().forEach(body -> assertThatBad(body.getBytes(UTF_8), type));
    }

    @ParameterizedTest
    @ValueSource(
            classes = {CommandRequest.class, CommandReply.class, CloudEvent.class, Manifest.class, WireError.class})
    void otherEncodingsAreBadRequests(Class<?> type) {
        assertThatBad(GOOD.getBytes(UTF_16), type);
        assertThatBad(GOOD.getBytes(java.nio.charset.Charset.forName("UTF-32")), type);
    }

    @Property(tries = 500)
    void anyBytesAreReadOrRefused(@ForAll @Size(max = 200) byte[] body) {
        readOrRefuse(body);
    }

    @Property(tries = 500)
    void aBodyWithOneByteChangedIsReadOrRefused(@ForAll @IntRange(max = 140) int at, @ForAll byte changed) {
        var body = GOOD.getBytes(UTF_8);
        body[at % body.length] = changed;
        readOrRefuse(body);
    }

    @Property(tries = 200)
    void aBodyThatBreaksOffIsRefused(@ForAll @IntRange(max = 140) int length) {
        var body = GOOD.getBytes(UTF_8);
        refuses(java.util.Arrays.copyOf(body, length % body.length));
    }

    private static void readOrRefuse(byte[] body) {
        try {
            BusJson.read(body, CommandRequest.class);
        } catch (RoseyException refused) {
            assertThat(refused.code()).isEqualTo(ErrorCode.BAD_REQUEST);
        }
    }

    private static void assertThatBad(byte[] body, Class<?> type) {
        try {
            BusJson.read(body, type);
            assertThat(body).as("read as %s", type).startsWith('{');
        } catch (RoseyException refused) {
            assertThat(refused.code()).isEqualTo(ErrorCode.BAD_REQUEST);
        }
    }

    private static void refuses(byte[] body) {
        assertThatThrownBy(() -> BusJson.read(body, CommandRequest.class))
                .isInstanceOfSatisfying(RoseyException.class, refused -> {
                    assertThat(refused.code()).isEqualTo(ErrorCode.BAD_REQUEST);
                    assertThat(refused.message()).hasSizeLessThan(400);
                    assertThat(BusJson.bytes(CommandReply.failed(refused, "no")))
                            .isNotEmpty();
                });
    }
}
