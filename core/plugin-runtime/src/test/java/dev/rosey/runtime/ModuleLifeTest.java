package dev.rosey.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rosey.bus.BusJson;
import dev.rosey.bus.ChatUser;
import dev.rosey.bus.CloudEvent;
import dev.rosey.bus.CommandReply;
import dev.rosey.bus.CommandRequest;
import dev.rosey.bus.Permissions;
import dev.rosey.bus.nats.BusMessage;
import dev.rosey.runtime.busy.Busy;
import dev.rosey.runtime.busy.BusyHappened;
import dev.rosey.runtime.busy.BusyHealth;
import dev.rosey.runtime.watcher.Watch;
import dev.rosey.testkit.NatsServer;
import dev.rosey.testkit.RoseyHost;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the runtime does for a module without being asked. */
class ModuleLifeTest {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

    @RegisterExtension
    @Order(1)
    static final NatsServer nats = new NatsServer()
            .withUser(
                    "watcher", new Permissions(List.of("watcher.*"), List.of("test.*", "_INBOX.watcher.>", "$SRV.>")));

    private static final Bot bot = before();

    @RegisterExtension
    @Order(2)
    static final RoseyHost host =
            new RoseyHost(nats).with("rosey.restarts", "3").with("rosey.plugins.busy.settings.greeting", "from above");

    private static Bot before() {
        nats.start();
        return Bot.listening(nats.connect(NatsServer.OPERATOR), "busy.*", "hello.*");
    }

    @BeforeAll
    static void ready() {
        await().atMost(Bot.PATIENCE).until(() -> bot.heard("busy.started").count() == 1);
    }

    @AfterAll
    static void disconnect() {
        bot.close();
    }

    private static void publish(String type, Object data) {
        bot.bus().publish(CloudEvent.of("/test", type, Instant.now(), data));
    }

    @Test
    void saysThatItStartedAndThatItLives() {
        var started = bot.heard("busy.started").findFirst().orElseThrow();
        assertThat(started.source()).startsWith("/plugins/busy/");
        assertThat(started.data().path("plugin").asText()).isEqualTo("busy");
        assertThat(started.data().path("version").asText()).isEqualTo("1.2.3");
        assertThat(started.data().path("instance").asText()).isNotEmpty();
        assertThat(started.data().path("build").asText()).isEqualTo("classes");
        await().atMost(Bot.PATIENCE).until(() -> bot.heard("busy.heartbeat").count() > 0);
        var beat = bot.heard("busy.heartbeat").findFirst().orElseThrow().data();
        assertThat(List.copyOf(names(beat)))
                .containsExactlyInAnyOrder(
                        "plugin",
                        "instance",
                        "version",
                        "build",
                        "host",
                        "uptime_ms",
                        "in_flight",
                        "commands",
                        "errors",
                        "memory_mb",
                        "health");
        assertThat(beat.path("memory_mb").asLong()).isPositive();
        var health = beat.path("health").path(0);
        assertThat(health.path("name").asText()).isEqualTo("busy-thing");
        assertThat(health.path("status").asText()).isEqualTo("UP");
        assertThat(health.path("data").path("spare").asInt()).isEqualTo(2);
    }

    @Test
    void aHealthCheckThatHangsSilencesItsOwnModuleAlone() {
        BusyHealth.gate = new CountDownLatch(1);
        try {
            await().atMost(Bot.PATIENCE).until(() -> BusyHealth.ASKED.get() == 1);
            long others = bot.heard("hello.heartbeat").count();
            long own = bot.heard("busy.heartbeat").count();

            await().atMost(Duration.ofSeconds(60))
                    .until(() -> bot.heard("hello.heartbeat").count() >= others + 2);

            assertThat(BusyHealth.ASKED).hasValue(1);
            assertThat(bot.heard("busy.heartbeat").count()).isEqualTo(own);
        } finally {
            BusyHealth.gate.countDown();
        }
        await().atMost(Bot.PATIENCE).until(() -> BusyHealth.ASKED.get() == 0);
    }

    private static List<String> names(com.fasterxml.jackson.databind.JsonNode data) {
        var names = new CopyOnWriteArrayList<String>();
        data.fieldNames().forEachRemaining(names::add);
        return names;
    }

    @Test
    void saysHowEachCommandEnded() {
        bot.say("busy.count", "");
        bot.say("busy.known", "");
        await().atMost(Bot.PATIENCE)
                .until(() -> bot.heard("busy.command_handled")
                        .anyMatch(e -> e.data().path("action").asText().equals("count")));
        var handled =
                bot.heard("busy.command_handled").findFirst().orElseThrow().data();
        assertThat(names(handled)).contains("plugin", "instance", "action", "duration_us", "channel");
        assertThat(handled.path("channel").asText()).isEqualTo("room");
        await().atMost(Bot.PATIENCE)
                .until(() -> bot.heard("busy.command_failed").count() > 0);
        var failed = bot.heard("busy.command_failed").findFirst().orElseThrow().data();
        assertThat(failed.path("code").asText()).isEqualTo("CONFLICT");
        assertThat(failed.path("message").asText()).isEqualTo("already");
    }

    @Test
    void countsInTheMetrics() throws IOException, InterruptedException {
        bot.say("busy.count", "");
        bot.say("busy.known", "");
        await().atMost(Bot.PATIENCE).until(() -> host.get("/metrics").contains("rosey_command_errors"));
        assertThat(host.get("/metrics"))
                .containsPattern("rosey_commands_total\\{[^}]*action=\"count\"[^}]*plugin=\"busy\"")
                .containsPattern(
                        "rosey_command_errors_total\\{[^}]*action=\"known\",code=\"CONFLICT\"[^}]*plugin=\"busy\"")
                .containsPattern("rosey_command_duration_seconds_count\\{[^}]*action=\"count\"")
                .containsPattern("rosey_commands_in_flight[^ ]*plugin=\"busy\"");
    }

    @Test
    void isFoundAsANatsService() {
        var ping = ask("$SRV.PING.busy");
        assertThat(ping.path("name").asText()).isEqualTo("busy");
        assertThat(ping.path("version").asText()).isEqualTo("1.2.3");
        var info = ask("$SRV.INFO.busy");
        var metadata = info.path("metadata");
        assertThat(metadata.path("rosey.kind").asText()).isEqualTo("plugin");
        assertThat(metadata.path("rosey.token").asText()).isEqualTo("busy");
        assertThat(metadata.path("rosey.family").asText()).isEqualTo("busy");
        assertThat(metadata.path("description").asText()).isEqualTo("Fails in every way");
        assertThat(info.path("endpoints")).anySatisfy(endpoint -> {
            assertThat(endpoint.path("subject").asText()).isEqualTo("rosey.command.busy.count");
            assertThat(endpoint.path("queue_group").asText()).isEqualTo("busy");
            assertThat(endpoint.path("metadata").path("rosey.phrase").asText()).isEqualTo("busy count");
        });
        bot.say("busy.count", "");
        var data = ask("$SRV.STATS.busy").path("endpoints").path(0).path("data");
        assertThat(names(data)).contains("p50_us", "p95_us", "p99_us", "in_flight", "restarts", "build");
        assertThat(data.path("restarts").asInt()).isEqualTo(3);
    }

    private static com.fasterxml.jackson.databind.JsonNode ask(String subject) {
        return BusJson.readObject(
                bot.bus().requestAndWait(subject, new byte[0], Bot.PATIENCE).body());
    }

    @Test
    void aTraceGoesThroughACallAndAnEvent() {
        var heard = new CopyOnWriteArrayList<BusMessage>();
        try (var happened = bot.bus().subscribe("busy.happened", heard::add);
                var nested = bot.bus().subscribe("hello.command_handled", heard::add);
                var handled = bot.bus().subscribe("busy.command_handled", heard::add);
                var call = bot.bus().subscribe("rosey.command.hello.hello", heard::add)) {
            var request = CommandRequest.of("room", new ChatUser("alice", 1), "", Instant.now());
            var message = new BusMessage(
                    "rosey.command.busy.nested",
                    null,
                    Map.of("traceparent", "00-" + TRACE + "-b7ad6b7169203331-01"),
                    BusJson.bytes(request),
                    0);
            assertThat(Bot.reply(bot.bus().request(message, Bot.PATIENCE).join())
                            .text())
                    .isEqualTo("Hello alice!");
            await().atMost(Bot.PATIENCE)
                    .until(() ->
                            heard.stream().map(BusMessage::subject).distinct().count() == 4);
            assertThat(heard)
                    .allSatisfy(hop -> assertThat(hop.headers().get("traceparent"))
                            .startsWith("00-" + TRACE + '-')
                            .doesNotContain("b7ad6b7169203331"));
        }
    }

    @Test
    void hearsEventsAsEnvelopesAndAsData() throws InterruptedException {
        Busy.HEARD.clear();
        publish("test.envelope", Map.of("what", "x"));
        assertThat(Busy.HEARD.poll(20, java.util.concurrent.TimeUnit.SECONDS)).isInstanceOf(CloudEvent.class);
        for (var what : List.of("fail", "interrupt", "good")) {
            publish("test.data", Map.of("what", what));
        }
        publish("test.data", Map.of("other", 1));
        bot.bus().publish(BusMessage.of("test.data", null, "nonsense".getBytes(StandardCharsets.UTF_8)));
        publish("test.data", Map.of("what", "last"));
        assertThat(Busy.HEARD.poll(20, java.util.concurrent.TimeUnit.SECONDS)).isEqualTo(new BusyHappened("interrupt"));
        assertThat(Busy.HEARD.poll(20, java.util.concurrent.TimeUnit.SECONDS)).isEqualTo(new BusyHappened("good"));
        assertThat(Busy.HEARD.poll(20, java.util.concurrent.TimeUnit.SECONDS)).isEqualTo(new BusyHappened("last"));
        await().atMost(Bot.PATIENCE).until(() -> host.get("/metrics").contains("rosey_events_failed_total"));
    }

    @Test
    void settingsChangeAreRefusedAndStandBelowTheEnvironment() {
        assertThat(bot.say("busy.settled", "").text()).isEqualTo("10/from above");
        assertThat(set("{\"settings\":{\"rounds\":\"12\",\"greeting\":\"from the bucket\"}}")
                        .ok())
                .isTrue();
        assertThat(bot.say("busy.settled", "").text()).isEqualTo("12/from above");
        assertThat(set("{\"settings\":{\"rounds\":\"0\"}}").error().message()).isEqualTo("rounds must be at least 1");
        assertThat(set("{\"settings\":{\"rounds\":\"666\"}}").error().code()).isEqualTo("BAD_REQUEST");
        assertThat(set("{\"settings\":{\"rounds\":\"x\"}}").error().message())
                .contains("rounds")
                .contains("whole number");
        assertThat(set("{\"settings\":{\"nope\":\"x\"}}").error().message()).contains("nope");
        assertThat(set("{}").error().code()).isEqualTo("BAD_REQUEST");
        assertThat(set("nonsense").error().code()).isEqualTo("BAD_REQUEST");
        assertThat(bot.say("busy.settled", "").text()).isEqualTo("12/from above");
        assertThat(set("{\"settings\":{}}").ok()).isTrue();
        assertThat(bot.say("busy.settled", "").text()).isEqualTo("10/from above");
    }

    private static CommandReply set(String body) {
        return Bot.reply(
                bot.bus().requestAndWait("rosey.settings.busy", body.getBytes(StandardCharsets.UTF_8), Bot.PATIENCE));
    }

    @Test
    void whatIsInjectedIsTheModulesOwn() {
        assertThat(bot.say("busy.published", "").text()).startsWith("busy ");
        await().atMost(Bot.PATIENCE)
                .until(() -> bot.heard("busy.happened")
                        .anyMatch(e -> e.data().path("what").asText().equals("?")));
        var connections = host.bean(ModuleHost.class).modules().stream()
                .map(module -> module.bus().connection().getOptions().getConnectionName())
                .toList();
        assertThat(connections).containsExactlyInAnyOrder("busy", "hello", "watcher");
    }

    @Test
    void aStreamOfEventsArrivesInOrderAndComesBackAfterAnOutage() {
        Watch.clear();
        for (int i = 0; i < 10; i++) {
            publish("test.count", Map.of("n", i));
        }
        await().atMost(Bot.PATIENCE).until(() -> Watch.counted().size() == 10);
        assertThat(Watch.counted()).isSorted();
        Watch.hold();
        for (int i = 0; i < 200; i++) {
            publish("test.count", Map.of("n", i));
        }
        bot.say("hello.hello", "");
        publish("hello.flush", Map.of());
        Watch.letGo();
        await().atMost(Bot.PATIENCE).until(() -> {
            publish("test.count", Map.of("n", 1_000));
            return Watch.counted().contains(1_000);
        });
        assertThat(Watch.counted().size()).isLessThan(10 + 200);

        nats.kill();
        await().atMost(Bot.PATIENCE).until(() -> host.status("/health/ready") == 503);
        assertThat(host.status("/health/live")).isEqualTo(200);
        assertThat(host.status("/health/started")).isEqualTo(200);
        assertThat(readiness()).contains("the connection to NATS is lost");
        long start = System.nanoTime();
        nats.start();
        await().atMost(Duration.ofSeconds(10)).until(() -> host.status("/health/ready") == 200);
        await().atMost(Bot.PATIENCE).until(() -> bot.bus().state().connected());
        assertThat(bot.say("hello.hello", "").text()).isEqualTo("Hello alice!");
        assertThat(ask("$SRV.PING.hello").path("name").asText()).isEqualTo("hello");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
        await().atMost(Bot.PATIENCE).until(() -> {
            publish("test.count", Map.of("n", 2_000));
            return Watch.counted().contains(2_000);
        });
    }

    private static String readiness() {
        try {
            return host.get("/health/ready");
        } catch (IOException | InterruptedException e) {
            return String.valueOf(e);
        }
    }
}
