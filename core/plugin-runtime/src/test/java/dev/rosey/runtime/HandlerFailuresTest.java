package dev.rosey.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rosey.bus.BusJson;
import dev.rosey.bus.ChatUser;
import dev.rosey.bus.CommandRequest;
import dev.rosey.bus.nats.BusMessage;
import dev.rosey.runtime.busy.Busy;
import dev.rosey.testkit.NatsServer;
import dev.rosey.testkit.RoseyHost;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever comes in and whatever a handler does, one answer goes out. */
class HandlerFailuresTest {

    @RegisterExtension
    @Order(1)
    static final NatsServer nats = new NatsServer();

    @RegisterExtension
    @Order(2)
    static final RoseyHost host = new RoseyHost(nats);

    private static Bot bot;

    private final List<BusMessage> stored = new CopyOnWriteArrayList<>();

    @BeforeAll
    static void connect() {
        bot = Bot.listening(nats.connect(NatsServer.OPERATOR), "busy.command_failed");
    }

    @AfterAll
    static void disconnect() {
        bot.close();
    }

    @AfterEach
    void letGo() {
        Busy.gate.countDown();
    }

    static Stream<byte[]> hostileBodies() {
        var good = "{\"id\":\"1\",\"channel\":\"c\",\"user\":{\"name\":\"a\"},\"args\":\"x\"}";
        return Stream.of(
                        "",
                        " ",
                        "null",
                        "[]",
                        "5",
                        "\"x\"",
                        "{",
                        "{}",
                        "not json",
                        good + good,
                        good + "x",
                        good.replace("\"1\"", "1"),
                        good.replace("\"x\"", "{}"),
                        good.replace("\"x\"", "\"\\u0000\""),
                        good.replace("\"x\"", "\"\\ud800\""),
                        good.replace("\"x\"", "\"\u0000\""),
                        good.replace("\"x\"", "🎲"),
                        good.replace("\"id\":\"1\",", ""),
                        good.replace("\"a\"", "null"),
                        "{\"a\":".repeat(5_000),
                        "[".repeat(500_000),
                        "{\"a\":\"" + "x".repeat(900_000) + "\"}",
                        good.replace("\"x\"", "\"" + "y".repeat(100_000) + "\""))
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void whatAStreamSendsIsNoRequest() {
        var bus = bot.bus();
        var request = BusJson.bytes(CommandRequest.of("room", new ChatUser("alice", 5), "x", Instant.now()));
        var stream = """
                {"name":"KV_kept","subjects":["kept.>"],"max_msgs_per_subject":1,"allow_direct":true,"storage":"memory"}""";
        assertThat(api("STREAM.CREATE.KV_kept", stream)).doesNotContain("error");
        bus.requestAndWait("kept.request", request, Bot.PATIENCE);
        int before = Busy.CALLS.get();
        try (var seen = bus.subscribe("rosey.command.busy.count", stored::add)) {
            bus.publish(
                    BusMessage.of("$JS.API.DIRECT.GET.KV_kept.kept.request", "rosey.command.busy.count", new byte[0]));
            await().atMost(Bot.PATIENCE).until(() -> !stored.isEmpty());
        }
        assertThat(stored.getFirst().body()).isEqualTo(request);
        bot.say("busy.count", "");
        assertThat(Busy.CALLS).hasValue(before + 1);
    }

    private static String api(String subject, String body) {
        var reply = bot.bus().requestAndWait("$JS.API." + subject, body.getBytes(StandardCharsets.UTF_8), Bot.PATIENCE);
        return new String(reply.body(), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @MethodSource("hostileBodies")
    void aBodyThatMakesNoSenseIsABadRequestAndReachesNobody(byte[] body) {
        int before = Busy.CALLS.get();
        var reply = bot.bus().requestAndWait("rosey.command.busy.count", body, Bot.PATIENCE);
        assertThat(Bot.failure(reply)).isEqualTo("BAD_REQUEST 400");
        assertThat(Busy.CALLS).hasValue(before);
    }

    @Test
    void malformedUtf8IsABadRequest() {
        for (int octet : new int[] {0xff, 0xc0, 0xed, 0x80}) {
            var body = "{\"id\":\"1\",\"channel\":\"c\",\"user\":{\"name\":\"a\"},\"args\":\"x\"}"
                    .getBytes(StandardCharsets.UTF_8);
            body[body.length - 3] = (byte) octet;
            assertThat(Bot.failure(bot.bus().requestAndWait("rosey.command.busy.count", body, Bot.PATIENCE)))
                    .isEqualTo("BAD_REQUEST 400");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "checked,INTERNAL 500",
        "unchecked,INTERNAL 500",
        "overflow,INTERNAL 500",
        "error,INTERNAL 500",
        "nothing,INTERNAL 500",
        "giant,INTERNAL 500",
        "giant-failure,INTERNAL 500",
        "untellable,INTERNAL 500",
        "known,CONFLICT 409",
        "half,CONFLICT 409",
        "said,odd code 400",
        "handed,NOT_FOUND 404",
        "sleepy,TIMEOUT 504",
        "foreign,FORBIDDEN 403",
        "lonely,UNAVAILABLE 503",
        "misled,UNAVAILABLE 503",
        "moderate,FORBIDDEN 403"
    })
    void aHandlerThatFailsIsAnswered(String action, String failure) {
        int before = (int) failed(action);
        assertThat(bot.failure("busy." + action, "")).isEqualTo(failure);
        await().atMost(Bot.PATIENCE).until(() -> failed(action) == before + 1);
    }

    private static long failed(String action) {
        return bot.heard("busy.command_failed")
                .filter(event -> event.data().path("action").asText().equals(action))
                .count();
    }

    @Test
    void aFailureOfItsOwnSaysWhatTheHandlerSaid() {
        var reply = bot.say("busy.known", "");
        assertThat(reply.text()).isEqualTo("Already there.");
        assertThat(reply.error().message()).isEqualTo("already");
        assertThat(reply.error().details()).containsEntry("position", 7);
    }

    @Test
    void theChatReadsNothingTechnical() {
        for (var action : new String[] {"checked", "overflow", "nothing", "giant", "sleepy", "lonely"}) {
            assertThat(bot.say("busy." + action, "").text())
                    .doesNotContainIgnoringCase("exception")
                    .doesNotContainIgnoringCase("error")
                    .doesNotContain("Busy", "IO", "null", "rosey.");
        }
    }

    @Test
    void aHandlerThatNeverAnswersIsInterruptedAtItsTimeout() {
        int before = Busy.INTERRUPTED.get();
        assertThat(bot.failure("busy.sleepy", "")).isEqualTo("TIMEOUT 504");
        await().atMost(Bot.PATIENCE).until(() -> Busy.INTERRUPTED.get() > before);
    }

    @Test
    void aHandlerThatIsNotDoneInTimeMayStillHaveDoneItsWork() {
        assertThat(bot.say("busy.sleepy", "").error().details()).containsEntry("outcome", "unknown");
        assertThat(bot.say("busy.lonely", "").error().details()).doesNotContainKey("outcome");
    }

    @Test
    void aHandlerThatIgnoresItsInterruptionKeepsItsPlaceAndIsHeardOnce() {
        Busy.gate = new CountDownLatch(1);
        var replies = new CopyOnWriteArrayList<BusMessage>();
        bot.bus().subscribe("_INBOX.operator.mine", replies::add);
        var body = "{\"id\":\"1\",\"channel\":\"c\",\"user\":{\"name\":\"a\"},\"args\":\"\"}"
                .getBytes(StandardCharsets.UTF_8);
        bot.bus().publish(BusMessage.of("rosey.command.busy.stubborn", "_INBOX.operator.mine", body));
        await().atMost(Bot.PATIENCE).until(() -> replies.size() == 1);
        assertThat(Bot.failure(replies.getFirst())).isEqualTo("TIMEOUT 504");
        assertThat(inFlight()).isEqualTo(1);
        assertThat(bot.say("busy.count", "").ok()).isTrue();
        Busy.gate.countDown();
        await().atMost(Bot.PATIENCE).until(() -> inFlight() == 0);
        assertThat(bot.say("busy.count", "").ok()).isTrue();
        assertThat(replies).hasSize(1);
    }

    private static int inFlight() {
        return busy().inFlight();
    }

    private static RunningModule busy() {
        return host.bean(ModuleHost.class).modules().stream()
                .filter(module -> module.name().equals("busy"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatExceedsTheLimitIsUnavailableAtOnce() {
        Busy.gate = new CountDownLatch(1);
        var held = IntStream.range(0, RequestGate.LIMIT)
                .mapToObj(i -> bot.send("busy.held", 1, ""))
                .toList();
        await().atMost(Bot.PATIENCE).until(() -> inFlight() == RequestGate.LIMIT);
        assertThat(bot.failure("busy.count", "")).isEqualTo("UNAVAILABLE 503");
        assertThat(bot.say("hello.hello", "").ok()).isTrue();
        Busy.gate.countDown();
        assertThat(held)
                .allSatisfy(reply -> assertThat(Bot.reply(reply.join()).text()).isEqualTo("held"));
        await().atMost(Bot.PATIENCE).until(() -> inFlight() == 0);
        assertThat(bot.say("busy.count", "").ok()).isTrue();
    }

    @Test
    void aHandlerThatLeavesItsThreadInterruptedIsStillHeard() {
        assertThat(bot.say("busy.flagged", "").text()).isEqualTo("flagged");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rosey.command.hello.hello",
                "hello.heartbeat",
                "$SRV.PING",
                "_inbox.x",
                "INBOX.x",
                "rosey.replyx"
            })
    void nothingIsSaidOrDoneForAReplyAnywhereElse(String replyTo) {
        var heard = new CopyOnWriteArrayList<BusMessage>();
        int before = Busy.CALLS.get();
        try (var subscription = bot.bus().subscribe(replyTo, heard::add)) {
            var body = "{\"id\":\"1\",\"channel\":\"c\",\"user\":{\"name\":\"a\"},\"args\":\"\"}"
                    .getBytes(StandardCharsets.UTF_8);
            bot.bus().publish(BusMessage.of("rosey.command.busy.count", replyTo, body));
            assertThat(bot.say("busy.settled", "").ok()).isTrue();
            assertThat(Busy.CALLS).hasValue(before);
            assertThat(heard)
                    .noneMatch(message -> new String(message.body(), StandardCharsets.UTF_8).contains("call "));
        }
    }

    @Test
    void aRequestWithoutAReplySubjectIsCarriedOut() {
        int before = Busy.CALLS.get();
        var body = "{\"id\":\"1\",\"channel\":\"c\",\"user\":{\"name\":\"a\"},\"args\":\"\"}"
                .getBytes(StandardCharsets.UTF_8);
        bot.bus().publish(BusMessage.of("rosey.command.busy.count", null, body));
        await().atMost(Bot.PATIENCE).until(() -> Busy.CALLS.get() == before + 1);
    }

    @Test
    void aRankThatIsHighEnoughIsLetIn() {
        assertThat(Bot.reply(bot.send("busy.moderate", 2, "").join()).text()).isEqualTo("moderated");
        assertThat(Bot.failure(bot.send("busy.moderate", 1.5, "").join())).isEqualTo("FORBIDDEN 403");
    }

    @ParameterizedTest
    @CsvSource({
        "7 red,alice|7|RED|-|-",
        "'  7   DARK-blue  0.5 ',alice|7|DARK_BLUE|0.5|-",
        "'-1 red 2 the  rest  of it ',alice|-1|RED|2.0|the  rest  of it"
    })
    void typedArgumentsAreRead(String args, String text) {
        assertThat(bot.say("busy.typed", args).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"'',0", "x red,0", "7,1", "7 green,2", "99999999999 red,0", "7 red NaN,6", "7.5 red,0"})
    void typedArgumentsThatDoNotFitAreABadRequestWithTheUsage(String args, int position) {
        var reply = bot.say("busy.typed", args);
        assertThat(reply.error().code()).isEqualTo("BAD_REQUEST");
        assertThat(reply.error().details()).containsEntry("position", position);
        assertThat(reply.text()).contains("Usage: !busy typed <number> <color>");
    }
}
