package dev.rosey.benchmarks;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The entry of {@code ./rosey bench [name]}. */
@Command(
        name = "bench",
        description = "Measures Rosey beside what it stands on.",
        mixinStandardHelpOptions = true,
        subcommands = BusBenchmark.class)
public final class Benchmarks {

    private Benchmarks() {}

    public static void main(String[] args) {
        var all = new String[] {"bus"};
        System.exit(new CommandLine(new Benchmarks()).execute(args.length == 0 ? all : args));
    }
}
