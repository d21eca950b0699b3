package dev.rosey.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rosey.bus.ErrorCode;
import dev.rosey.bus.RoseyException;
import dev.rosey.testkit.NatsServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A host in a JVM of its own, as the supervisor starts it. */
class HostProcessTest {

    @RegisterExtension
    static final NatsServer nats = new NatsServer();

    @TempDir
    Path folder;

    private Process host;
    private Bot bot;

    @BeforeEach
    void start() throws IOException {
        bot = Bot.listening(nats.connect(NatsServer.OPERATOR), "hello.*", "busy.*", "watcher.*");
        var builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Host.class.getName());
        builder.environment().put("ROSEY_NATS_URL", nats.uri().toString());
        builder.environment().put("ROSEY_CREDENTIALS_DIR", nats.credentialsDir().toString());
        builder.environment().put("ROSEY_HTTP_FILE", folder.resolve("http").toString());
        builder.environment().put("ROSEY_PARENT_WATCH", "stdin");
        builder.environment().put("ROSEY_RESTARTS", "4");
        builder.environment().put("ROSEY_PLUGINS_BUSY_SETTINGS_GREETING", "from the environment");
        host = builder.redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        await().atMost(Bot.PATIENCE.multipliedBy(3)).until(() -> !host.isAlive() || allStarted());
    }

    private boolean allStarted() {
        return List.of("hello", "busy", "watcher").stream()
                .allMatch(family -> bot.heard(family + ".started").count() == 1);
    }

    @AfterEach
    void stop() {
        host.destroyForcibly();
        bot.close();
    }

    private String log() throws IOException {
        return Files.readString(folder.resolve("log"));
    }

    @Test
    void aTermUnderLoadLosesNoRequestThatWasTaken() throws Exception {
        assertThat(bot.say("busy.settled", "").text()).isEqualTo("10/from the environment");
        assertThat(log())
                .doesNotContain("WELD-")
                .doesNotContain("JAX-RS")
                .contains("hello")
                .doesNotContain("SEVERE");
        assertThat(log().lines().count()).as(log()).isLessThan(12);

        var requests = new ArrayList<CompletableFuture<?>>();
        for (int i = 0; i < 200; i++) {
            requests.add(bot.send("hello.hello", 1, ""));
        }
        requests.add(bot.send("busy.slowly", 1, ""));
        await().atMost(Bot.PATIENCE)
                .until(() -> bot.heard("hello.command_handled").findAny().isPresent());
        host.destroy();
        while (host.isAlive() && requests.size() < 200_000) {
            requests.add(bot.send("hello.hello", 1, ""));
            requests.get(requests.size() - 1)
                    .handle((reply, failure) -> reply)
                    .orTimeout(20, TimeUnit.SECONDS)
                    .join();
        }
        assertThat(host.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(requests).allSatisfy(HostProcessTest::answeredOrNeverTaken);
        assertThat(requests.get(200))
                .isCompletedWithValueMatching(reply ->
                        Bot.reply((dev.rosey.bus.nats.BusMessage) reply).ok());
        for (var family : List.of("hello", "busy", "watcher")) {
            await(family + log())
                    .atMost(Bot.PATIENCE)
                    .until(() -> bot.heard(family + ".stopping").count() == 1);
        }
    }

    private static void answeredOrNeverTaken(CompletableFuture<?> request) {
        try {
            request.orTimeout(20, TimeUnit.SECONDS).join();
        } catch (CompletionException failed) {
            assertThat(failed.getCause())
                    .isInstanceOfSatisfying(
                            RoseyException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UNAVAILABLE));
        }
    }

    @Test
    void whatIsNotDoneWhenItHasToStopIsAnsweredToo() throws Exception {
        var waiting = bot.send("busy.forever", 1, "");
        await().atMost(Bot.PATIENCE)
                .until(() -> bot.heard("busy.happened").findAny().isPresent());
        host.destroy();

        var reply = Bot.reply(waiting.get(40, TimeUnit.SECONDS));

        assertThat(reply.error().code()).isEqualTo("UNAVAILABLE");
        assertThat(reply.error().details()).containsEntry("outcome", "unknown");
        assertThat(host.waitFor(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void itEndsWhenItsParentDoes() throws Exception {
        host.getOutputStream().close();
        assertThat(host.waitFor(20, TimeUnit.SECONDS)).as(log()).isTrue();
        await().atMost(Bot.PATIENCE).until(() -> bot.heard("hello.stopping").count() == 1);
    }
}
