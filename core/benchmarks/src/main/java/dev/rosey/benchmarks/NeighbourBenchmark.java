package dev.rosey.benchmarks;

import dev.rosey.bus.BusJson;
import dev.rosey.bus.Subjects;
import io.nats.client.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * What a hostile plugin costs its neighbour: the neighbour's reads while another plugin keeps sending statements that burn,
 * sleep, sort, lock and pry, beside the same reads in peace. Both go through the bus and database-service.
 */
@Command(name = "neighbour", description = "A plugin's reads beside a hostile plugin.", mixinStandardHelpOptions = true)
final class NeighbourBenchmark implements Benchmark {

    private static final String HOSTILE = "hostile";
    private static final List<String> STATEMENTS = List.of(
            "select count(*) from generate_series(1, 1000000000)",
            "select pg_sleep(60)",
            "select md5(n::text) from generate_series(1, 5000000) n order by 1 limit 1",
            "with recursive r(n) as (select 1 union all select n + 1 from r) select max(n) from r",
            "select * from benchmark.notes for update",
            "select repeat('x', 300000000)",
            "select passwd from pg_shadow",
            "select a.n from generate_series(1, 100000) a(n), generate_series(1, 100000) b(n) order by 1 desc limit 1");

    @Option(names = "--rounds", description = "Rounds of each kind (default ${DEFAULT-VALUE}).")
    private int rounds = 5;

    @Option(names = "--round", description = "A round's length (default ${DEFAULT-VALUE}).")
    private Duration round = Duration.ofSeconds(4);

    @Option(names = "--warm-up", description = "Before the first round (default ${DEFAULT-VALUE}).")
    private Duration warmUp = Duration.ofSeconds(5);

    /** What the neighbour saw. */
    record Result(Round inPeace, Round beside, double p50Ratio, double p99Ratio) {}

    @Override
    public Report measure() throws Exception {
        try (var bed = StorageBed.start()) {
            new NatsCall(bed.bus(), Subjects.dbExec(HOSTILE, "migrate"), BusJson.bytes(Map.of())).succeeds();
            return report(measure(bed.bus()));
        }
    }

    private Result measure(Connection bus) throws InterruptedException {
        var reads = new Load(Notes.select(bus));
        reads.run(1, warmUp);
        var inPeace = new ArrayList<Round>();
        var beside = new ArrayList<Round>();
        for (int i = 0; i < rounds; i++) {
            inPeace.add(reads.run(1, round));
            beside.add(besideHostility(bus, reads));
        }
        var peace = Round.median(inPeace);
        var hostility = Round.median(beside);
        return new Result(peace, hostility, hostility.p50Us() / peace.p50Us(), hostility.p99Us() / peace.p99Us());
    }

    private Round besideHostility(Connection bus, Load reads) throws InterruptedException {
        var goesOn = new AtomicBoolean(true);
        try (var attackers = Executors.newVirtualThreadPerTaskExecutor()) {
            STATEMENTS.forEach(sql -> attackers.execute(() -> attack(bus, sql, goesOn)));
            try {
                return reads.run(1, round);
            } finally {
                goesOn.set(false);
            }
        }
    }

    private static void attack(Connection bus, String sql, AtomicBoolean goesOn) {
        var call = new NatsCall(bus, Subjects.dbQuery(HOSTILE, "read"), BusJson.bytes(Map.of("sql", sql)));
        try {
            while (goesOn.get()) {
                call.succeeds();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Report report(Result result) {
        var table = Table.of("reads of a neighbour", "p50", "p99", "reads/s", "failed")
                .add(row("in peace", result.inPeace()))
                .add(row("beside hostility", result.beside()))
                .add(
                        "ratio (aim)",
                        Figures.ratio(result.p50Ratio()),
                        Figures.ratio(result.p99Ratio(), "≤ 2.00"),
                        "",
                        "");
        return new Report("neighbour", List.of(result), table);
    }

    private static String[] row(String name, Round round) {
        return new String[] {
            name,
            Figures.micros(round.p50Us()),
            Figures.micros(round.p99Us()),
            Figures.count(round.perSecond()),
            Long.toString(round.failures())
        };
    }
}
