package dev.rosey.benchmarks;

import dev.rosey.bus.BusJson;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The entry of {@code ./rosey bench [name]}: runs one benchmark, or all, and prints what they found. */
@Command(
        name = "rosey bench",
        description = "Measures Rosey beside what it stands on: one benchmark, or all.",
        mixinStandardHelpOptions = true,
        subcommands = {
            BusBenchmark.class,
            ChatBenchmark.class,
            DbBenchmark.class,
            NeighbourBenchmark.class,
            ChaosBenchmark.class,
            TriviaBenchmark.class,
            QuotesBenchmark.class,
            EventsBenchmark.class,
            PageBenchmark.class,
            DiceBenchmark.class
        })
public final class Benchmarks {

    @Option(names = "--json", scope = ScopeType.INHERIT, description = "Print JSON in place of a table.")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    private Benchmarks() {}

    public static void main(String[] args) {
        System.setOut(new PrintStream(System.out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(System.err, true, StandardCharsets.UTF_8));
        Logger.getLogger("").setLevel(Level.WARNING);
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        var benchmarks = new Benchmarks();
        return new CommandLine(benchmarks).setExecutionStrategy(benchmarks::run);
    }

    private int run(ParseResult parsed) {
        var help = CommandLine.executeHelpRequest(parsed);
        if (help != null) {
            return help;
        }
        if (parsed.hasSubcommand()) {
            print(measure(parsed.subcommand().commandSpec().commandLine()));
            return 0;
        }
        printAll(parsed.commandSpec().subcommands());
        return 0;
    }

    private void printAll(Map<String, CommandLine> all) {
        var reports = new ArrayList<Report>();
        for (var benchmark : all.values()) {
            var report = measure(benchmark);
            reports.add(report);
            if (!json) {
                print(report);
            }
        }
        if (json) {
            println(BusJson.text(Map.of("benchmarks", reports)));
        }
    }

    private static Report measure(CommandLine benchmark) {
        System.err.println("Measuring " + benchmark.getCommandName() + "…");
        try {
            return benchmark.<Benchmark>getCommand().measure();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandLine.ExecutionException(benchmark, "interrupted", e);
        } catch (Exception e) {
            throw new CommandLine.ExecutionException(
                    benchmark, benchmark.getCommandName() + " could not be measured: " + e.getMessage(), e);
        }
    }

    private void print(Report report) {
        println(
                json
                        ? BusJson.text(report)
                        : report.name() + '\n' + report.table().text() + '\n');
    }

    private void println(String text) {
        if (spec != null) {
            spec.commandLine().getOut().println(text);
        }
    }
}
