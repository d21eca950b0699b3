package dev.rosey.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rosey.bus.nats.NatsBus;
import dev.rosey.simulator.CytubeSimulator;
import dev.rosey.simulator.SimulatorConfig;
import dev.rosey.testkit.NatsServer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What many events do: to the inspector, whose memory must not grow, and to the room, which must not notice. */
@Command(
        name = "events",
        description = "The inspector under many events, and chat answers beside a burst of them.",
        mixinStandardHelpOptions = true)
final class EventsBenchmark implements Benchmark {

    private static final String CHANNEL = "benchmark";
    private static final String PASSWORD = "benchmark";
    private static final Set<String> MODULES = Set.of("cytube-connection", "rosey-core", Greeter.NAME);

    @Option(names = "--rate", description = "Events a second (default ${DEFAULT-VALUE}).")
    private int rate = 2_000;

    @Option(names = "--time", description = "For how long; PT2H for all of it (default ${DEFAULT-VALUE}).")
    private Duration time = Duration.ofSeconds(60);

    @Option(names = "--burst", description = "Events a second of the burst (default ${DEFAULT-VALUE}).")
    private int burst = 10_000;

    @Option(names = "--rounds", description = "Rounds in peace and beside the burst (default ${DEFAULT-VALUE}).")
    private int rounds = 3;

    @Option(names = "--lines", description = "Lines in a round, 150 ms apart (default ${DEFAULT-VALUE}).")
    private int lines = 200;

    @Option(names = "--warm-up", description = "Lines before the first round (default ${DEFAULT-VALUE}).")
    private int warmUp = 100;

    /**
     * What the inspector did.
     *
     * @param counted how many of the published events it counted
     * @param leftOut how many of them it counted without reading them
     * @param gaps how often it says that it does not know how many there were
     * @param heapMb the least heap in use in each tenth of the time, which is what is left after collections
     * @param facts how long the page waits for what it shows
     */
    record Steady(long published, long counted, long leftOut, int gaps, List<Double> heapMb, Latencies.Summary facts) {}

    /** What people saw in the room. */
    record Beside(Round inPeace, Round beside, double p99Ratio) {}

    /** Both. */
    record Result(Steady steady, Beside chat) {}

    @Override
    public Report measure() throws Exception {
        try (var nats = new NatsServer();
                var cytube = CytubeSimulator.start(SimulatorConfig.withPassword(PASSWORD))) {
            nats.start();
            var environment = Map.of(
                    "ROSEY_SIMULATOR_URL", cytube.uri().toString(),
                    "ROSEY_SIMULATOR_PASSWORD", PASSWORD,
                    "ROSEY_CHANNEL", CHANNEL);
            try (var host = ChildJvm.host(nats, MODULES, environment);
                    var chatter = Chatter.join(cytube.uri(), CHANNEL, "huey");
                    var other = Chatter.join(cytube.uri(), CHANNEL, "dewey")) {
                host.await(() -> ChatLines.answered(chatter).isPresent());
                try (var watcher = Watcher.start(nats);
                        var operator = nats.connect(NatsServer.OPERATOR)) {
                    operator.whenConnected().join();
                    return report(new Result(steady(watcher, operator), chat(operator, List.of(chatter, other))));
                }
            }
        }
    }

    private Steady steady(Watcher watcher, NatsBus operator) throws IOException, InterruptedException {
        var facts = new Latencies();
        var heap = new ArrayList<Double>();
        long published;
        try (var flood = new Flood(operator, rate)) {
            long end = System.nanoTime() + time.toNanos();
            while (System.nanoTime() < end) {
                TimeUnit.MILLISECONDS.sleep(500);
                facts.add(watcher.nanosForFacts());
                heap.add(watcher.heapMb());
            }
            flood.close();
            published = flood.published();
        }
        var traffic = awaited(watcher, published);
        var figures = traffic.path("subjects").path(0);
        return new Steady(
                published,
                figures.path("count").asLong(),
                figures.path("left_out").asLong(),
                traffic.path("gaps").size(),
                lowestOfEachTenth(heap),
                facts.summary());
    }

    /** The figures once all events have arrived, or after a while. */
    private static JsonNode awaited(Watcher watcher, long published) throws IOException, InterruptedException {
        for (int i = 0; ; i++) {
            var traffic = watcher.ask("events?limit=1&subject=" + Flood.SUBJECT).path("traffic");
            if (traffic.at("/subjects/0/count").asLong() >= published || i == 100) {
                return traffic;
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    static List<Double> lowestOfEachTenth(List<Double> values) {
        var lowest = new ArrayList<Double>();
        int parts = Math.min(10, values.size());
        for (int i = 0; i < parts; i++) {
            var part = values.subList(i * values.size() / parts, (i + 1) * values.size() / parts);
            lowest.add(Math.round(
                            part.stream().mapToDouble(Double::doubleValue).min().orElseThrow() * 10)
                    / 10.0);
        }
        return lowest;
    }

    private Beside chat(NatsBus operator, List<Chatter> chatters) throws InterruptedException {
        Turns.of(warmUp, chatters);
        var peace = new ArrayList<Round>();
        var beside = new ArrayList<Round>();
        for (int i = 0; i < rounds; i++) {
            peace.add(Turns.of(lines, chatters));
            try (var flood = new Flood(operator, burst)) {
                beside.add(Turns.of(lines, chatters));
            }
        }
        var inPeace = Round.median(peace);
        var inBurst = Round.median(beside);
        return new Beside(inPeace, inBurst, inBurst.p99Us() / inPeace.p99Us());
    }

    private Report report(Result result) {
        var steady = result.steady();
        var chat = result.chat();
        var heap = steady.heapMb().stream().map(Figures::ratio).toList();
        var table = Table.of("", "")
                .add(rate + " events/s for " + time.toSeconds() + " s: published", Long.toString(steady.published()))
                .add("counted", Long.toString(steady.counted()))
                .add("of these counted only", Long.toString(steady.leftOut()))
                .add("gaps", Integer.toString(steady.gaps()))
                .add("least heap of each tenth, MB", String.join(" ", heap))
                .add("the page's facts, p50", Figures.micros(steady.facts().p50Us()))
                .add("the page's facts, p99", Figures.micros(steady.facts().p99Us()))
                .add(
                        "line to answer in peace, p99",
                        Figures.micros(chat.inPeace().p99Us()))
                .add(
                        "beside " + burst + " events/s, p99",
                        Figures.micros(chat.beside().p99Us()))
                .add("ratio (aim)", Figures.ratio(chat.p99Ratio(), "≤ 1.20"))
                .add(
                        "unanswered",
                        Long.toString(chat.inPeace().failures() + chat.beside().failures()));
        return new Report("events", List.of(result), table);
    }
}
