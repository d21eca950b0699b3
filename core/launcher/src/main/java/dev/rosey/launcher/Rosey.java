package dev.rosey.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;

/** One Rosey from start to stop, in the process that calls. */
final class Rosey {

    private final Plan plan;
    private final Duration readyWithin;
    private final Progress progress;

    /** {@code readyWithin}: after this, a start has failed. */
    Rosey(Plan plan, Duration readyWithin, Progress progress) {
        this.plan = plan;
        this.readyWithin = readyWithin;
        this.progress = progress;
    }

    /**
     * Starts everything and returns the supervisor once all is ready.
     *
     * @throws LauncherException when that cannot be; whatever was started has been stopped again
     */
    Supervisor start() {
        var home = plan.home();
        home.create();
        var lock = lock();
        try {
            RunState.read(home.statusFile()).ifPresent(Leftovers::endAllOf);
            plan.requireFreePorts();
            return startedBy(new Supervisor(home, programs(), readyWithin, progress));
        } catch (RuntimeException e) {
            release(lock);
            throw e;
        }
    }

    private Supervisor startedBy(Supervisor supervisor) {
        var stop = Thread.ofPlatform().name("stop").unstarted(supervisor::stop);
        Runtime.getRuntime().addShutdownHook(stop);
        try {
            supervisor.start().join();
            return supervisor;
        } catch (CompletionException e) {
            supervisor.stop();
            throw e.getCause() instanceof LauncherException reason ? reason : e;
        }
    }

    private List<Program> programs() {
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
        programs.addAll(plan.hosts());
        return programs;
    }

    private Path natsServer() {
        var executable = Tether.find("nats-server")
                .orElseThrow(() -> new LauncherException("nats-server is missing: install it with your package manager"
                        + " (apt-get install nats-server, brew install nats-server) and try again."));
        try {
            Files.writeString(plan.home().natsConfig(), plan.natsConfig().text());
            return executable;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private FileLock lock() {
        try {
            var channel = FileChannel.open(plan.home().lockFile(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            var lock = channel.tryLock();
            if (lock != null) {
                return lock;
            }
            channel.close();
        } catch (OverlappingFileLockException e) {
            // said below
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new LauncherException("Rosey runs already in " + plan.home().path()
                + ": see ./rosey status, or end it with" + " ./rosey down.");
    }

    private static void release(FileLock lock) {
        try {
            lock.acquiredBy().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
