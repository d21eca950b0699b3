package dev.rosey.plugins.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rosey.bus.CloudEvent;
import dev.rosey.bus.nats.BusMessage;
import dev.rosey.testkit.TestBot;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever the chaos plugin does, a die that somebody rolls in the channel is rolled, before, meanwhile and afterwards, by
 * the same core, and CyTube's connection stays.
 */
class ChaosTest {

    private static final String YAML = """
            rosey:
              quarantine:
                crashes: 1000
              longest-pause: PT2S
              plugins:
                chaos:
                  host: own
            """;

    @TempDir
    static Path folder;

    private static WholeRosey rosey;
    private static Witness witness;
    private static Gambler gambler;
    private static TestBot alice;
    private static ProcessHandle core;
    private static ProcessHandle ops;

    @BeforeAll
    static void start() {
        rosey = WholeRosey.start(folder, YAML);
        witness = new Witness(rosey.operator());
        gambler = new Gambler(rosey.guest("gambler"));
        alice = rosey.owner();
        core = rosey.process("core").orElseThrow();
        ops = rosey.process("ops").orElseThrow();
        gambler.awaitMore(3);
    }

    @AfterAll
    static void stop() {
        gambler.close();
        alice.close();
        witness.chaos("stay", "until the end");
        witness.close();
        var all = rosey.processes();
        rosey.close();
        assertThat(all).isNotEmpty().noneMatch(ProcessHandle::isAlive);
    }

    @BeforeEach
    void chaosIsThere() {
        witness.awaitChaos();
        witness.forget();
        alice.forget();
    }

    @AfterEach
    void nobodyElseNoticed() {
        gambler.awaitMore(2);
        assertThat(gambler.unanswered()).isEmpty();
        assertThat(rosey.process("core")).contains(core);
        assertThat(rosey.process("ops")).contains(ops);
        assertThat(witness.heard("chat.disconnected")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "throw, INTERNAL",
        "overflow, INTERNAL",
        "nothing, INTERNAL",
        "gigantic, INTERNAL",
        "silence, TIMEOUT",
        "stubborn, TIMEOUT",
        "late, TIMEOUT"
    })
    void aBadAnswerIsAFriendlyLineAndAnEvent(String action, String code) {
        alice.say("!chaos " + action);

        var line = alice.awaitLine(
                said -> said.user().equals("rosey") && !said.text().contains("rolls"));

        assertThat(line.text().toLowerCase(Locale.ROOT))
                .doesNotContain("exception", "java", "null", "internal", "rosey.command");
        witness.awaitFailure(action, code);
        assertThat(witness.chaos("ping", "still").text()).isEqualTo("chaos is here, still");
        assertThat(alice.lines()).noneMatch(said -> said.text().contains("too late"));
    }

    @Test
    void ofTwoAnswersOneIsHeardAndTheOtherIsDenied() {
        alice.say("!chaos twice now");

        alice.awaitLine(said -> said.text().contains("the first answer, now"));
        witness.awaitEvent(
                "chaos.denied", event -> event.data().path("reason").asText().contains("rosey.reply.chaos"));
        witness.awaitChaos();
        assertThat(alice.lines()).noneMatch(said -> said.text().contains("second"));
    }

    @Test
    void handlersThatNeverEndFillTheirOwnPluginOnly() {
        var before = rosey.process("chaos").orElseThrow();
        IntStream.range(0, 300)
                .parallel()
                .forEach(i -> witness.bus()
                        .publish(BusMessage.of(
                                "rosey.command.chaos.stubborn",
                                null,
                                "{\"id\":\"1\",\"channel\":\"c\",\"user\":{\"name\":\"a\"},\"args\":\"\"}"
                                        .getBytes(StandardCharsets.UTF_8))));

        witness.awaitFailure("stubborn", "UNAVAILABLE");
        assertThat(witness.chaos("ping", "full").error().code()).isEqualTo("UNAVAILABLE");
        gambler.awaitMore(3);

        before.destroyForcibly();
        rosey.awaitSuccessor("chaos", before);
    }

    @Test
    void aFloodOfEventsDrownsNobody() {
        assertThat(witness.chaos("flood-events", "4").ok()).isTrue();

        gambler.awaitMore(4);

        assertThat(witness.ask("inspect", "health", "").ok()).isTrue();
    }

    @Test
    void aFloodOfChatLeavesRoomForAnswers() {
        assertThat(witness.chaos("flood-chat", "400").ok()).isTrue();

        gambler.awaitMore(4);

        alice.awaitLine(said -> said.text().contains("chaos says"));
    }

    @Test
    void garbageAndLiesAreNotBelievedAndToldOf() {
        assertThat(witness.chaos("garbage", "").ok()).isTrue();

        for (var subject : new String[] {"chat.message", "rosey.command.host.stop", "$SYS.REQ.SERVER.PING"}) {
            witness.awaitEvent(
                    "chaos.denied",
                    event -> event.data().path("reason").asText().contains('"' + subject + '"'));
        }
        gambler.awaitMore(2);
        assertThat(witness.heard("plugin.stopped")).isEmpty();
    }

    @Test
    void whoListensToEverythingHearsNothing() {
        assertThat(witness.chaos("listen", "").ok()).isTrue();

        witness.awaitEvent(
                "chaos.denied", event -> event.data().path("reason").asText().contains("\">\""));
        gambler.awaitMore(3);

        assertThat(witness.chaos("overheard", "").text()).startsWith("overheard 0,");
    }

    @Test
    void whatAProgramWithoutOurRuntimeIsDeniedIsToldOfToo() {
        try (var raw = rosey.connect("chaos")) {
            raw.publish(BusMessage.of("rosey.command.plugin.purge", null, new byte[0]));
            raw.subscribe("chat.>", message -> {});
        }

        witness.awaitEvent("plugin.denied", event -> denied(event, "publish", "rosey.command.plugin.purge"));
        witness.awaitEvent("plugin.denied", event -> denied(event, "subscribe", "chat.>"));
        await().atMost(WholeRosey.PATIENCE)
                .untilAsserted(() -> assertThat(why()).contains("leave to hear “chat.>”"));
    }

    private static boolean denied(CloudEvent event, String operation, String subject) {
        var data = event.data();
        return data.path("plugin").asText().equals("chaos")
                && data.path("operation").asText().equals(operation)
                && data.path("subject").asText().equals(subject);
    }

    @Test
    void whoSpinsOnAllCoresLeavesSomeToOthers() {
        assertThat(witness.chaos("spin", "4").ok()).isTrue();

        gambler.awaitMore(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"allocate", "exit", "halt"})
    void aDeathIsSeenAndMended(String action) {
        dies(action, "");
    }

    @Test
    void aJvmInWhichEverythingIsBlockedIsReplaced() {
        dies("block", "600");
    }

    private static void dies(String action, String args) {
        var before = rosey.process("chaos").orElseThrow();
        var unused = Thread.ofVirtual().start(() -> witness.chaos(action, args));

        gambler.awaitMore(2);

        rosey.awaitSuccessor("chaos", before);
        witness.awaitEvent("plugin.crashed", ChaosTest::isAboutChaos);
        witness.awaitChaos();
        assertThat(why()).contains("Crashes that I remember");
    }

    private static boolean isAboutChaos(CloudEvent event) {
        return event.data().path("plugin").asText().equals("chaos");
    }

    /** What an operator is told. */
    private static String why() {
        var reply = witness.ask("plugin", "why", "chaos");
        assertThat(reply.ok()).isTrue();
        return reply.text() + ' ' + String.join(" ", reply.more());
    }

    @ParameterizedTest
    @ValueSource(strings = {"die-draining", "stay"})
    void whoDoesNotStopAsAskedIsReplacedToo(String action) {
        var before = rosey.process("chaos").orElseThrow();
        assertThat(witness.chaos(action, "").ok()).isTrue();

        WholeRosey.signal(before, "TERM");

        gambler.awaitMore(2);
        rosey.awaitSuccessor("chaos", before);
        assertThat(before.isAlive()).isFalse();
    }

    @Test
    void whoDiesAtEachStartIsBackWhenItNoLongerDoes() throws Exception {
        var before = rosey.process("chaos").orElseThrow();
        var unused = Thread.ofVirtual().start(() -> witness.chaos("doom", ""));
        var next = rosey.awaitSuccessor("chaos", before);
        rosey.awaitSuccessor("chaos", next);
        gambler.awaitMore(2);

        Files.delete(rosey.home().resolve("chaos-is-doomed"));

        witness.awaitChaos();
    }
}
