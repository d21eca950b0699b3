package dev.rosey.benchmarks;

import dev.rosey.bus.Permissions;
import dev.rosey.simulator.CytubeSimulator;
import dev.rosey.simulator.SimulatorConfig;
import dev.rosey.testkit.NatsServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * A chat line and its answer, through the simulator and one host with the connection, the router and a plugin. Beside it a
 * floor: the echo of a line that is no command, and a request to a bare NATS service, one after the other.
 */
@Command(name = "chat", description = "Chat line to answer, beside bare round trips.", mixinStandardHelpOptions = true)
final class ChatBenchmark implements Benchmark {

    private static final String CHANNEL = "benchmark";
    private static final String PASSWORD = "benchmark";
    private static final int CHATTERS = 5;
    private static final Set<String> MODULES = Set.of("cytube-connection", "rosey-core", Greeter.NAME);

    @Mixin
    private ChatLines lines = new ChatLines();

    @Override
    public Report measure() throws Exception {
        try (var nats = new NatsServer().withUser(BareService.USER, Permissions.OPERATOR);
                var cytube = CytubeSimulator.start(SimulatorConfig.withPassword(PASSWORD))) {
            nats.start();
            try (var bare = ChildJvm.bareService(nats);
                    var host = ChildJvm.host(nats, MODULES, environment(cytube));
                    var operator = nats.connect(NatsServer.OPERATOR)) {
                var toBare = new NatsCall(operator.whenConnected().join(), BareService.SUBJECT, new byte[] {'{', '}'});
                bare.await(toBare);
                return measure(host, cytube, toBare);
            }
        }
    }

    private static Map<String, String> environment(CytubeSimulator cytube) {
        return Map.of(
                "ROSEY_SIMULATOR_URL", cytube.uri().toString(),
                "ROSEY_SIMULATOR_PASSWORD", PASSWORD,
                "ROSEY_CHANNEL", CHANNEL);
    }

    private Report measure(ChildJvm host, CytubeSimulator cytube, Call toBare) throws InterruptedException {
        List<Chatter> chatters = new ArrayList<>();
        try {
            for (var name :
                    IntStream.range(0, CHATTERS).mapToObj(i -> "bench" + i).toList()) {
                chatters.add(Chatter.join(cytube.uri(), CHANNEL, name));
            }
            host.await(() -> ChatLines.answered(chatters.getFirst()).isPresent());
            return report(lines.measure(chatters, toBare));
        } finally {
            chatters.forEach(Chatter::close);
        }
    }

    private static Report report(ChatLines.Result result) {
        var table = Table.of("", "p50", "p99")
                .add(row("Socket.IO: line to echo", result.socketIo()))
                .add(row("NATS: request to reply", result.nats()))
                .add(row("floor: both", result.floor()))
                .add(row("Rosey: line to answer", result.answer()))
                .add("ratio to the floor", Figures.ratio(result.p50Ratio()), Figures.ratio(result.p99Ratio()))
                .add("lines (unanswered)", Integer.toString(result.lines()), "(" + result.failures() + ")");
        return new Report("chat", List.of(result), table);
    }

    private static String[] row(String name, Latencies.Summary latencies) {
        return new String[] {name, Figures.micros(latencies.p50Us()), Figures.micros(latencies.p99Us())};
    }
}
