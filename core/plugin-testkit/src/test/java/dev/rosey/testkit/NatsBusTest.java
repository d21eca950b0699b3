package dev.rosey.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.rosey.bus.CloudEvent;
import dev.rosey.bus.ErrorCode;
import dev.rosey.bus.Permissions;
import dev.rosey.bus.RoseyException;
import dev.rosey.bus.nats.BusMessage;
import dev.rosey.bus.nats.BusOptions;
import dev.rosey.bus.nats.NatsBus;
import io.nats.client.Connection;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A module's connection through everything that can become of its server. Each test has a server of its own. */
class NatsBusTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration PING = Duration.ofMillis(200);
    private static final Duration WAIT = Duration.ofMillis(50);

    private final NatsServer server =
            new NatsServer().withUser("mute", new Permissions(List.of("mute.*"), List.of("_INBOX.mute.>")));
    private final List<NatsBus> open = new CopyOnWriteArrayList<>();

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        open.forEach(NatsBus::close);
        server.close();
    }

    private NatsBus begin(String user, String password) {
        var bus = NatsBus.connect(new BusOptions(server.uri(), user, password, PING, WAIT));
        open.add(bus);
        return bus;
    }

    private NatsBus bus() {
        var bus = begin(NatsServer.OPERATOR, server.password(NatsServer.OPERATOR));
        awaitConnected(bus);
        return bus;
    }

    private static void awaitConnected(NatsBus bus) {
        await().atMost(PATIENCE).until(() -> bus.state().connected());
    }

    private static void awaitLost(NatsBus bus) {
        await().atMost(PATIENCE).until(() -> !bus.state().connected());
    }

    private static void echo(NatsBus bus, String subject) {
        bus.subscribe(subject, message -> bus.publish(BusMessage.of(message.replyTo(), null, message.body())));
    }

    private static String ask(NatsBus bus, String text) {
        return text(bus.requestAndWait("echo.it", bytes(text), Duration.ofSeconds(5)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(BusMessage message) {
        return new String(message.body(), StandardCharsets.UTF_8);
    }

    private static void assertUnavailable(CompletableFuture<?> request, boolean isOutcomeUnknown) {
        assertThatThrownBy(() -> request.orTimeout(PATIENCE.toSeconds(), java.util.concurrent.TimeUnit.SECONDS)
                        .join())
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOfSatisfying(RoseyException.class, e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.UNAVAILABLE);
                    assertThat(e.isOutcomeUnknown()).isEqualTo(isOutcomeUnknown);
                });
    }

    @Test
    void connectsWhenTheServerComesLater() {
        server.kill();
        var bus = begin(NatsServer.OPERATOR, server.password(NatsServer.OPERATOR));
        assertThat(bus.state().connected()).isFalse();
        assertThat(bus.state().reason()).contains("NATS does not answer yet at 127.0.0.1:");
        assertUnavailable(bus.request("echo.it", bytes("x"), PATIENCE), false);
        server.start();
        awaitConnected(bus);
        assertThat(bus.state().reason()).isEmpty();
        echo(bus, "echo.it");
        assertThat(ask(bus, "hello")).isEqualTo("hello");
    }

    @Test
    void subscriptionsLiveOnWhenTheServerIsKilledAndStartedAgain() {
        var bus = bus();
        var reconnects = new AtomicInteger();
        bus.onReconnected(reconnects::incrementAndGet);
        echo(bus, "echo.it");
        assertThat(ask(bus, "before")).isEqualTo("before");
        server.kill();
        awaitLost(bus);
        assertThat(bus.state().reason()).isEqualTo("the connection to NATS is lost");
        server.start();
        awaitConnected(bus);
        await().atMost(PATIENCE).until(() -> reconnects.get() == 1);
        assertThat(ask(bus, "after")).isEqualTo("after");
    }

    @Test
    void requestsUnderWayFailWhenTheServerIsKilled() {
        var bus = bus();
        bus.subscribe("echo.it", message -> {});
        var request = bus.request("echo.it", bytes("x"), Duration.ofMinutes(1));
        server.kill();
        assertUnavailable(request, true);
    }

    @Test
    void aFrozenServerIsNoticedAndForgottenWhenItThaws() {
        var bus = bus();
        echo(bus, "echo.it");
        server.freeze();
        try {
            var request = bus.request("echo.it", bytes("x"), Duration.ofMinutes(1));
            assertUnavailable(request, true);
            assertUnavailable(bus.request("echo.it", bytes("x"), Duration.ofMinutes(1)), false);
        } finally {
            server.thaw();
        }
        awaitConnected(bus);
        assertThat(ask(bus, "thawed")).isEqualTo("thawed");
    }

    @Test
    void aRequestMadeInAnOutageIsNotCarriedOutLater() {
        var bus = bus();
        var heard = new CopyOnWriteArrayList<String>();
        bus.subscribe("echo.it", message -> heard.add(text(message)));
        server.kill();
        awaitLost(bus);
        assertUnavailable(bus.request("echo.it", bytes("during"), Duration.ofMinutes(1)), false);
        server.start();
        awaitConnected(bus);
        bus.publish(BusMessage.of("echo.it", null, bytes("after")));
        await().atMost(PATIENCE).until(() -> heard.contains("after"));
        assertThat(heard).containsExactly("after");
    }

    @Test
    void eventsOfAShortOutageArriveAndThoseOfALongOneAreCounted() {
        var bus = bus();
        var heard = new CopyOnWriteArrayList<String>();
        bus.subscribe("hello.*", message -> heard.add(message.subject()));
        server.kill();
        awaitLost(bus);
        var event = CloudEvent.of("/x", "hello.first", Instant.EPOCH, Map.of("text", "x".repeat(1_000)));
        for (int i = 0; i < 20_000; i++) {
            bus.publish(event);
        }
        assertThat(bus.state().droppedEvents()).isBetween(17_000L, 19_999L);
        server.start();
        awaitConnected(bus);
        await().atMost(PATIENCE).until(() -> heard.size() + bus.state().droppedEvents() == 20_000);
    }

    @Test
    void nobodyListeningIsToldFromNobodyAnswering() {
        var bus = bus();
        bus.subscribe("silent.one", message -> {});
        assertThatThrownBy(() -> bus.requestAndWait("nobody.there", bytes(""), PATIENCE))
                .isInstanceOfSatisfying(RoseyException.class, e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.UNAVAILABLE);
                    assertThat(e.message()).isEqualTo("nobody listens on nobody.there");
                    assertThat(e.isOutcomeUnknown()).isFalse();
                });
        assertThatThrownBy(() -> bus.requestAndWait("silent.one", bytes(""), Duration.ofMillis(50)))
                .isInstanceOfSatisfying(RoseyException.class, e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.TIMEOUT);
                    assertThat(e.isOutcomeUnknown()).isTrue();
                });
    }

    @Test
    void aWrongPasswordIsSaidAndTriedAgainUntilItIsRight() {
        var bus = begin("late", server.password("late"));
        await().atMost(PATIENCE).until(() -> bus.state().reason().contains("refuses the user or password of late"));
        server.kill();
        server.withUser("late", Permissions.OPERATOR).start();
        awaitConnected(bus);
        echo(bus, "echo.it");
        assertThat(ask(bus, "let in")).isEqualTo("let in");
    }

    @Test
    void aClientThatGivesUpAfterItWasConnectedSaysThatOnlyARestartHelps() {
        server.withUser("gone", Permissions.OPERATOR);
        server.kill();
        server.start();
        var bus = begin("gone", server.password("gone"));
        awaitConnected(bus);
        server.kill();
        awaitLost(bus);
        assertThat(bus.state().givenUp()).isFalse();
        server.withoutUser("gone").start();
        await().atMost(PATIENCE).until(() -> bus.state().givenUp());
        assertThat(bus.state().reason()).contains("refuses the user or password of gone");
    }

    @Test
    void aLongRequestIsWaitedForAsLongAsItMayTake() {
        var bus = bus();
        var late = java.util.concurrent.CompletableFuture.delayedExecutor(
                7_500, java.util.concurrent.TimeUnit.MILLISECONDS);
        bus.subscribe(
                "echo.it",
                message -> late.execute(() -> bus.publish(BusMessage.of(message.replyTo(), null, message.body()))));
        assertThat(text(bus.requestAndWait("echo.it", bytes("late"), PATIENCE))).isEqualTo("late");
    }

    @Test
    void whatTheServerRefusesIsTold() {
        var bus = begin("mute", server.password("mute"));
        awaitConnected(bus);
        var denied = new CopyOnWriteArrayList<String>();
        bus.onDenied(denied::add);
        bus.publish(BusMessage.of("other.event", null, bytes("")));
        await().atMost(PATIENCE).until(() -> !denied.isEmpty());
        assertThat(denied.getFirst()).containsIgnoringCase("publish").contains("other.event");
    }

    @Test
    void anInterruptedThreadStillPublishes() {
        var bus = bus();
        var heard = new CopyOnWriteArrayList<String>();
        bus.subscribe("hello.*", message -> heard.add(message.subject()));
        Thread.currentThread().interrupt();
        bus.publish(BusMessage.of("hello.you", null, bytes("")));
        assertThat(Thread.interrupted()).isTrue();
        await().atMost(PATIENCE).until(() -> heard.contains("hello.you"));
    }

    @Test
    void aHandlerThatFailsDoesNotEndItsSubscription() {
        var bus = bus();
        bus.subscribe("echo.it", message -> {
            if (text(message).equals("bad")) {
                throw new StackOverflowError("on purpose");
            }
            bus.publish(BusMessage.of(message.replyTo(), null, message.body()));
        });
        bus.publish(BusMessage.of("echo.it", null, bytes("bad")));
        assertThat(ask(bus, "good")).isEqualTo("good");
    }

    @Test
    void messagesOfASubscriptionKeepTheirOrder() {
        var bus = bus();
        var heard = new CopyOnWriteArrayList<String>();
        bus.subscribe("count.up", message -> heard.add(text(message)));
        for (int i = 0; i < 500; i++) {
            bus.publish(BusMessage.of("count.up", null, bytes(Integer.toString(i))));
        }
        await().atMost(PATIENCE).until(() -> heard.size() == 500);
        assertThat(heard).isSortedAccordingTo(java.util.Comparator.comparingInt(Integer::parseInt));
    }

    @Test
    void aClosedSubscriptionHearsNothingMore() {
        var bus = bus();
        var heard = new CopyOnWriteArrayList<String>();
        var subscription = bus.subscribe("hello.you", message -> heard.add(message.subject()));
        subscription.close();
        subscription.close();
        assertUnavailable(bus.request("hello.you", bytes(""), PATIENCE), false);
        assertThat(heard).isEmpty();
    }

    @Test
    void closingEndsAllItsThreadsAlsoWhileItReconnects() {
        var bus = bus();
        var connection = bus.connection();
        server.kill();
        awaitLost(bus);
        bus.close();
        await().atMost(PATIENCE).until(() -> connection.getStatus() == Connection.Status.CLOSED);
        assertThat(bus.state().connected()).isFalse();
        assertUnavailable(bus.request("echo.it", bytes(""), PATIENCE), false);
        awaitNoThreadsOfTheClient();
    }

    @Test
    void closingBeforeTheFirstConnectionEndsAllItsThreads() {
        server.kill();
        var bus = begin(NatsServer.OPERATOR, server.password(NatsServer.OPERATOR));
        bus.close();
        awaitNoThreadsOfTheClient();
        server.start();
        assertThat(bus.state().connected()).isFalse();
        assertThat(bus.state().reason()).isEqualTo("closed");
    }

    @Test
    void closingAConnectedBusSaysSo() {
        var bus = bus();
        bus.close();
        bus.close();
        assertThat(bus.state().connected()).isFalse();
        bus.publish(BusMessage.of("hello.you", null, bytes("")));
        assertThat(bus.state().droppedEvents()).isEqualTo(1);
    }

    @Test
    void thePasswordIsNeverPrinted() {
        assertThat(BusOptions.of(server.uri(), "alice", "secret").toString())
                .contains("alice")
                .doesNotContain("secret");
    }

    private static void awaitNoThreadsOfTheClient() {
        await().atMost(PATIENCE)
                .until(() -> Thread.getAllStackTraces().keySet().stream()
                        .map(Thread::getName)
                        .noneMatch(name -> name.startsWith("nats") || name.startsWith("NATS")));
    }

    @Test
    void manyThreadsThatSubscribeAtOnceDoNotLoseTheConnection() throws InterruptedException {
        try (var server = new NatsServer()) {
            server.start();
            try (var bus = server.connect(NatsServer.OPERATOR)) {
                var since = bus.state().since();
                var threads = java.util.stream.IntStream.range(0, 64)
                        .mapToObj(i -> Thread.ofVirtual().start(() -> bus.subscribe("many." + i, message -> {})))
                        .toList();
                for (var thread : threads) {
                    thread.join();
                }
                assertThat(bus.state().connected()).isTrue();
                assertThat(bus.state().since()).isEqualTo(since);
            }
        }
    }
}
