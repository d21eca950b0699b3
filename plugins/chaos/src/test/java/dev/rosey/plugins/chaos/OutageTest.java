package dev.rosey.plugins.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rosey.bus.CommandReply;
import dev.rosey.testkit.TestBot;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** nats-server is away for a while, and everything goes on when it is back: the same processes, without anybody's help. */
class OutageTest {

    /** Of its return; the rest is for a machine that has other things to do. */
    private static final Duration RESUMES_WITHIN = Duration.ofSeconds(10).multipliedBy(3);

    private static final long GROWTH_MB = 64;
    private static final List<String> JVMS = List.of("core", "ops", "plugins", "chaos");

    @RegisterExtension
    static final SharedRosey shared = new SharedRosey();

    static Stream<Duration> outages() {
        return Arrays.stream(System.getProperty("chaos.outages").split(",", -1))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)));
    }

    @ParameterizedTest
    @MethodSource("outages")
    void everythingGoesOnAfterItWasKilled(Duration outage) throws Exception {
        survives(() -> {
            var server = shared.rosey().process("nats-server").orElseThrow();
            server.destroyForcibly();
            try (var inItsPlace = occupy(shared.rosey().natsPort())) {
                assertThat(inItsPlace.isBound()).isTrue();
                pass(outage);
            }
            awaitServer();
        });
    }

    @ParameterizedTest
    @MethodSource("outages")
    void everythingGoesOnAfterItWasFrozen(Duration outage) throws Exception {
        survives(() -> {
            var server = shared.rosey().process("nats-server").orElseThrow();
            WholeRosey.signal(server, "STOP");
            // The supervisor takes it for dead after a while, and puts another in its place.
            CompletableFuture.anyOf(server.onExit(), after(outage)).join();
            WholeRosey.signal(server, "CONT");
            awaitServer();
        });
    }

    @Test
    void aStorageCallInTheOutageIsAnsweredAndTheNextOneWorks() throws Exception {
        survives(() -> {
            try (var alice = shared.rosey().guest("alice")) {
                shared.rosey().process("nats-server").orElseThrow().destroyForcibly();
                alice.say("!quote add said while the bus is away");
                awaitServer();
            }
        });
    }

    private static void survives(Outage outage) throws Exception {
        var witness = shared.witness();
        witness.awaitChaos();
        works();
        var before = processes();
        var memory = memory(before);
        witness.forget();

        outage.happens();

        await("everything to work again").atMost(RESUMES_WITHIN).until(() -> answersAtAll());
        works();
        assertThat(processes()).isEqualTo(before);
        assertThat(witness.heard("chat.disconnected")).isEmpty();
        memory(before)
                .forEach((name, megabytes) -> assertThat(megabytes).as(name).isLessThan(memory.get(name) + GROWTH_MB));
    }

    private interface Outage {
        void happens() throws Exception;
    }

    private static boolean answersAtAll() {
        return Stream.of(
                        shared.witness().ask("dice", "roll", "1d6"),
                        shared.witness().ask("quote", "stats", ""),
                        shared.witness().ask("trivia", "categories", ""),
                        shared.witness().ask("inspect", "health", ""),
                        shared.witness().chaos("ping", ""))
                .allMatch(CommandReply::ok);
    }

    /** In the channel, through everything. */
    private static void works() {
        try (var bob = shared.rosey().guest("bob")) {
            awaitAnswer(bob, "!roll 1d6 luck", "(luck)");
            awaitAnswer(bob, "!quote add Said at " + System.nanoTime(), "#");
        }
    }

    private static void awaitAnswer(TestBot bot, String line, String answer) {
        await(line + " to be answered")
                .atMost(WholeRosey.PATIENCE)
                .ignoreExceptions()
                .until(() -> {
                    bot.forget();
                    bot.say(line);
                    return bot.awaitLine(said -> said.user().equals("rosey"))
                            .text()
                            .contains(answer);
                });
        bot.forget();
    }

    private static Map<String, Long> processes() {
        return JVMS.stream()
                .collect(Collectors.toMap(
                        Function.identity(),
                        name -> shared.rosey().process(name).orElseThrow().pid()));
    }

    private static Map<String, Long> memory(Map<String, Long> processes) {
        return processes.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> Memory.megabytes(
                                ProcessHandle.of(entry.getValue()).orElseThrow())));
    }

    /** Keeps the supervisor's attempts from succeeding. */
    private static ServerSocket occupy(int port) throws IOException {
        var socket = new ServerSocket();
        socket.setReuseAddress(true);
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        await("the port to be free")
                .ignoreExceptions()
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> {
                    socket.bind(address);
                    return true;
                });
        return socket;
    }

    private static void pass(Duration time) {
        after(time).join();
    }

    private static CompletableFuture<Void> after(Duration time) {
        return new CompletableFuture<Void>().completeOnTimeout(null, time.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static void awaitServer() {
        await("nats-server to be back").atMost(WholeRosey.PATIENCE).until(() -> {
            try (var socket = new Socket()) {
                socket.connect(
                        new InetSocketAddress(
                                InetAddress.getLoopbackAddress(), shared.rosey().natsPort()),
                        200);
                return true;
            } catch (IOException notYet) {
                return false;
            }
        });
    }
}
