package dev.rosey.runtime;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Timer;

/** A module's {@link RuntimeMetrics}, by plugin and action. */
final class ModuleMetrics {

    private final MetricRegistry registry;
    private final String plugin;
    private final Map<String, ActionMetrics> actions = new ConcurrentHashMap<>();

    private record ActionMetrics(Counter commands, Timer duration) {}

    ModuleMetrics(MetricRegistry registry, String plugin) {
        this.registry = registry;
        this.plugin = plugin;
    }

    void watchInFlight(RequestGate gate) {
        registry.gauge(
                RuntimeMetrics.IN_FLIGHT.metadata(),
                gate,
                RequestGate::inFlight,
                RuntimeMetrics.IN_FLIGHT.tagged(plugin));
    }

    /** Tells of a module's connection and what goes out on it. */
    void watchBus(RunningModule module) {
        var bus = module.bus();
        registry.gauge(
                RuntimeMetrics.BUS_CONNECTED.metadata(),
                bus,
                it -> it.state().connected() ? 1 : 0,
                RuntimeMetrics.BUS_CONNECTED.tagged(plugin));
        registry.gauge(
                RuntimeMetrics.BUS_DROPPED.metadata(),
                bus,
                it -> it.state().droppedEvents(),
                RuntimeMetrics.BUS_DROPPED.tagged(plugin));
        registry.gauge(
                RuntimeMetrics.EVENTS_PUBLISHED.metadata(),
                module,
                RunningModule::publishedEvents,
                RuntimeMetrics.EVENTS_PUBLISHED.tagged(plugin));
        var reconnects = registry.counter(
                RuntimeMetrics.BUS_RECONNECTS.metadata(), RuntimeMetrics.BUS_RECONNECTS.tagged(plugin));
        bus.onReconnected(reconnects::inc);
    }

    void record(Outcome outcome) {
        var metrics = actions.computeIfAbsent(outcome.action(), this::create);
        metrics.commands().inc();
        metrics.duration().update(Duration.ofNanos(outcome.durationNanos()));
        var failure = outcome.failure();
        if (failure != null) {
            registry.counter(
                            RuntimeMetrics.ERRORS.metadata(),
                            RuntimeMetrics.ERRORS.tagged(
                                    plugin, outcome.action(), failure.code().name()))
                    .inc();
        }
    }

    Counter eventsLost(String subject) {
        return registry.counter(
                RuntimeMetrics.EVENTS_LOST.metadata(), RuntimeMetrics.EVENTS_LOST.tagged(plugin, subject));
    }

    Counter eventsFailed(String subject) {
        return registry.counter(
                RuntimeMetrics.EVENTS_FAILED.metadata(), RuntimeMetrics.EVENTS_FAILED.tagged(plugin, subject));
    }

    private ActionMetrics create(String action) {
        return new ActionMetrics(
                registry.counter(RuntimeMetrics.COMMANDS.metadata(), RuntimeMetrics.COMMANDS.tagged(plugin, action)),
                registry.timer(RuntimeMetrics.DURATION.metadata(), RuntimeMetrics.DURATION.tagged(plugin, action)));
    }
}
