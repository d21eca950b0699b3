package dev.rosey.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rosey.bus.BusJson;
import dev.rosey.bus.ChatUser;
import dev.rosey.bus.CommandRequest;
import dev.rosey.bus.HostState;
import dev.rosey.bus.Permissions;
import dev.rosey.bus.nats.BusMessage;
import dev.rosey.bus.nats.NatsBus;
import dev.rosey.testkit.NatsServer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the supervisor answers on the bus. Nobody has it look at the time here: whoever waits would do so for ever. */
class HostDeskTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final HostState STATE = new HostState("me", 7, List.of(), List.of(), List.of(), List.of());

    @RegisterExtension
    static final NatsServer nats = new NatsServer().withUser(HostDesk.USER, Permissions.SUPERVISOR);

    private final ExecutorService loop = Executors.newSingleThreadExecutor();
    private final HostDesk desk =
            new HostDesk(nats.uri(), nats.password(HostDesk.USER), loop, () -> STATE, order -> {});
    private final NatsBus operator = nats.connect(NatsServer.OPERATOR);

    @BeforeEach
    void isThere() {
        await().atMost(PATIENCE).until(() -> {
            try {
                return ask("").join() != null;
            } catch (RuntimeException notYet) {
                return false;
            }
        });
    }

    @AfterEach
    void close() {
        operator.close();
        desk.close();
        loop.shutdown();
    }

    private CompletableFuture<BusMessage> ask(String known) {
        var request = CommandRequest.of("-", ChatUser.guest("test"), known, Instant.now());
        return operator.request("rosey.command.host.state", BusJson.bytes(request), PATIENCE);
    }

    @Test
    void whoKnowsEverythingWaitsAndWhoDoesNotIsToldAtOnce() {
        var waits = ask("me 7");

        assertThat(new String(ask("me 6").join().body(), StandardCharsets.UTF_8))
                .contains("\"revision\":7");
        assertThat(waits).isNotDone();
    }

    @Test
    void nobodyWaitsWhileNatsServerReadsItsUsersAnew() {
        var waits = ask("me 7");
        ask("me 6").join(); // by then the other is there, too
        loop.execute(desk::beforeReload);

        assertThat(waits.join().body()).isNotEmpty();
        assertThat(ask("me 7").join().body()).isNotEmpty();
    }
}
