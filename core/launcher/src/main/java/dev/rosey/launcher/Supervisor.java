package dev.rosey.launcher;

import dev.rosey.bus.HostOrder;
import dev.rosey.bus.HostState;
import dev.rosey.bus.Ids;
import dev.rosey.launcher.RunState.State;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The resident part of the launcher: starts the servers and JVMs in order, keeps them running, carries out rosey-core's
 * orders about plugins, and stops everything in order.
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
    private final InstantSource clock = InstantSource.system();
    private final WakingTime time = new WakingTime(System::nanoTime);
    private final ScheduledExecutorService loop = Executors.newSingleThreadScheduledExecutor(
            task -> Thread.ofPlatform().name("supervisor").daemon(true).unstarted(task));
    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private final CompletableFuture<Void> stopped = new CompletableFuture<>();
    private final String name = Ids.next(clock.instant());
    private final StatusFile status;
    private final List<Child> servers;
    private final Hosts hosts;
    private final Ends ends;
    private final URI bus;
    private final String password;

    private @Nullable HostDesk desk;
    private String lastFailure = "";
    private long revision = 1;
    private long startedAt;
    private Program.@Nullable Rank stopping;

    /**
     * Starts nothing yet.
     *
     * @param servers what else runs, beside the JVMs of the plan
     * @param readyWithin after this, the start has failed
     * @param stopWithin after this, what was asked to stop is killed
     */
    Supervisor(Plan plan, List<Program> servers, Duration readyWithin, Duration stopWithin, Progress progress) {
        this.home = plan.home();
        this.readyWithin = readyWithin;
        this.stopWithin = stopWithin;
        this.progress = progress;
        this.status = new StatusFile(home, progress);
        this.ends = new Ends(home);
        this.bus = URI.create("nats://127.0.0.1:" + plan.ports().nats());
        this.password = plan.credentials().nats(HostDesk.USER);
        var around = new Child.Surroundings(
                new Spawner(home), this::onLoop, time, clock, plan.config().longestPause(), this::changed, this::ended);
        this.servers =
                servers.stream().map(program -> new Child(program, around)).toList();
        this.hosts = new Hosts(
                new Installed(plan, this::reloadNats, progress::say),
                Wishes.open(home.wishesFile()),
                stopWithin,
                around);
    }

    /** Starts everything; returns at once. What is returned is done when all is ready, or says why it never will be. */
    CompletableFuture<Void> start() {
        startedAt = time.getAsLong();
        desk = new HostDesk(bus, password, this::onLoop, this::told, this::carryOut);
        var unused = loop.scheduleWithFixedDelay(this::tick, 0, TICK.toMillis(), TimeUnit.MILLISECONDS);
        return ready;
    }

    /** Stops everything in order, and returns when nothing runs any more. */
    void stop() {
        onLoop(() -> {
            if (stopping == null) {
                stopStage(Program.Rank.PLUGINS);
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

    private Stream<Child> children() {
        return Stream.concat(servers.stream(), hosts.children().stream());
    }

    private void tick() {
        try {
            time.look();
            if (stopping != null) {
                stopFurther();
                return;
            }
            servers.forEach(child -> child.tick(mayStart(child)));
            hosts.tick(this::mayStart);
            checkStart();
            if (desk != null) {
                desk.tick();
            }
        } catch (RuntimeException e) {
            if (!e.toString().equals(lastFailure)) {
                lastFailure = e.toString();
                progress.say("supervisor: " + e);
            }
            ready.completeExceptionally(e);
        }
    }

    /** One that does not run reads its configuration when it starts. */
    private void reloadNats() {
        if (desk != null) {
            desk.beforeReload();
        }
        servers.stream()
                .filter(child -> child.program().name().equals(Plan.NATS_SERVER))
                .forEach(child -> child.signal("HUP"));
    }

    private boolean mayStart(Child child) {
        return child.program().after().stream()
                .allMatch(other -> children()
                        .filter(waitedFor -> waitedFor.program().name().equals(other))
                        .allMatch(Child::hasEverAnswered));
    }

    private void checkStart() {
        if (ready.isDone()) {
            return;
        }
        if (children().allMatch(child -> child.isReady() || isHopeless(child))) {
            writeState(children().allMatch(Child::isReady) ? State.READY : State.DEGRADED);
            ready.complete(null);
            return;
        }
        children()
                .filter(child -> !isPlugins(child) && child.failedStarts() >= STARTS_BEFORE_GIVING_UP)
                .findFirst()
                .ifPresent(child -> giveUp(child.program().name() + " ended " + child.failedStarts()
                        + " times while starting, at last with status " + child.exitStatus()
                        + lastWords(child.program().name())));
        if (time.getAsLong() - startedAt > readyWithin.toNanos()) {
            late();
        }
    }

    /** Who answers and waits for something, such as CyTube, goes on waiting, and the rest works. */
    private void late() {
        var late = children()
                .filter(child -> !child.isReady())
                .map(child -> child.program().name())
                .toList();
        var reason = "Not ready after " + readyWithin.toSeconds() + " s: " + String.join(", ", late)
                + lastWords(late.getFirst());
        if (!children().filter(child -> !isPlugins(child)).allMatch(Child::hasEverAnswered)) {
            giveUp(reason);
            return;
        }
        progress.say(reason + " It goes on trying, and the rest runs.");
        writeState(State.DEGRADED);
        ready.complete(null);
    }

    /** A plugin that does not start keeps nobody else from starting. */
    private static boolean isHopeless(Child child) {
        return isPlugins(child) && child.failedStarts() >= STARTS_BEFORE_GIVING_UP;
    }

    private static boolean isPlugins(Child child) {
        return child.program().rank() == Program.Rank.PLUGINS;
    }

    private void giveUp(String reason) {
        ready.completeExceptionally(new LauncherException(reason));
    }

    private String lastWords(String child) {
        return LogFile.lastLine(home.log(child))
                        .map(line -> ". It said: " + line)
                        .orElse(".")
                + " (./rosey logs " + child + ")";
    }

    private void carryOut(HostOrder order) {
        if (stopping != null) {
            return;
        }
        switch (order) {
            case HostOrder.Want want -> hosts.want(want);
            case HostOrder.Replace replace -> hosts.replace(replace);
            case HostOrder.Kill kill -> hosts.kill(kill);
        }
    }

    private HostState told() {
        return new HostState(name, revision, hosts.told(), hosts.toldModules(), ends.latest(), hosts.toldHandOvers());
    }

    private void ended(Child.End end) {
        if (end.child().program().rank().compareTo(Program.Rank.CORE) >= 0) {
            ends.add(end, clock.instant());
        }
    }

    private void changed() {
        revision++;
        var state = state();
        if (ready.isDone() || state != State.READY) {
            writeState(state);
        }
        var latest = new LinkedHashMap<String, State>(); // of two of one name, the one that takes over
        children().forEach(child -> latest.put(child.program().name(), child.state()));
        latest.forEach(progress::state);
    }

    private void writeState(State state) {
        status.write(state, children().map(Child::entry).toList());
    }

    private State state() {
        if (stopping != null) {
            return State.STOPPING;
        }
        if (children().filter(child -> !child.isLeaving()).allMatch(Child::isReady)) {
            return State.READY;
        }
        return ready.isDone() ? State.DEGRADED : State.STARTING;
    }

    private void stopStage(Program.Rank rank) {
        stopping = rank;
        stage(rank).forEach(child -> child.stop(stopWithin));
    }

    private List<Child> stage(Program.Rank rank) {
        return children().filter(child -> child.program().rank() == rank).toList();
    }

    private void stopFurther() {
        var rank = Objects.requireNonNull(stopping);
        var running = stage(rank).stream().filter(Child::isRunning).toList();
        if (!running.isEmpty()) {
            running.forEach(child -> child.tick(false));
            return;
        }
        switch (rank) {
            case PLUGINS -> stopStage(Program.Rank.CORE);
            case CORE -> stopStage(Program.Rank.SIMULATOR);
            case SIMULATOR -> {
                closeDesk();
                stopStage(Program.Rank.SERVER);
            }
            case SERVER -> {
                writeState(State.STOPPED);
                stopped.complete(null);
            }
        }
    }

    private void closeDesk() {
        if (desk != null) {
            desk.close();
        }
    }
}
