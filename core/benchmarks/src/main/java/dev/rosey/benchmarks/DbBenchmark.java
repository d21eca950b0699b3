package dev.rosey.benchmarks;

import dev.rosey.database.DatabaseConfig;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * A plugin's statements through the bus and database-service, beside the same statements by plain JDBC on as many
 * connections as the service has for a plugin, on the same table. PostgreSQL writes through to the disk, as Rosey's own does.
 */
@Command(name = "db", description = "Insert and select beside plain JDBC.", mixinStandardHelpOptions = true)
final class DbBenchmark implements Benchmark {

    private static final List<Integer> IN_FLIGHT = List.of(1, 50);
    private static final int MOST = 50;

    @Mixin
    private Rounds rounds = new Rounds(7, Duration.ofSeconds(3));

    /** The JVM of the service compiles its code for as long as this, and takes processors for it. */
    @Option(names = "--first", description = "Load before all of it (default ${DEFAULT-VALUE}).")
    private Duration first = Duration.ofSeconds(40);

    /** What a statement with a number of requests in flight gave. */
    record Result(String statement, int inFlight, Round jdbc, Round bus, double p50Ratio, double throughputRatio) {
        static Result of(String statement, int inFlight, Comparison found) {
            return new Result(
                    statement, inFlight, found.bare(), found.rosey(), found.p50Ratio(), found.throughputRatio());
        }
    }

    @Override
    public Report measure() throws Exception {
        try (var bed = StorageBed.start()) {
            return report(measure(bed.bus(), bed.url()));
        }
    }

    private List<Result> measure(io.nats.client.Connection bus, String url) throws SQLException {
        var connections = new ArrayList<Connection>();
        try {
            for (int i = 0; i < DatabaseConfig.CONNECTIONS_PER_PLUGIN; i++) {
                connections.add(DriverManager.getConnection(url));
            }
            try (var insert = Notes.insert(connections);
                    var select = Notes.select(connections)) {
                var results = new ArrayList<Result>();
                warmUp(List.of(Notes.insert(bus), Notes.select(bus), insert, select));
                for (int inFlight : IN_FLIGHT) {
                    results.add(Result.of("insert", inFlight, rounds.compare(inFlight, insert, Notes.insert(bus))));
                    results.add(Result.of("select", inFlight, rounds.compare(inFlight, select, Notes.select(bus))));
                }
                return results;
            }
        } finally {
            for (var connection : connections) {
                connection.close();
            }
        }
    }

    /** By turns, because code that has seen one kind of statement only is compiled for that. */
    private void warmUp(List<Call> calls) {
        var share = first.dividedBy(2L * calls.size());
        for (int turn = 0; turn < 2; turn++) {
            calls.forEach(call -> new Load(call).run(MOST, share));
        }
    }

    private static Report report(List<Result> results) {
        var table = Table.of(
                "statement", "in flight", "JDBC p50", "bus p50", "ratio", "JDBC/s", "bus/s", "ratio (aim)", "failed");
        for (var result : results) {
            table.add(
                    result.statement(),
                    Integer.toString(result.inFlight()),
                    Figures.micros(result.jdbc().p50Us()),
                    Figures.micros(result.bus().p50Us()),
                    Figures.ratio(result.p50Ratio()),
                    Figures.count(result.jdbc().perSecond()),
                    Figures.count(result.bus().perSecond()),
                    Figures.ratio(result.throughputRatio(), "≥ 0.60"),
                    Long.toString(result.jdbc().failures() + result.bus().failures()));
        }
        return new Report("db", results, table);
    }
}
