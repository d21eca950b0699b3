package dev.rosey.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows the end of one log, or of all of them. */
@Command(name = "logs", description = "Shows logs.", mixinStandardHelpOptions = true)
final class LogsCommand implements Callable<Integer> {

    private static final int LOOK_EVERY_MS = 250;

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "As in status; without it, all logs.")
    private @Nullable String name;

    @Option(names = "-f", description = "Go on with what is added.")
    private boolean follow;

    @Option(names = "-n", description = "How many lines of each log (default: ${DEFAULT-VALUE}).", defaultValue = "100")
    private int lines;

    @Override
    public Integer call() throws InterruptedException {
        var home = Installation.current().home();
        Map<String, LogFile> files = new LinkedHashMap<>();
        for (var each : names(home)) {
            files.put(each, new LogFile(home.log(each), LogFile.size(home.log(each))));
            LogFile.last(home.log(each), lines).forEach(line -> print(each, line));
        }
        while (follow) {
            files.forEach((each, file) -> file.added().forEach(line -> print(each, line)));
            TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MS);
        }
        return 0;
    }

    private void print(String source, String line) {
        System.out.println(name == null ? "%-18s | %s".formatted(source, line) : line);
    }

    private List<String> names(RoseyHome home) {
        var all = all(home);
        if (name == null) {
            return all;
        }
        if (all.isEmpty()) {
            throw new LauncherException("There are no logs in " + home.logs() + ": was Rosey ever up there?");
        }
        if (!all.contains(name)) {
            throw new LauncherException("There is no log of “" + name + "”; there are: " + String.join(", ", all));
        }
        return List.of(name);
    }

    private static List<String> all(RoseyHome home) {
        try (var files = Files.list(home.logs())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".log"))
                    .map(file -> file.substring(0, file.length() - ".log".length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
