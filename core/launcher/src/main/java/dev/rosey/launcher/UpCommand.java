package dev.rosey.launcher;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Starts everything on this machine. In the foreground this process is the supervisor; else it starts one and leaves. */
@Command(
        name = "up",
        description = "Starts everything on this machine; Ctrl-C stops it.",
        mixinStandardHelpOptions = true)
final class UpCommand implements Callable<Integer> {

    private static final Duration READY_WITHIN = Duration.ofMinutes(3);

    @Option(names = "--detach", description = "Return when all is ready, and leave it running.")
    private boolean detach;

    @Option(names = "--resident", hidden = true, description = "Started by --detach: leave the table to it.")
    private boolean resident;

    @Override
    public Integer call() throws InterruptedException {
        var installation = Installation.current();
        var progress = new Progress(System.out);
        if (detach) {
            new Resident(installation, progress).start();
            printTable(installation);
            return 0;
        }
        var plan = installation.plan();
        progress.say("Rosey starts in " + installation.home().path());
        Stream.concat(RoseyConfig.notes(installation.home()).stream(), new UnknownPlugins(plan).notes().stream())
                .forEach(note -> progress.say("Note: " + note));
        var rosey = new Rosey(plan, READY_WITHIN, progress).start();
        if (!resident) {
            printTable(installation);
            System.out.println("Ctrl-C stops it.");
        }
        new CountDownLatch(1).await();
        rosey.stop();
        return 0;
    }

    private static void printTable(Installation installation) {
        System.out.println();
        System.out.print(new StatusTable(StatusReport.of(installation.home(), Instant.now())).text());
        System.out.println();
        System.out.println(Addresses.of(installation.plan()).text());
    }
}
