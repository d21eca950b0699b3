package dev.rosey.plugins.inspector;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A module, as {@code inspector.query.plugins} lists it and {@code inspector.query.plugin.<name>} shows it; times in
 * milliseconds or, where they end in {@code us}, in microseconds.
 *
 * @param kind {@code plugin} or {@code service}
 * @param since since when it is in this state
 * @param commands handled, failed ones included, as far back as the events reach
 * @param p50Us of the busiest action; {@code actions} has all
 * @param detail what only the page of one module shows, or null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PluginView(
        String name,
        String kind,
        String version,
        String build,
        PluginState state,
        Instant since,
        int instances,
        long uptimeMs,
        long inFlight,
        long memoryMb,
        long commands,
        long errors,
        double perSecond,
        long p50Us,
        long p95Us,
        long p99Us,
        long restarts,
        @Nullable Detail detail) {

    /** What one module's own page adds. */
    record Detail(
            String description,
            List<Instance> instances,
            List<ActionStats.Figures> actions,
            List<WatchedPlugin.Restart> restarts,
            List<WatchedPlugin.Report> reports,
            List<ErrorBook.ErrorGroup> errors,
            List<HealthView.Reason> reasons,
            List<SubjectCounts.Figures> events) {}

    /** An instance. */
    record Instance(
            String instance,
            PluginState state,
            Instant started,
            Instant lastSign,
            String version,
            String build,
            String host,
            long uptimeMs,
            long inFlight,
            long memoryMb,
            List<InstanceWatch.Check> checks) {

        static Instance of(InstanceWatch watch, Instant now) {
            var heartbeat = watch.heartbeat();
            return new Instance(
                    watch.instance(),
                    watch.state(now),
                    watch.startedAt(),
                    watch.lastSign(),
                    watch.version(),
                    watch.build(),
                    watch.host(),
                    heartbeat.uptimeMs(),
                    heartbeat.inFlight(),
                    heartbeat.memoryMb(),
                    heartbeat.checks());
        }
    }

    static PluginView of(WatchedPlugin plugin, Instant now, @Nullable Detail detail) {
        var present = plugin.present(now);
        var actions = figures(plugin, now);
        var busiest = actions.stream().max(Comparator.comparingLong(ActionStats.Figures::commands));
        return new PluginView(
                plugin.name(),
                plugin.isService()
                        ? "service"
                        : plugin.service().map(Service::kind).orElse("plugin"),
                plugin.version(now),
                plugin.build(now),
                plugin.state(now),
                plugin.since(now),
                present.size(),
                uptime(plugin.latest(now).filter(watch -> watch.isThere(now)), now),
                present.stream()
                        .mapToLong(watch -> watch.heartbeat().inFlight())
                        .sum(),
                present.stream()
                        .mapToLong(watch -> watch.heartbeat().memoryMb())
                        .max()
                        .orElse(0),
                actions.stream().mapToLong(ActionStats.Figures::commands).sum(),
                actions.stream().mapToLong(ActionStats.Figures::errors).sum(),
                Math.round(actions.stream()
                                        .mapToDouble(ActionStats.Figures::perSecond)
                                        .sum()
                                * 10)
                        / 10.0,
                busiest.map(ActionStats.Figures::p50Us).orElse(0L),
                busiest.map(ActionStats.Figures::p95Us).orElse(0L),
                busiest.map(ActionStats.Figures::p99Us).orElse(0L),
                plugin.forgottenRestarts() + plugin.restarts(now).size(),
                detail);
    }

    private static long uptime(Optional<InstanceWatch> latest, Instant now) {
        return latest.map(watch ->
                        Math.max(0, now.toEpochMilli() - watch.startedAt().toEpochMilli()))
                .orElse(0L);
    }

    /** The actions, the most used first. */
    static List<ActionStats.Figures> figures(WatchedPlugin plugin, Instant now) {
        return plugin.actions().all().entrySet().stream()
                .map((Map.Entry<String, ActionStats> entry) -> entry.getValue().figures(entry.getKey(), now))
                .sorted(Comparator.comparingLong(ActionStats.Figures::commands)
                        .reversed()
                        .thenComparing(ActionStats.Figures::action))
                .toList();
    }
}
