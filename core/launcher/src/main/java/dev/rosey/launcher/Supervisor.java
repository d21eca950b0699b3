package dev.rosey.launcher;

import dev.rosey.launcher.RunState.State;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The resident part of the launcher: starts the servers and JVMs in order, keeps them running, and stops them in order.
 *
 * <p>All of it happens on one platform thread, which also forks the children and therefore never ends before them. The
 * public methods may be called from any thread.
 */
final class Supervisor {

    private static final Duration TICK = Duration.ofMillis(100);
    private static final int STARTS_BEFORE_GIVING_UP = 3;

    private final RoseyHome home;
    private final Duration readyWithin;
    private final Duration stopWithin;
    private final Progress progress;
    private final ScheduledExecutorService loop = Executors.newSingleThreadScheduledExecutor(
            task -> Thread.ofPlatform().name("supervisor").daemon(true).unstarted(task));
    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private final CompletableFuture<Void> stopped = new CompletableFuture<>();
    private final ProcessId self = ProcessId.of(ProcessHandle.current());
    private final List<Child> children;

    private long startedAt;
    private long stageEnds;
    private Program.@Nullable Rank stopping;

    /**
     * Starts nothing yet.
     *
     * @param readyWithin after this, the start has failed
     * @param stopWithin after this, what was asked to stop is killed
     */
    Supervisor(RoseyHome home, List<Program> programs, Duration readyWithin, Duration stopWithin, Progress progress) {
        this.home = home;
        this.readyWithin = readyWithin;
        this.stopWithin = stopWithin;
        this.progress = progress;
        var spawner = new Spawner(home);
        this.children = programs.stream()
                .map(program -> new Child(program, spawner, this::onLoop, this::changed, System::nanoTime))
                .toList();
    }

    /** Starts everything; returns at once. What is returned is done when all is ready, or says why it never will be. */
    CompletableFuture<Void> start() {
        startedAt = System.nanoTime();
        var unused = loop.scheduleWithFixedDelay(this::tick, 0, TICK.toMillis(), TimeUnit.MILLISECONDS);
        return ready;
    }

    /** Stops everything in order, and returns when nothing runs any more. */
    void stop() {
        onLoop(() -> {
            if (stopping == null) {
                stopStage(Program.Rank.HOST);
            }
        });
        stopped.join();
        loop.shutdown();
    }

    private void onLoop(Runnable task) {
        try {
            loop.execute(task);
        } catch (RejectedExecutionException e) {
            // Stopped; nobody is interested any more.
        }
    }

    private void tick() {
        try {
            if (stopping != null) {
                stopFurther();
                return;
            }
            for (var child : children) {
                child.tick(mayStart(child));
            }
            checkStart();
        } catch (RuntimeException e) {
            progress.say("supervisor: " + e.getMessage());
            ready.completeExceptionally(e);
        }
    }

    private boolean mayStart(Child child) {
        return child.program().after().stream()
                .allMatch(name -> children.stream()
                        .filter(other -> other.program().name().equals(name))
                        .allMatch(Child::hasEverAnswered));
    }

    private void checkStart() {
        if (ready.isDone()) {
            return;
        }
        if (state() == State.READY) {
            writeState(State.READY);
            ready.complete(null);
            return;
        }
        children.stream()
                .filter(child -> child.failedStarts() >= STARTS_BEFORE_GIVING_UP)
                .findFirst()
                .ifPresent(child -> giveUp(child.program().name() + " ended " + child.failedStarts()
                        + " times while starting, at last with status " + child.exitStatus()
                        + lastWords(child.program().name())));
        if (System.nanoTime() - startedAt > readyWithin.toNanos()) {
            var late = children.stream()
                    .filter(child -> child.state() != State.READY)
                    .map(child -> child.program().name())
                    .toList();
            giveUp("Not ready after " + readyWithin.toSeconds() + " s: " + String.join(", ", late)
                    + lastWords(late.getFirst()));
        }
    }

    private void giveUp(String reason) {
        ready.completeExceptionally(new LauncherException(reason));
    }

    private String lastWords(String name) {
        return LogFile.lastLine(home.log(name))
                        .map(line -> ". It said: " + line)
                        .orElse(".")
                + " (./rosey logs " + name + ")";
    }

    private void changed() {
        var state = state();
        if (ready.isDone() || state != State.READY) {
            writeState(state);
        }
        children.forEach(child -> progress.state(child.program().name(), child.state()));
    }

    private void writeState(State state) {
        new RunState(self, state, children.stream().map(Child::entry).toList()).write(home.statusFile());
    }

    private State state() {
        if (stopping != null) {
            return State.STOPPING;
        }
        if (children.stream().allMatch(child -> child.state() == State.READY)) {
            return State.READY;
        }
        return ready.isDone() ? State.DEGRADED : State.STARTING;
    }

    private void stopStage(Program.Rank rank) {
        stopping = rank;
        stageEnds = System.nanoTime() + stopWithin.toNanos();
        stage(rank).forEach(Child::stop);
    }

    private List<Child> stage(Program.Rank rank) {
        return children.stream().filter(child -> child.program().rank() == rank).toList();
    }

    private void stopFurther() {
        var rank = Objects.requireNonNull(stopping);
        var running = stage(rank).stream().filter(Child::isRunning).toList();
        if (!running.isEmpty()) {
            if (System.nanoTime() - stageEnds > 0) {
                running.forEach(Child::kill);
            }
            return;
        }
        switch (rank) {
            case HOST -> stopStage(Program.Rank.SIMULATOR);
            case SIMULATOR -> stopStage(Program.Rank.SERVER);
            case SERVER -> {
                writeState(State.STOPPED);
                stopped.complete(null);
            }
        }
    }
}
