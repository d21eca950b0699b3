package dev.rosey.launcher;

import dev.rosey.bus.BusJson;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Tells what runs. Exit status 0 when all is ready, 3 when Rosey is stopped, 4 otherwise. */
@Command(name = "status", description = "Tells what runs.", mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {

    @Option(names = "--json", description = "As JSON on one line.")
    private boolean json;

    @Override
    public Integer call() {
        var report = StatusReport.of(Installation.current().home(), Instant.now());
        if (json) {
            System.out.println(BusJson.text(report));
            return report.exitStatus();
        }
        System.out.println("Rosey: " + report.state());
        if (!report.services().isEmpty()) {
            System.out.print(new StatusTable(report).text());
        }
        return report.exitStatus();
    }
}
