package dev.rosey.launcher;

import dev.rosey.launcher.RunState.State;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Starts the supervisor as a process of its own that stays, and tells what it does until all is ready. */
final class Resident {

    /** The supervisor's own log. */
    static final String NAME = "supervisor";

    private static final int LOOK_EVERY_MS = 100;

    private final RoseyHome home;
    private final Progress progress;

    Resident(Installation installation, Progress progress) {
        this.home = installation.home();
        this.progress = progress;
    }

    /**
     * Returns when all is ready.
     *
     * @throws LauncherException with the reason when that will never be
     */
    void start() throws InterruptedException {
        home.create();
        var log = home.log(NAME);
        var said = new LogFile(log, LogFile.size(log));
        var process = fork(log);
        var stop = Thread.ofPlatform().unstarted(process::destroy);
        Runtime.getRuntime().addShutdownHook(stop);
        var last = "it said nothing";
        boolean ended = false;
        while (!ended && !isReady(process)) {
            ended = process.waitFor(LOOK_EVERY_MS, TimeUnit.MILLISECONDS);
            last = tell(said, last);
        }
        if (ended) {
            throw new LauncherException(
                    last.startsWith("rosey: ")
                            ? last.substring(7)
                            : "The start ended before all was ready; did somebody end it (./rosey down)? It said last: "
                                    + last.strip());
        }
        tell(said, last);
        Runtime.getRuntime().removeShutdownHook(stop);
    }

    private String tell(LogFile said, String last) {
        for (var line : said.added()) {
            last = line.isBlank() ? last : line;
            if (!line.startsWith("rosey: ")) {
                progress.say(line);
            }
        }
        return last;
    }

    private boolean isReady(Process process) {
        return RunState.read(home.statusFile())
                .filter(state -> state.supervisor().pid() == process.pid())
                .filter(state -> state.state() == State.READY || state.state() == State.DEGRADED)
                .isPresent();
    }

    private Process fork(Path log) {
        var command = new ArrayList<>(Tether.newSession());
        command.add(JvmFlags.java());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName(), "up", "--resident"));
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectInput(new File("/dev/null"))
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
        } catch (IOException e) {
            throw new LauncherException("Cannot start the supervisor: " + e.getMessage(), e);
        }
    }
}
