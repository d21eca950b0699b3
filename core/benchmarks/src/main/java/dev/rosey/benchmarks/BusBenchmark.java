package dev.rosey.benchmarks;

import dev.rosey.bus.BusJson;
import dev.rosey.bus.ChatUser;
import dev.rosey.bus.CommandRequest;
import dev.rosey.bus.Permissions;
import dev.rosey.testkit.NatsServer;
import io.nats.client.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * Request and reply of a plugin with all that the runtime does for it, beside a bare NATS service. Server, both services and
 * the load run on this machine, each service in a JVM of its own with the same options.
 */
@Command(name = "bus", description = "Plugin request and reply beside bare NATS.", mixinStandardHelpOptions = true)
final class BusBenchmark implements Benchmark {

    private static final List<Integer> IN_FLIGHT = List.of(1, 64);

    @Mixin
    private Rounds rounds = new Rounds(7, Duration.ofSeconds(10));

    /** What a number of requests in flight gave. */
    record Result(int inFlight, Round bare, Round plugin, double p50Ratio, double throughputRatio) {
        static Result of(int inFlight, Comparison found) {
            return new Result(inFlight, found.bare(), found.rosey(), found.p50Ratio(), found.throughputRatio());
        }
    }

    @Override
    public Report measure() throws Exception {
        try (var nats = new NatsServer().withUser(BareService.USER, Permissions.OPERATOR)) {
            nats.start();
            try (var bare = ChildJvm.bareService(nats);
                    var plugin = ChildJvm.host(nats, Set.of(Greeter.NAME), Map.of());
                    var operator = nats.connect(NatsServer.OPERATOR)) {
                var connection = operator.whenConnected().join();
                var toBare = call(connection, BareService.SUBJECT);
                var toPlugin = call(connection, Greeter.SUBJECT);
                bare.await(toBare);
                plugin.await(toPlugin);
                return report(IN_FLIGHT.stream()
                        .map(inFlight -> Result.of(inFlight, rounds.compare(inFlight, toBare, toPlugin)))
                        .toList());
            }
        }
    }

    private static Call call(Connection connection, String subject) {
        var request = CommandRequest.of("room", new ChatUser("alice", 1), "", Instant.now());
        return new NatsCall(connection, subject, BusJson.bytes(request));
    }

    private static Report report(List<Result> results) {
        var table = Table.of(
                "in flight", "bare p50", "plugin p50", "ratio (aim)", "bare/s", "plugin/s", "ratio (aim)", "failed");
        for (var result : results) {
            table.add(
                    Integer.toString(result.inFlight()),
                    Figures.micros(result.bare().p50Us()),
                    Figures.micros(result.plugin().p50Us()),
                    Figures.ratio(result.p50Ratio(), "≤ 1.15"),
                    Figures.count(result.bare().perSecond()),
                    Figures.count(result.plugin().perSecond()),
                    Figures.ratio(result.throughputRatio(), "≥ 0.80"),
                    Long.toString(result.bare().failures() + result.plugin().failures()));
        }
        return new Report("bus", results, table);
    }
}
