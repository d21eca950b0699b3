package dev.rosey.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rosey.bus.BusJson;
import dev.rosey.bus.ChatUser;
import dev.rosey.bus.CloudEvent;
import dev.rosey.bus.CommandReply;
import dev.rosey.bus.CommandRequest;
import dev.rosey.bus.RoseyException;
import dev.rosey.bus.nats.NatsBus;
import dev.rosey.testkit.NatsServer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How late questions close when many games run at once, and how many answers a second one JVM of trivia takes. */
@Command(
        name = "trivia",
        description = "Deadlines of many games, and answers a second.",
        mixinStandardHelpOptions = true)
final class TriviaBenchmark implements Benchmark {

    private static final String OWNER = "postgres";
    private static final ChatUser OPERATOR = new ChatUser("bench", 5);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final double AIM_LATE_MS = 100;
    private static final double AIM_PER_SECOND = 1_000;
    private static final int IN_FLIGHT = 64;

    @Option(names = "--games", description = "Games at once (default ${DEFAULT-VALUE}).")
    private int games = 200;

    @Option(names = "--open", description = "Seconds that a question is open (default ${DEFAULT-VALUE}).")
    private int open = 20;

    @Option(names = "--answers", description = "Answers (default ${DEFAULT-VALUE}).")
    private int answers = 20_000;

    /** What was measured: how late closings were, in ms, and answers a second with their times. */
    record Result(
            int games,
            double lateP50Ms,
            double lateP99Ms,
            double lateMaxMs,
            int answers,
            int failed,
            double perSecond) {}

    @Override
    public Report measure() throws Exception {
        try (var postgres = EmbeddedPostgres.builder().start();
                var nats = new NatsServer().withStores()) {
            nats.start();
            var database =
                    Map.of("ROSEY_DATABASE_URL", postgres.getJdbcUrl(OWNER, OWNER), "ROSEY_DATABASE_USER", OWNER);
            try (var storage = ChildJvm.host(nats, Set.of("database-service"), database);
                    var trivia = ChildJvm.host(nats, Set.of("trivia"), Map.of());
                    var bus = nats.connect(NatsServer.OPERATOR)) {
                storage.await(() -> true);
                trivia.await(() -> isReady(bus));
                return report(measure(bus));
            }
        }
    }

    private static boolean isReady(NatsBus bus) {
        try {
            return ask(bus, "bench0", "stats", "").ok();
        } catch (RoseyException | CompletionException notYet) {
            return false;
        }
    }

    private Result measure(NatsBus bus) throws InterruptedException {
        double[] late = lateness(bus);
        Arrays.sort(late);
        var failed = new AtomicInteger();
        double seconds = answer(bus, failed);
        return new Result(
                games,
                late[late.length / 2],
                late[(int) (late.length * 0.99)],
                late[late.length - 1],
                answers,
                failed.get(),
                answers / seconds);
    }

    /** One question in each of the games, which nobody answers. */
    private double[] lateness(NatsBus bus) throws InterruptedException {
        Map<String, Instant> deadlines = new ConcurrentHashMap<>();
        Map<String, Double> late = new ConcurrentHashMap<>();
        var closed = new CountDownLatch(games);
        try (var asked = bus.subscribe("trivia.question_asked", message -> {
                    var data = data(message.body());
                    deadlines.put(id(data), Instant.parse(data.path("deadline").asText()));
                });
                var closings = bus.subscribe("trivia.question_closed", message -> {
                    var event = BusJson.read(message.body(), CloudEvent.class);
                    var deadline = deadlines.get(id(event.data()));
                    if (deadline != null) {
                        late.put(
                                id(event.data()),
                                Duration.between(deadline, event.time()).toNanos() / 1e6);
                    }
                    closed.countDown();
                })) {
            bus.flush();
            for (int i = 0; i < games; i++) {
                ask(bus, "bench" + i, "settings", "time " + open);
                ask(bus, "bench" + i, "start", "1");
            }
            if (!closed.await(2, TimeUnit.MINUTES)) {
                throw new IllegalStateException(closed.getCount() + " of " + games + " questions did not close");
            }
            return late.values().stream().mapToDouble(Double::doubleValue).toArray();
        }
    }

    private static JsonNode data(byte[] body) {
        return BusJson.read(body, CloudEvent.class).data();
    }

    private static String id(JsonNode data) {
        return data.path("game_id").asText();
    }

    /** Wrong answers to one question, many under way at once; how many seconds they take. */
    private double answer(NatsBus bus, AtomicInteger failed) throws InterruptedException {
        ask(bus, "crowd", "settings", "time 300");
        ask(bus, "crowd", "start", "1");
        var places = new Semaphore(IN_FLIGHT);
        long begin = System.nanoTime();
        for (int i = 0; i < answers; i++) {
            places.acquire();
            var request =
                    CommandRequest.of("crowd", new ChatUser("player" + i % 100, 0), "surely not " + i, Instant.now());
            var unused = bus.request("rosey.command.trivia.answer", BusJson.bytes(request), PATIENCE)
                    .whenComplete((reply, failure) -> {
                        places.release();
                        if (failure != null
                                || !BusJson.read(reply.body(), CommandReply.class)
                                        .ok()) {
                            failed.incrementAndGet();
                        }
                    });
        }
        places.acquire(IN_FLIGHT);
        return (System.nanoTime() - begin) / 1e9;
    }

    private static CommandReply ask(NatsBus bus, String channel, String action, String args) {
        var request = CommandRequest.of(channel, OPERATOR, args, Instant.now());
        var reply = bus.requestAndWait("rosey.command.trivia." + action, BusJson.bytes(request), PATIENCE);
        return BusJson.read(reply.body(), CommandReply.class);
    }

    private static Report report(Result result) {
        var table = Table.of("", "found", "aim")
                .add("games at once", Integer.toString(result.games()), "200")
                .add("closed late, p50", millis(result.lateP50Ms()), "")
                .add("closed late, p99", millis(result.lateP99Ms()), "≤ " + millis(AIM_LATE_MS))
                .add("closed late, most", millis(result.lateMaxMs()), "")
                .add("answers/s", Figures.count(result.perSecond()), "≥ " + Figures.count(AIM_PER_SECOND))
                .add("answers (failed)", Integer.toString(result.answers()), "(" + result.failed() + ")");
        return new Report("trivia", List.of(result), table);
    }

    private static String millis(double value) {
        return String.format(Locale.ROOT, "%.1f ms", value);
    }
}
