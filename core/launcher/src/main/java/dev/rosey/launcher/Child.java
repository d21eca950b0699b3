package dev.rosey.launcher;

import dev.rosey.launcher.RunState.State;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One process that is kept running: started again when it ends, and ended when it no longer answers.
 *
 * <p>Belongs to the supervisor's thread; {@code loop} brings everything back to it.
 */
final class Child {

    /** A process that has answered once and then does not for so long hangs. */
    private static final Duration HANGS_AFTER = Duration.ofSeconds(10);

    /** A process that never answered gets longer, for it may have a lot to do. */
    private static final Duration FIRST_ANSWER_WITHIN = Duration.ofSeconds(90);

    private static final Duration ASKED_WHILE_STARTING = Duration.ofMillis(200);
    private static final Duration ASKED_WHILE_READY = Duration.ofSeconds(2);

    /** What a shell says of a command that it cannot run. */
    private static final int COULD_NOT_RUN = 127;

    private final Program program;
    private final Spawner spawner;
    private final Executor loop;
    private final Runnable changed;
    private final LongSupplier nanoTime;

    private @Nullable Process process;
    private @Nullable ProcessId id;
    private State state = State.STARTING;
    private Backoff backoff = Backoff.NONE;
    private int starts;
    private int exitStatus;
    private boolean everAnswered;
    private boolean everReady;
    private boolean answered;
    private boolean asking;
    private boolean stopping;
    private long startedAt;
    private long lastAnswer;
    private long nextStart;
    private long nextQuestion;

    Child(Program program, Spawner spawner, Executor loop, Runnable changed, LongSupplier nanoTime) {
        this.program = program;
        this.spawner = spawner;
        this.loop = loop;
        this.changed = changed;
        this.nanoTime = nanoTime;
        this.nextStart = nanoTime.getAsLong();
    }

    Program program() {
        return program;
    }

    State state() {
        return state;
    }

    boolean hasEverAnswered() {
        return everAnswered;
    }

    boolean isRunning() {
        return process != null;
    }

    /** How often it ended before it was ready for the first time. */
    int failedStarts() {
        return everReady ? 0 : backoff.failures();
    }

    int exitStatus() {
        return exitStatus;
    }

    RunState.Entry entry() {
        var address = spawner.address(program);
        boolean http = address != null && address.startsWith("http");
        return new RunState.Entry(program.name(), id, state, address, http, Math.max(0, starts - 1), program.plugins());
    }

    /** Does what is due: start, ask, or end what hangs. {@code mayStart}: those it waits for have answered. */
    void tick(boolean mayStart) {
        long now = nanoTime.getAsLong();
        if (process == null) {
            if (!stopping && mayStart && now - nextStart >= 0) {
                start(now);
            }
            return;
        }
        if (stopping) {
            return;
        }
        if (hangs(now)) {
            process.destroyForcibly();
            return;
        }
        if (!asking && now - nextQuestion >= 0) {
            ask(process);
        }
    }

    private boolean hangs(long now) {
        var patience = answered ? HANGS_AFTER : FIRST_ANSWER_WITHIN;
        return now - lastAnswer > patience.toNanos();
    }

    private void start(long now) {
        startedAt = now;
        try {
            var started = spawner.start(program);
            process = started;
            id = ProcessId.of(started.toHandle());
            var unused = started.onExit().thenAcceptAsync(this::ended, loop);
        } catch (IOException e) {
            failed(now, COULD_NOT_RUN);
            return;
        }
        starts++;
        answered = false;
        lastAnswer = now;
        nextQuestion = now;
        become(starts == 1 ? State.STARTING : State.RESTARTING);
        changed.run();
    }

    private void ask(Process asked) {
        asking = true;
        Thread.ofVirtual().start(() -> {
            Probe.@Nullable Health answer = null;
            try {
                answer = program.probe().ask();
            } catch (IOException e) {
                // No answer; how long that may last is for the supervisor to say.
            }
            var health = answer;
            loop.execute(() -> heard(asked, health));
        });
    }

    private void heard(Process asked, Probe.@Nullable Health health) {
        asking = false;
        if (!asked.equals(process) || stopping) {
            return;
        }
        long now = nanoTime.getAsLong();
        boolean ready = health == Probe.Health.READY;
        nextQuestion = now + (ready ? ASKED_WHILE_READY : ASKED_WHILE_STARTING).toNanos();
        if (health != null) {
            answered = true;
            everAnswered = true;
            lastAnswer = now;
        }
        if (ready) {
            everReady = true;
            become(State.READY);
        } else if (state == State.READY) {
            become(State.DEGRADED);
        }
    }

    private void ended(Process ended) {
        if (!ended.equals(process)) {
            return;
        }
        process = null;
        id = null;
        failed(nanoTime.getAsLong(), ended.exitValue());
        changed.run();
    }

    private void failed(long now, int status) {
        exitStatus = status;
        backoff = backoff.after(Duration.ofNanos(now - startedAt));
        nextStart = now + backoff.delay().toNanos();
        become(stopping ? State.STOPPED : State.RESTARTING);
    }

    private void become(State next) {
        if (state != next) {
            state = next;
            changed.run();
        }
    }

    /** Asks it to end; it is not started again. */
    void stop() {
        stopping = true;
        if (process == null) {
            become(State.STOPPED);
            return;
        }
        become(State.STOPPING);
        Spawner.signal(process.toHandle(), program.stopSignal());
    }

    /** Ends it at once; it is not started again. */
    void kill() {
        stopping = true;
        if (process != null) {
            process.destroyForcibly();
        }
    }
}
