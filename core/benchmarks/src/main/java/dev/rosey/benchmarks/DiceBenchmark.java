package dev.rosey.benchmarks;

import dev.rosey.plugins.dice.DiceRolls;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Reading and rolling dice, by JMH in JVMs of its own. Nothing stands beside it, so its aims are times. */
@Command(name = "dice", description = "Reading and rolling dice.", mixinStandardHelpOptions = true)
final class DiceBenchmark implements Benchmark {

    private static final Map<String, Double> AIMS_US = Map.of(DiceRolls.USUAL, 1.5, DiceRolls.MOST_DICE, 50.0);

    @Option(names = "--forks", description = "JVMs for each notation (default ${DEFAULT-VALUE}).")
    private int forks = 2;

    @Option(names = "--rounds", description = "Rounds in each JVM (default ${DEFAULT-VALUE}).")
    private int rounds = 5;

    @Option(names = "--warm-up", description = "Rounds before that (default ${DEFAULT-VALUE}).")
    private int warmUp = 5;

    @Option(names = "--round", description = "A round's length (default ${DEFAULT-VALUE}).")
    private Duration round = Duration.ofSeconds(1);

    /** What a notation gave, in microseconds. */
    record Result(String notation, double p50Us, double p99Us, double aimUs) {
        static Result of(RunResult found) {
            var notation = found.getParams().getParam("notation");
            var times = found.getPrimaryResult().getStatistics();
            return new Result(
                    notation, times.getPercentile(50), times.getPercentile(99), AIMS_US.getOrDefault(notation, 0.0));
        }
    }

    @Override
    public Report measure() throws RunnerException {
        // JMH's lock is one file for all users of a machine.
        System.setProperty("jmh.ignoreLock", "true");
        var results = new Runner(options()).run().stream().map(Result::of).toList();
        return report(results);
    }

    private Options options() {
        return new OptionsBuilder()
                .include(DiceRolls.class.getName())
                .forks(forks)
                .jvmArgs(jvmOptions())
                .warmupIterations(warmUp)
                .warmupTime(TimeValue.milliseconds(round.toMillis()))
                .measurementIterations(rounds)
                .measurementTime(TimeValue.milliseconds(round.toMillis()))
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .build();
    }

    /** Newer JDKs warn of what JMH does, on each start. */
    private static String[] jvmOptions() {
        var quiet = Runtime.version().feature() < 24
                ? Stream.<String>empty()
                : Stream.of("--sun-misc-unsafe-memory-access=allow");
        return Stream.concat(ChildJvm.OPTIONS.stream(), quiet).toArray(String[]::new);
    }

    private static Report report(List<Result> results) {
        var table = Table.of("parse and roll", "p50 (aim)", "p99");
        for (var result : results) {
            table.add(
                    result.notation(),
                    Figures.micros(result.p50Us()) + " (≤ " + Figures.micros(result.aimUs()) + ')',
                    Figures.micros(result.p99Us()));
        }
        return new Report("dice", results, table);
    }
}
