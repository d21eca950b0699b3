package dev.rosey.runtime;

import dev.rosey.bus.Subjects;
import dev.rosey.bus.nats.NatsBus;
import dev.rosey.bus.nats.Subscription;
import dev.rosey.plugin.Drainable;
import dev.rosey.plugin.PluginContext;
import io.nats.client.Connection;
import io.nats.service.Service;
import io.opentelemetry.api.trace.Span;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** A module while it runs: its connection, its service, its events about itself, and the order in which it stops. */
final class RunningModule {

    private static final Logger LOG = Logger.getLogger(RunningModule.class.getName());
    private static final Duration DRAIN_LIMIT = Duration.ofSeconds(5);

    private final ModuleIdentity identity;
    private final NatsBus bus;
    private final ModuleEvents events;
    private final ModuleContext context;
    private final BusLeases leases;
    private final Peers peers;
    private final TablesState tables;
    private final ModuleStats stats = new ModuleStats();
    private @Nullable RequestGate gate;
    private List<EventSubscription> subscriptions = List.of();
    private final AtomicBoolean stopped = new AtomicBoolean();
    private volatile @Nullable Service service;
    private volatile @Nullable Subscription handedOn;

    RunningModule(
            ModuleIdentity identity,
            NatsBus bus,
            ModuleEvents events,
            ModuleContext context,
            BusLeases leases,
            TablesState tables) {
        this.identity = identity;
        this.bus = bus;
        this.events = events;
        this.context = context;
        this.leases = leases;
        this.peers = new Peers(bus, identity, leases);
        this.tables = tables;
    }

    String name() {
        return identity.name();
    }

    ModuleIdentity identity() {
        return identity;
    }

    NatsBus bus() {
        return bus;
    }

    PluginContext context() {
        return context;
    }

    BusLeases leases() {
        return leases;
    }

    Peers peers() {
        return peers;
    }

    /** How it stands with its tables. */
    TablesState tables() {
        return tables;
    }

    int inFlight() {
        var current = gate;
        return current == null ? 0 : current.inFlight();
    }

    /** How many events it has published since its start. */
    long publishedEvents() {
        return events.published();
    }

    /** Whether its endpoints are registered. */
    boolean isServing() {
        return service != null;
    }

    /** Serves these handlers as soon as there is a connection, and its tables allow it. */
    void serve(RequestGate requestGate, List<RequestHandler<?>> handlers, List<EventSubscription> listeners) {
        gate = requestGate;
        subscriptions = listeners;
        bus.onDenied(requestGate::denied);
        bus.onDenied(events::denied);
        bus.whenConnected()
                .thenCombine(tables.mayServe(), (connection, allowed) -> connection)
                .thenAcceptAsync(connection -> register(connection, requestGate, handlers))
                .exceptionally(failure -> {
                    LOG.log(Level.SEVERE, failure, () -> name() + " cannot register on the bus");
                    return null;
                });
    }

    private void register(Connection connection, RequestGate requestGate, List<RequestHandler<?>> handlers) {
        if (hasStopped()) {
            return;
        }
        subscriptions.forEach(subscription -> subscription.start(bus));
        if (handlers.stream().anyMatch(RequestHandler::owned)) {
            hearPeers(requestGate, handlers);
        }
        service = new ModuleService(identity, stats, requestGate, handlers).start(connection);
        bus.flush();
        events.lifecycle(Subjects.STARTED);
        LOG.info(() -> name() + ' ' + identity.manifest().version() + " serves " + handlers.size() + " endpoints as "
                + identity.instance());
    }

    private void hearPeers(RequestGate requestGate, List<RequestHandler<?>> handlers) {
        handedOn = bus.subscribe(peers.subject(), message -> peers.take(message, handlers, requestGate));
    }

    /** Tells the bus and the log how a request ended. Called within its trace. */
    void ended(Outcome outcome) {
        stats.record(outcome);
        var traceId = Span.current().getSpanContext().getTraceId();
        var micros = outcome.durationNanos() / 1_000;
        var failure = outcome.failure();
        if (failure == null) {
            events.aboutItself(
                    Subjects.COMMAND_HANDLED,
                    new ModuleEvents.CommandHandled(
                            name(), identity.instance(), outcome.action(), micros, outcome.channel(), traceId));
            return;
        }
        events.aboutItself(
                Subjects.COMMAND_FAILED,
                new ModuleEvents.CommandFailed(
                        name(),
                        identity.instance(),
                        outcome.action(),
                        micros,
                        outcome.channel(),
                        failure.code().name(),
                        outcome.reason(),
                        traceId));
        FailureLog.write(name(), outcome, failure, traceId);
    }

    /** Publishes {@code <family>.heartbeat}, with what is wrong with its tables. */
    void beat(List<HealthChecks.Check> checks) {
        if (!isServing() || hasStopped()) {
            return;
        }
        var manifest = identity.manifest();
        var health = new ArrayList<>(checks);
        tables.check().ifPresent(health::add);
        events.aboutItself(
                Subjects.HEARTBEAT,
                new ModuleEvents.Heartbeat(
                        name(),
                        identity.instance(),
                        manifest.version(),
                        manifest.build(),
                        identity.host(),
                        stats.uptimeMillis(),
                        inFlight(),
                        stats.commands(),
                        stats.errors(),
                        ResidentMemory.megabytes(),
                        health));
    }

    /** Whether it was told to stop. */
    boolean hasStopped() {
        return stopped.get();
    }

    /**
     * Stops in order: takes nothing new, finishes what it has, lets its beans finish, says goodbye. At most 10 s. Once; a
     * second time nothing happens.
     */
    void stop(List<Drainable> drainables) {
        if (!stopped.compareAndSet(false, true)) {
            return;
        }
        events.lifecycle(Subjects.STOPPING);
        var running = service;
        if (running != null) {
            drain(running);
        }
        awaitIdle();
        drain(drainables);
        leases.close();
        var fromPeers = handedOn;
        if (fromPeers != null) {
            fromPeers.close();
        }
        subscriptions.forEach(EventSubscription::close);
        bus.flush();
        bus.close();
    }

    private void drain(Service running) {
        try {
            running.stop();
        } catch (RuntimeException e) {
            LOG.log(Level.FINE, e, () -> name() + " could not tell the bus that it stops");
        }
    }

    private void awaitIdle() {
        var current = gate;
        if (current != null && !current.awaitIdle(DRAIN_LIMIT)) {
            LOG.warning(() -> name() + " stops with " + current.inFlight() + " requests unfinished");
            current.abandon();
        }
    }

    /** All at once, and no longer than they may take: one that hangs does not keep the JVM. */
    private void drain(List<Drainable> drainables) {
        var threads = drainables.stream()
                .map(drainable -> Thread.ofPlatform().daemon().start(() -> drain(drainable)))
                .toList();
        long end = System.nanoTime() + DRAIN_LIMIT.toNanos();
        try {
            for (var thread : threads) {
                if (!thread.join(Duration.ofNanos(Math.max(0, end - System.nanoTime())))) {
                    LOG.warning(() -> name() + " stops although something of it has not finished");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void drain(Drainable drainable) {
        try {
            drainable.drain();
        } catch (Throwable thrown) { // a bean may throw anything
            LOG.log(
                    Level.WARNING,
                    thrown,
                    () -> name() + ": " + drainable.getClass().getName() + " could not finish");
        }
    }
}
