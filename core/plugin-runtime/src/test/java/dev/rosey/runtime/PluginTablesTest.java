package dev.rosey.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rosey.bus.BusJson;
import dev.rosey.bus.ErrorCode;
import dev.rosey.bus.MigrateRequest;
import dev.rosey.bus.RoseyException;
import dev.rosey.bus.StorageStatement;
import dev.rosey.bus.nats.BusMessage;
import dev.rosey.bus.nats.NatsBus;
import dev.rosey.testkit.NatsServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a plugin's calls do while database-service takes its time over a migrate. */
class PluginTablesTest {

    private static final int CALLERS = 5;
    private static final Duration BELOW_A_MIGRATE = Duration.ofSeconds(30);
    private static final MigrateRequest BROUGHT = new MigrateRequest(
            List.of(), List.of(new StorageStatement("newest", StorageStatement.Kind.QUERY, "select 1 as one")), false);

    @RegisterExtension
    static final NatsServer nats = new NatsServer();

    private static NatsBus bus;

    @BeforeAll
    static void connect() {
        bus = nats.connect(NatsServer.OPERATOR);
        bus.whenConnected().join();
    }

    @AfterAll
    static void disconnect() {
        bus.close();
    }

    /** A database-service by hand: it answers when it is told to. */
    private record SlowDesk(String plugin, BlockingQueue<BusMessage> migrates, AtomicBoolean knows) {

        static SlowDesk of(String plugin) {
            var desk = new SlowDesk(plugin, new LinkedBlockingQueue<>(), new AtomicBoolean());
            bus.subscribe("db.exec." + plugin + ".migrate", desk.migrates::add);
            bus.subscribe("db.query." + plugin + ".newest", desk::answer);
            return desk;
        }

        private void answer(BusMessage asked) {
            reply(asked, knows.get() ? "{\"ok\":true,\"rows\":[{\"one\":1}],\"affected\":0}" : NOT_MIGRATED);
        }

        @Nullable
        BusMessage nextMigrate() throws InterruptedException {
            return migrates.poll(Bot.PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }

        static void reply(@Nullable BusMessage asked, String body) {
            assertThat(asked).isNotNull();
            var headers = body.contains("error") ? Map.of("Nats-Service-Error-Code", "409") : Map.<String, String>of();
            bus.publish(new BusMessage(
                    String.valueOf(asked.replyTo()),
                    null,
                    headers,
                    body.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                    0));
        }

        private static final String NOT_MIGRATED =
                "{\"ok\":false,\"error\":{\"code\":\"NOT_MIGRATED\",\"message\":\"who is that?\"}}";
    }

    @Test
    void callersWaitForOneMigrateTogetherAndNoLongerThanTheyCan() throws Exception {
        var desk = SlowDesk.of("forgotten");
        var storage = new BusStorage(bus, "forgotten", BROUGHT, new TablesState(true, true));
        storage.start();
        SlowDesk.reply(desk.nextMigrate(), BusJson.text(Map.of("ok", true)));
        long start = System.nanoTime();

        var failures = callers(storage);

        assertThat(failures).hasSize(CALLERS).allMatch(failure -> failure.code().equals(ErrorCode.UNAVAILABLE));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(BELOW_A_MIGRATE);
        var again = desk.nextMigrate();
        assertThat(desk.migrates()).isEmpty();

        desk.knows().set(true);
        SlowDesk.reply(again, BusJson.text(Map.of("ok", true)));
        assertThat(storage.query("newest", Map.of()).as(One.class)).containsExactly(new One(1));
    }

    @Test
    void theFirstMigrateHoldsNobodyForLong() throws Exception {
        var desk = SlowDesk.of("fresh");
        desk.knows().set(true);
        var storage = new BusStorage(bus, "fresh", BROUGHT, new TablesState(true, true));
        storage.start();

        assertThat(callers(storage))
                .hasSize(CALLERS)
                .allMatch(failure -> failure.code().equals(ErrorCode.UNAVAILABLE));

        SlowDesk.reply(desk.nextMigrate(), BusJson.text(Map.of("ok", true)));
        await().atMost(Bot.PATIENCE)
                .ignoreExceptionsInstanceOf(RoseyException.class)
                .until(() -> storage.query("newest", Map.of()).as(One.class).equals(List.of(new One(1))));
    }

    @Test
    void whoseMigrationIsRefusedIsNotReadyAndServesNobodyUntilItIsTaken() throws Exception {
        var desk = SlowDesk.of("broken");
        desk.knows().set(true);
        var state = new TablesState(true, Bot.PATIENCE.multipliedBy(9));
        new BusStorage(bus, "broken", BROUGHT, state).start();

        SlowDesk.reply(
                desk.nextMigrate(), "{\"ok\":false,\"error\":{\"code\":\"SQL_ERROR\",\"message\":\"no such thing\"}}");

        await().atMost(Bot.PATIENCE).until(() -> state.refusal().contains("no such thing"));
        assertThat(state.isReady()).isFalse();
        assertThat(state.mayServe()).isNotDone();
        assertThat(state.check())
                .hasValueSatisfying(check -> assertThat(check.status()).isEqualTo("DOWN"));

        bus.publish(BusMessage.of("db.recovered", null, new byte[0]));
        SlowDesk.reply(desk.nextMigrate(), BusJson.text(Map.of("ok", true)));

        await().atMost(Bot.PATIENCE).until(state::isReady);
        assertThat(state.mayServe()).isDone();
        assertThat(state.check()).isEmpty();
    }

    @Test
    void aDatabaseThatIsAwayKeepsNobodyFromServing() {
        var state = new TablesState(true, Bot.PATIENCE.multipliedBy(9));
        new BusStorage(bus, "alone", BROUGHT, state).start();

        await().atMost(Bot.PATIENCE).until(state::isReady);
        assertThat(state.mayServe()).isDone();
    }

    @Test
    void whoIsTheOnlyOneServesAtOnceAndTellsWhatIsRefused() throws Exception {
        var desk = SlowDesk.of("lonely");
        desk.knows().set(true);
        var state = new TablesState(true, false);
        new BusStorage(bus, "lonely", BROUGHT, state).start();

        assertThat(state.mayServe()).isDone();
        assertThat(state.isReady()).isTrue();

        SlowDesk.reply(
                desk.nextMigrate(), "{\"ok\":false,\"error\":{\"code\":\"SQL_ERROR\",\"message\":\"no such thing\"}}");

        await().atMost(Bot.PATIENCE).until(() -> state.check().isPresent());
        assertThat(state.isReady()).isTrue();
    }

    private record One(int one) {}

    /** How each of some calls at once failed. */
    private static List<RoseyException> callers(BusStorage storage) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = IntStream.range(0, CALLERS)
                    .mapToObj(caller -> CompletableFuture.supplyAsync(() -> failure(storage), threads))
                    .toList();
            return calls.stream()
                    .map(CompletableFuture::join)
                    .filter(failure -> failure != null)
                    .toList();
        }
    }

    private static @Nullable RoseyException failure(BusStorage storage) {
        try {
            storage.query("newest", Map.of());
            return null;
        } catch (RoseyException e) {
            return e;
        }
    }
}
