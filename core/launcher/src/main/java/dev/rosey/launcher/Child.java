package dev.rosey.launcher;

import dev.rosey.bus.HostState;
import dev.rosey.launcher.RunState.State;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One process that is kept running: started again when it ends, and ended when it no longer answers.
 *
 * <p>Belongs to the supervisor's thread; the executor of its surroundings brings everything back to it.
 */
final class Child {

    /** What a shell says of a command that it cannot run. */
    private static final int COULD_NOT_RUN = 127;

    /**
     * What all children share.
     *
     * @param loop the supervisor's thread
     * @param longestPause before one that ended again and again is started again
     * @param changed called when a child is not as it was
     * @param ended called when one ended unasked
     */
    record Surroundings(
            Spawner spawner,
            Executor loop,
            LongSupplier nanoTime,
            InstantSource clock,
            Duration longestPause,
            Runnable changed,
            Consumer<End> ended) {}

    /**
     * An end that nobody had asked for.
     *
     * @param reason why it was killed, where it was; else empty
     */
    record End(Child child, long pid, int status, String reason) {}

    private final Surroundings around;
    private final Set<String> withdrawn = new HashSet<>();
    private Program program;

    private final Pulse pulse = new Pulse();
    private @Nullable ChildProcess process;
    private long logStart;
    private State state = State.STARTING;
    private Instant since;
    private Backoff backoff;
    private String killedBecause = "";
    private int starts;
    private int ends;
    private int exitStatus;
    private boolean everReady;
    private boolean stopping;
    private long startedAt;
    private long nextStart;
    private long killAt;

    Child(Program program, Surroundings around) {
        this.program = program;
        this.around = around;
        this.backoff = Backoff.upTo(around.longestPause());
        this.since = around.clock().instant();
        this.nextStart = now();
    }

    private long now() {
        return around.nanoTime().getAsLong();
    }

    Program program() {
        return program;
    }

    State state() {
        return state;
    }

    boolean hasEverAnswered() {
        return pulse.hasEverAnswered();
    }

    boolean isRunning() {
        return process != null;
    }

    boolean isReady() {
        return state == State.READY;
    }

    /** Whether it was asked to end for good. */
    boolean isLeaving() {
        return stopping;
    }

    /** How often it ended unasked. */
    int ends() {
        return ends;
    }

    /** How often it ended before it was ready for the first time. */
    int failedStarts() {
        return everReady ? 0 : backoff.failures();
    }

    int exitStatus() {
        return exitStatus;
    }

    /** The process id; 0 while there is none. */
    long pid() {
        var running = process;
        return running == null ? 0 : running.id().pid();
    }

    int restarts() {
        return Math.max(0, starts - 1);
    }

    /** The modules that it serves, or will when it is started again. */
    List<ModuleJar> modules() {
        return program.modules().stream()
                .filter(module -> !withdrawn.contains(module.name()))
                .toList();
    }

    /** Whether it serves a module of this name, or will. */
    boolean serves(String module) {
        return modules().stream().anyMatch(served -> served.name().equals(module));
    }

    /** Where in its log it began to write. */
    long logStart() {
        return logStart;
    }

    RunState.Entry entry() {
        var address = around.spawner().address(program);
        boolean http = address != null && address.startsWith("http");
        var plugins = modules().stream()
                .filter(ModuleJar::isPlugin)
                .map(ModuleJar::name)
                .toList();
        var running = process;
        var id = running == null ? null : running.id();
        return new RunState.Entry(program.name(), id, state, address, http, restarts(), plugins);
    }

    /** What the supervisor tells of it on the bus. */
    HostState.Host told() {
        return new HostState.Host(
                program.name(),
                pid(),
                state.wire(),
                since,
                restarts(),
                program.isLasting(),
                modules().stream().map(ModuleJar::name).toList());
    }

    /** What it is to run from its next start on. */
    void prepare(Program next) {
        program = next;
    }

    /** Makes it let go of one of its modules; the others go on. */
    void withdraw(String module) {
        if (withdrawn.add(module)) {
            var running = process;
            if (running != null) {
                running.send("stop " + module);
            }
            around.changed().run();
        }
    }

    /** Sends it a signal by its short name, when it runs. */
    void signal(String signal) {
        var running = process;
        if (running != null) {
            running.signal(signal);
        }
    }

    /** Forgets that it failed, and starts it at once when it is not running. */
    void startSoon() {
        backoff = Backoff.upTo(around.longestPause());
        nextStart = now();
    }

    /** Does what is due: start, ask, or end what hangs. {@code mayStart}: those it waits for have answered. */
    void tick(boolean mayStart) {
        long now = now();
        around.spawner().cutLog(program);
        if (process == null) {
            if (!stopping && mayStart && now - nextStart >= 0) {
                start(now);
            }
            return;
        }
        if (stopping) {
            if (now - killAt >= 0) {
                process.destroy();
            }
            return;
        }
        if (pulse.hangs(now)) {
            kill("it hung: no answer for " + pulse.patience().toSeconds() + " s");
            return;
        }
        if (pulse.isDue(now)) {
            ask(process);
        }
    }

    private void start(long now) {
        startedAt = now;
        killedBecause = "";
        withdrawn.clear();
        try {
            logStart = around.spawner().logSize(program);
            var started = ChildProcess.of(around.spawner().start(backoff.failures() == 0 ? program : program.again()));
            process = started;
            var unused = started.process().onExit().thenRunAsync(() -> ended(started), around.loop());
        } catch (IOException e) {
            failed(now, COULD_NOT_RUN);
            return;
        }
        starts++;
        pulse.begin(now);
        become(starts == 1 ? State.STARTING : State.RESTARTING);
        around.changed().run();
    }

    private void ask(ChildProcess asked) {
        pulse.asked();
        var probe = program.probe();
        Thread.ofVirtual().start(() -> {
            Probe.@Nullable Health answer = null;
            try {
                answer = probe.ask();
            } catch (IOException | RuntimeException e) {
                // No answer; how long that may last is for the supervisor to say.
            }
            var health = answer;
            around.loop().execute(() -> heard(asked, health));
        });
    }

    private void heard(ChildProcess asked, Probe.@Nullable Health health) {
        pulse.over();
        if (!asked.equals(process) || stopping) {
            return;
        }
        long now = now();
        boolean ready = health == Probe.Health.READY;
        pulse.askAgain(now, ready);
        if (health != null) {
            pulse.answered(now);
        }
        if (ready) {
            everReady = true;
            become(State.READY);
        } else if (state == State.READY) {
            become(State.DEGRADED);
        }
    }

    private void ended(ChildProcess ended) {
        if (!ended.equals(process)) {
            return;
        }
        long pid = pid();
        process = null;
        failed(now(), ended.process().exitValue());
        if (!stopping) {
            around.ended().accept(new End(this, pid, exitStatus, killedBecause));
        }
        around.changed().run();
    }

    private void failed(long now, int status) {
        exitStatus = status;
        ends += stopping ? 0 : 1;
        backoff = backoff.after(Duration.ofNanos(now - startedAt));
        nextStart = now + backoff.delay().toNanos();
        become(stopping ? State.STOPPED : State.RESTARTING);
    }

    private void become(State next) {
        if (state != next) {
            state = next;
            since = around.clock().instant();
            around.changed().run();
        }
    }

    /** Asks it to end, and ends it when it has not after that time; it is not started again. */
    void stop(Duration within) {
        if (stopping) {
            return;
        }
        stopping = true;
        killAt = now() + within.toNanos();
        if (process == null) {
            become(State.STOPPED);
            return;
        }
        become(State.STOPPING);
        process.signal(program.stopSignal());
    }

    /** Ends it at once; it is started again. */
    void kill(String reason) {
        if (process != null && killedBecause.isEmpty()) {
            killedBecause = reason;
            process.destroy();
        }
    }
}
