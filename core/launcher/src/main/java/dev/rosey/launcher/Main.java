package dev.rosey.launcher;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The {@code rosey} command. */
@Command(
        name = "rosey",
        mixinStandardHelpOptions = true,
        version = "Rosey 1.0.0",
        synopsisSubcommandLabel = "COMMAND",
        description = "A chat bot platform for CyTube channels.",
        footer = {
            "",
            "The script ./rosey also knows:",
            "  test [maven args]  runs the whole test suite",
            "  bench [name]       measures Rosey beside what it stands on; all benchmarks without a name",
        },
        subcommands = {
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            LogsCommand.class,
            EnvCommand.class,
            ChatCommand.class,
            K8sCommand.class,
            ImageCommand.class,
            TriviaCommand.class,
            TrainCommand.class,
            NewPluginCommand.class
        })
final class Main {

    private Main() {}

    public static void main(String... arguments) {
        System.setOut(new PrintStream(System.out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(System.err, true, StandardCharsets.UTF_8));
        var status = new CommandLine(new Main())
                .setExecutionExceptionHandler((exception, command, parsed) -> failed(exception))
                .execute(arguments);
        System.exit(status);
    }

    private static int failed(Exception exception) throws Exception {
        if (exception instanceof LauncherException) {
            System.err.println("rosey: " + exception.getMessage());
            return 1;
        }
        throw exception;
    }
}
