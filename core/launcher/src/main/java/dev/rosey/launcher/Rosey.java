package dev.rosey.launcher;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** One Rosey from start to stop, in the process that calls; it also stops when that process is asked to end. */
final class Rosey {

    private static final Duration STOP_WITHIN = Duration.ofSeconds(10);

    /** A JVM that leaves a cache takes longer. */
    private static final Duration TRAINED_WITHIN = Duration.ofMinutes(1);

    private final Plan plan;
    private final Duration readyWithin;
    private final Progress progress;
    private final Thread stopOnExit = Thread.ofPlatform().name("stop").unstarted(this::stop);
    private volatile @Nullable HomeLock lock;
    private volatile @Nullable Supervisor supervisor;
    private volatile @Nullable DenialReporter denials;

    /** {@code readyWithin}: after this, a start has failed. */
    Rosey(Plan plan, Duration readyWithin, Progress progress) {
        this.plan = plan;
        this.readyWithin = readyWithin;
        this.progress = progress;
    }

    /**
     * Starts everything and returns once all is ready.
     *
     * @throws LauncherException when that cannot be; whatever was started has been stopped again
     */
    Rosey start() {
        var home = plan.home();
        home.create();
        lock = HomeLock.of(home);
        try {
            RunState.read(home.statusFile()).ifPresent(Leftovers::endAllOf);
            StaleFiles.remove(home);
            new StatusFile(home, progress)
                    .write(
                            RunState.State.STARTING,
                            List.of()); // so that down finds it, also while PostgreSQL is unpacked
            plan.requireFreePorts();
            var stopWithin = plan.cache().training() ? TRAINED_WITHIN : STOP_WITHIN;
            var started = new Supervisor(plan, servers(), readyWithin, stopWithin, progress);
            supervisor = started;
            var ready = started.start();
            denials = DenialReporter.start(plan);
            Runtime.getRuntime().addShutdownHook(stopOnExit);
            ready.join();
            return this;
        } catch (CompletionException e) {
            stop();
            throw e.getCause() instanceof LauncherException reason ? reason : e;
        } catch (RuntimeException e) {
            stop();
            throw e;
        }
    }

    /** Stops everything in order; returns when nothing runs any more. Any thread, any number of times. */
    void stop() {
        var reporter = denials;
        if (reporter != null) {
            reporter.close();
        }
        var running = supervisor;
        var held = lock;
        lock = null;
        if (running != null) {
            running.stop();
        } else if (held != null) {
            new StatusFile(plan.home(), progress).write(RunState.State.STOPPED, List.of());
        }
        if (held != null) {
            held.close();
        }
    }

    private List<Program> servers() {
        List<Program> programs = new ArrayList<>();
        programs.add(plan.natsServer(natsServer()));
        if (plan.config().database() == null) {
            var postgres = new Postgres(plan.home(), plan.credentials().postgres());
            var binaries = postgres.prepare(progress);
            programs.add(plan.postgres(postgres.command(binaries, plan.ports().postgres())));
        }
        if (plan.simulated()) {
            programs.add(plan.simulator());
        }
        return programs;
    }

    private Path natsServer() {
        var executable = Tether.find("nats-server")
                .orElseThrow(() -> new LauncherException("nats-server is missing: install it with your package manager"
                        + " (apt-get install nats-server, brew install nats-server) and try again."));
        plan.busUsers().write(plan.library().modules());
        return executable;
    }
}
