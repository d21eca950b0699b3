package dev.rosey.launcher;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Stops what {@code up} started. That nothing runs is fine. */
@Command(name = "down", description = "Stops everything that up started.", mixinStandardHelpOptions = true)
final class DownCommand implements Callable<Integer> {

    /** Four stages of 10 s each, and some for the rest. */
    private static final Duration PATIENCE = Duration.ofSeconds(50);

    @Override
    public Integer call() {
        var home = Installation.current().home();
        var state = RunState.read(home.statusFile());
        var supervisor = state.flatMap(run -> run.supervisor().find());
        supervisor.ifPresent(DownCommand::stop);
        RunState.read(home.statusFile()).ifPresent(Leftovers::endAllOf);
        System.out.println(supervisor.isPresent() ? "Rosey has stopped." : "Rosey was not running.");
        return 0;
    }

    private static void stop(ProcessHandle supervisor) {
        supervisor.destroy();
        if (!Leftovers.gone(List.of(supervisor), PATIENCE)) {
            supervisor.destroyForcibly();
            Leftovers.gone(List.of(supervisor), PATIENCE);
        }
    }
}
