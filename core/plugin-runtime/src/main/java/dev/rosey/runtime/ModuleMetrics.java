package dev.rosey.runtime;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.MetricUnits;
import org.eclipse.microprofile.metrics.Tag;
import org.eclipse.microprofile.metrics.Timer;

/** A module's MicroProfile Metrics, by plugin and action. */
final class ModuleMetrics {

    /** Requests handled; tags {@code plugin}, {@code action}. */
    static final String COMMANDS = "rosey_commands";
    /** Requests that failed; tags {@code plugin}, {@code action}, {@code code}. */
    static final String ERRORS = "rosey_command_errors";
    /** How long they took; tags {@code plugin}, {@code action}. */
    static final String DURATION = "rosey_command_duration";
    /** Requests being handled; tag {@code plugin}. */
    static final String IN_FLIGHT = "rosey_commands_in_flight";

    /** Events that a handler fell behind with; tags {@code plugin}, {@code event}. */
    static final String EVENTS_LOST = "rosey_events_lost";
    /** Events that could not be read or whose handler failed; tags {@code plugin}, {@code event}. */
    static final String EVENTS_FAILED = "rosey_events_failed";

    private final MetricRegistry registry;
    private final Tag plugin;
    private final Map<String, ActionMetrics> actions = new ConcurrentHashMap<>();

    private record ActionMetrics(Counter commands, Timer duration) {}

    ModuleMetrics(MetricRegistry registry, String plugin) {
        this.registry = registry;
        this.plugin = new Tag("plugin", plugin);
    }

    void watchInFlight(RequestGate gate) {
        registry.gauge(
                metadata(IN_FLIGHT, "Requests being handled", MetricUnits.NONE), gate, RequestGate::inFlight, plugin);
    }

    void record(Outcome outcome) {
        var metrics = actions.computeIfAbsent(outcome.action(), this::create);
        metrics.commands().inc();
        metrics.duration().update(java.time.Duration.of(outcome.durationNanos(), TimeUnit.NANOSECONDS.toChronoUnit()));
        if (outcome.failure() != null) {
            registry.counter(
                            metadata(ERRORS, "Requests that failed", MetricUnits.NONE),
                            plugin,
                            new Tag("action", outcome.action()),
                            new Tag("code", outcome.failure().code().name()))
                    .inc();
        }
    }

    Counter eventsLost(String subject) {
        return registry.counter(
                metadata(EVENTS_LOST, "Events that a handler fell behind with", MetricUnits.NONE),
                plugin,
                new Tag("event", subject));
    }

    Counter eventsFailed(String subject) {
        return registry.counter(
                metadata(EVENTS_FAILED, "Events that a handler failed on", MetricUnits.NONE),
                plugin,
                new Tag("event", subject));
    }

    private ActionMetrics create(String action) {
        var tag = new Tag("action", action);
        return new ActionMetrics(
                registry.counter(metadata(COMMANDS, "Requests handled", MetricUnits.NONE), plugin, tag),
                registry.timer(metadata(DURATION, "How long requests took", MetricUnits.SECONDS), plugin, tag));
    }

    private static Metadata metadata(String name, String description, String unit) {
        return Metadata.builder()
                .withName(name)
                .withDescription(description)
                .withUnit(unit)
                .build();
    }
}
