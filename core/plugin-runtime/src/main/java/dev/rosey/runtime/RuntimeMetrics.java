package dev.rosey.runtime;

import dev.rosey.plugin.Metric;
import dev.rosey.plugin.MetricCatalog;
import java.util.List;

/** What the runtime counts and measures of every module. */
public final class RuntimeMetrics implements MetricCatalog {

    static final Metric COMMANDS =
            Metric.counter("rosey_commands", "requests", "Requests handled, failed ones included", "plugin", "action");
    static final Metric ERRORS = Metric.counter(
            "rosey_command_errors",
            "requests",
            "Requests that failed, by the code of the answer",
            "plugin",
            "action",
            "code");
    static final Metric DURATION =
            Metric.timer("rosey_command_duration", "From a request's arrival to its answer", "plugin", "action");
    static final Metric IN_FLIGHT =
            Metric.gauge("rosey_commands_in_flight", "requests", "Requests being handled; at most 256", "plugin");
    static final Metric EVENTS_PUBLISHED =
            Metric.gauge("rosey_events_published", "events", "Events published since the start", "plugin");
    static final Metric EVENTS_LOST =
            Metric.counter("rosey_events_lost", "events", "Events that a handler fell behind with", "plugin", "event");
    static final Metric EVENTS_FAILED = Metric.counter(
            "rosey_events_failed", "events", "Events that could not be read or handled", "plugin", "event");
    static final Metric BUS_CONNECTED =
            Metric.gauge("rosey_bus_connected", "0 or 1", "1 while the module is connected to NATS", "plugin");
    static final Metric BUS_RECONNECTS = Metric.counter(
            "rosey_bus_reconnects", "times", "How often the connection to NATS was lost and came back", "plugin");
    static final Metric BUS_DROPPED = Metric.gauge(
            "rosey_bus_dropped",
            "events",
            "Events given up since the start because an outage of NATS outlasted the buffer",
            "plugin");

    @Override
    public String owner() {
        return "every module";
    }

    @Override
    public List<Metric> metrics() {
        return List.of(
                COMMANDS,
                ERRORS,
                DURATION,
                IN_FLIGHT,
                EVENTS_PUBLISHED,
                EVENTS_LOST,
                EVENTS_FAILED,
                BUS_CONNECTED,
                BUS_RECONNECTS,
                BUS_DROPPED);
    }
}
