package dev.rosey.benchmarks;

import dev.rosey.bus.BusJson;
import dev.rosey.bus.ChatUser;
import dev.rosey.bus.CommandRequest;
import dev.rosey.bus.Permissions;
import dev.rosey.runtime.Host;
import dev.rosey.testkit.NatsServer;
import io.nats.client.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Request and reply of a plugin with all that the runtime does for it, beside a bare NATS service. Server, both services and
 * the load run on this machine, each service in a JVM of its own with the same options.
 */
@Command(name = "bus", description = "Plugin request and reply beside bare NATS.", mixinStandardHelpOptions = true)
final class BusBenchmark implements Callable<Integer> {

    private static final List<Integer> IN_FLIGHT = List.of(1, 64);
    private static final String PLUGIN = "rosey.command.greeter.greet";
    /** As narrow as a plugin's: what the server checks is part of what is compared. */
    private static final Permissions BARE =
            new Permissions(List.of("bare.*"), List.of("rosey.command.bare.*", "_INBOX.bare.>", "$SRV.>"));

    private static final double LATENCY_AIM = 1.15;
    private static final double THROUGHPUT_AIM = 0.8;

    @Option(names = "--rounds", defaultValue = "7", description = "Rounds of each side (default ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(names = "--round", defaultValue = "PT2S", description = "A round's length (default ${DEFAULT-VALUE}).")
    private Duration round = Duration.ofSeconds(2);

    @Option(names = "--warm-up", defaultValue = "PT10S", description = "For each side (default ${DEFAULT-VALUE}).")
    private Duration warmUp = Duration.ofSeconds(10);

    @Option(names = "--json", description = "Print JSON in place of a table.")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    /** What a number of requests in flight gave. */
    record Result(int inFlight, Round bare, Round plugin, double p50Ratio, double throughputRatio) {
        static Result of(int inFlight, List<Round> bare, List<Round> plugin) {
            var bareMedian = Round.median(bare);
            var pluginMedian = Round.median(plugin);
            return new Result(
                    inFlight,
                    bareMedian,
                    pluginMedian,
                    pluginMedian.p50Us() / bareMedian.p50Us(),
                    pluginMedian.perSecond() / bareMedian.perSecond());
        }
    }

    @Override
    public Integer call() throws Exception {
        try (var nats = new NatsServer().withUser("bare", BARE)) {
            nats.start();
            try (var bare = ChildJvm.start(
                            BareService.class, Map.of(), nats.uri().toString(), "bare", nats.password("bare"));
                    var plugin = ChildJvm.start(Host.class, hostEnvironment(nats));
                    var operator = nats.connect(NatsServer.OPERATOR)) {
                var connection = operator.whenConnected().join();
                bare.awaitAnswer(connection, BareService.SUBJECT);
                plugin.awaitAnswer(connection, PLUGIN);
                print(measure(connection));
            }
        }
        return 0;
    }

    private static Map<String, String> hostEnvironment(NatsServer nats) {
        return Map.of(
                "ROSEY_NATS_URL", nats.uri().toString(),
                "ROSEY_CREDENTIALS_DIR", nats.credentialsDir().toString(),
                "ROSEY_PARENT_WATCH", "stdin");
    }

    private List<Result> measure(Connection connection) {
        var body = BusJson.bytes(CommandRequest.of("room", new ChatUser("alice", 1), "", Instant.now()));
        var bare = new Load(connection, BareService.SUBJECT, body);
        var plugin = new Load(connection, PLUGIN, body);
        var results = new ArrayList<Result>();
        for (int inFlight : IN_FLIGHT) {
            bare.run(inFlight, warmUp);
            plugin.run(inFlight, warmUp);
            results.add(measure(inFlight, bare, plugin));
        }
        return results;
    }

    private Result measure(int inFlight, Load bare, Load plugin) {
        var ofBare = new ArrayList<Round>();
        var ofPlugin = new ArrayList<Round>();
        for (int i = 0; i < rounds; i++) {
            ofBare.add(bare.run(inFlight, round));
            ofPlugin.add(plugin.run(inFlight, round));
        }
        return Result.of(inFlight, ofBare, ofPlugin);
    }

    private void print(List<Result> results) {
        var out = Objects.requireNonNull(spec).commandLine().getOut();
        if (json) {
            out.println(BusJson.text(Map.of("name", "bus", "results", results)));
            return;
        }
        out.println("in flight          bare p50   plugin p50   ratio (aim)        bare/s    plugin/s   ratio (aim)");
        for (var result : results) {
            out.println(String.format(
                    Locale.ROOT,
                    "%9d %14.0f µs %9.0f µs   %.2f (≤ %.2f) %12.0f %11.0f   %.2f (≥ %.2f)",
                    result.inFlight(),
                    result.bare().p50Us(),
                    result.plugin().p50Us(),
                    result.p50Ratio(),
                    LATENCY_AIM,
                    result.bare().perSecond(),
                    result.plugin().perSecond(),
                    result.throughputRatio(),
                    THROUGHPUT_AIM));
        }
    }
}
