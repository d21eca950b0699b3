package dev.rosey.benchmarks;

import dev.rosey.bus.BusJson;
import dev.rosey.bus.ChatUser;
import dev.rosey.bus.CommandRequest;
import dev.rosey.bus.Subjects;
import dev.rosey.simulator.CytubeSimulator;
import dev.rosey.simulator.SimulatorConfig;
import dev.rosey.testkit.NatsServer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * What a plugin whose JVM crashes again and again costs the others: the time from a line in chat to another plugin's answer,
 * by turns in peace and beside the crashes.
 */
@Command(name = "chaos", description = "Chat answers beside a plugin that crashes.", mixinStandardHelpOptions = true)
final class ChaosBenchmark implements Benchmark {

    private static final String CHANNEL = "benchmark";
    private static final String PASSWORD = "benchmark";
    private static final Set<String> MODULES = Set.of("cytube-connection", "rosey-core", Greeter.NAME);

    @Option(names = "--rounds", description = "Rounds of each kind (default ${DEFAULT-VALUE}).")
    private int rounds = 3;

    @Option(names = "--lines", description = "Lines in a round, 150 ms apart (default ${DEFAULT-VALUE}).")
    private int lines = 400;

    @Option(names = "--warm-up", description = "Lines before the first round (default ${DEFAULT-VALUE}).")
    private int warmUp = 100;

    /**
     * What three people saw.
     *
     * @param crashes how often the other plugin's JVM was killed, in all rounds
     * @param failures lines that were not answered, in all rounds
     */
    record Result(int crashes, long failures, Round inPeace, Round beside, double p50Ratio, double p99Ratio) {}

    @Override
    public Report measure() throws Exception {
        try (var nats = new NatsServer();
                var cytube = CytubeSimulator.start(SimulatorConfig.withPassword(PASSWORD))) {
            nats.start();
            try (var host = ChildJvm.host(nats, MODULES, environment(cytube));
                    var operator = nats.connect(NatsServer.OPERATOR)) {
                var request = CommandRequest.of(CHANNEL, ChatUser.guest("bench"), "1d6", Instant.now());
                var toDice = new NatsCall(
                        operator.whenConnected().join(), Subjects.command("dice", "roll"), BusJson.bytes(request));
                return report(measure(nats, host, cytube, toDice));
            }
        }
    }

    private static Map<String, String> environment(CytubeSimulator cytube) {
        return Map.of(
                "ROSEY_SIMULATOR_URL", cytube.uri().toString(),
                "ROSEY_SIMULATOR_PASSWORD", PASSWORD,
                "ROSEY_CHANNEL", CHANNEL);
    }

    private Result measure(NatsServer nats, ChildJvm host, CytubeSimulator cytube, Call toDice)
            throws InterruptedException {
        List<Chatter> chatters = new ArrayList<>();
        var inPeace = new ArrayList<Round>();
        var beside = new ArrayList<Round>();
        int crashes = 0;
        try {
            for (var name : List.of("huey", "dewey", "louie")) {
                chatters.add(Chatter.join(cytube.uri(), CHANNEL, name));
            }
            host.await(() -> ChatLines.answered(chatters.getFirst()).isPresent());
            Turns.of(warmUp, chatters);
            for (int i = 0; i < rounds; i++) {
                inPeace.add(Turns.of(lines, chatters));
                try (var crasher = new Crasher(nats, toDice)) {
                    beside.add(Turns.of(lines, chatters));
                    crashes += crasher.crashes();
                }
            }
        } finally {
            chatters.forEach(Chatter::close);
        }
        var peace = Round.median(inPeace);
        var chaos = Round.median(beside);
        return new Result(
                crashes,
                peace.failures() + chaos.failures(),
                peace,
                chaos,
                chaos.p50Us() / peace.p50Us(),
                chaos.p99Us() / peace.p99Us());
    }

    private static Report report(Result result) {
        var table = Table.of("line to answer", "p50", "p99", "failed")
                .add(row("in peace", result.inPeace()))
                .add(row("beside " + result.crashes() + " crashes", result.beside()))
                .add("ratio (aim)", Figures.ratio(result.p50Ratio()), Figures.ratio(result.p99Ratio(), "≤ 1.10"), "");
        return new Report("chaos", List.of(result), table);
    }

    private static String[] row(String name, Round round) {
        return new String[] {
            name, Figures.micros(round.p50Us()), Figures.micros(round.p99Us()), Long.toString(round.failures())
        };
    }
}
