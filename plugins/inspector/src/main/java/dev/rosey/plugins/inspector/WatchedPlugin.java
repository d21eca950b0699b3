package dev.rosey.plugins.inspector;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is known of one module, in bounded memory. Not safe for threads. */
final class WatchedPlugin {

    /** A module that nobody has heard of for so long before the inspector's start has left and not crashed. */
    static final Duration FORGIVEN = Duration.ofMinutes(10);

    /** Who was installed and is not heard of for so long does not start. */
    private static final Duration TIME_TO_START = Duration.ofMinutes(1);

    /** An end is told of not much later than the last heartbeat. */
    private static final Duration NOTICED_WITHIN = Duration.ofSeconds(15);

    private static final int INSTANCES = 20;
    private static final int REPORTS = 20;

    private final String name;
    private final Instant watchedFrom;
    private final Map<String, InstanceWatch> instances = new LinkedHashMap<>();
    private final ActionBook actions = new ActionBook();
    private final Deque<Report> reports = new ArrayDeque<>();
    private final RateWindow unanswered = new RateWindow();
    private long forgottenRestarts;
    private @Nullable Service service;

    /** What rosey-core said about the module: {@code crashed}, {@code quarantined}, {@code conflict} … */
    record Report(String what, Instant time, String instance, String reason) {

        Report of(String namedSo) {
            return new Report(what, time, namedSo, reason);
        }

        /** Whether it tells why an instance ended. */
        boolean isEnd() {
            return (what.equals("crashed") || what.equals("quarantined")) && !reason.isEmpty();
        }
    }

    /**
     * That an instance ended and another took its place.
     *
     * @param time when the new one started
     */
    record Restart(Instant time, String instance, String reason) {}

    /** @param watchedFrom when the inspector started */
    WatchedPlugin(String name, Instant watchedFrom) {
        this.name = name;
        this.watchedFrom = watchedFrom;
    }

    String name() {
        return name;
    }

    /** The instance of this name, new where it was not known. */
    InstanceWatch instance(String id, Instant seen) {
        var known = instances.get(id);
        if (known != null) {
            return known;
        }
        var fresh = new InstanceWatch(id, seen, watchedFrom);
        instances.put(id, fresh);
        if (instances.size() > INSTANCES) {
            forgetOldest(fresh);
        }
        return fresh;
    }

    private void forgetOldest(InstanceWatch fresh) {
        instances.values().stream()
                .filter(instance -> instance != fresh)
                .min(Comparator.comparing(InstanceWatch::lastSign))
                .ifPresent(oldest -> {
                    instances.remove(oldest.instance());
                    forgottenRestarts++;
                });
    }

    /** Takes what rosey-core says; it names an instance by the id of its service. */
    void report(Report told) {
        var meant = instances.values().stream()
                .filter(instance -> instance.isCalled(told.instance()))
                .findFirst();
        if (told.what().equals("crashed")) {
            meant.ifPresent(InstanceWatch::crashes);
        }
        reports.addLast(meant.map(instance -> told.of(instance.instance())).orElse(told));
        if (reports.size() > REPORTS) {
            reports.removeFirst();
        }
    }

    /** Its commands got no usable answer: rosey-core says so. */
    void unanswered(Instant time) {
        unanswered.add(time);
    }

    void answers(Service answered, Instant now) {
        service = answered;
        instance(answered.instance(), now).answers(now, answered);
    }

    Optional<Service> service() {
        return Optional.ofNullable(service);
    }

    /** Whether it is a part of Rosey and not a plugin. */
    boolean isService() {
        var known = service;
        return known == null ? KnownModules.isService(name) : known.kind().equals("service");
    }

    PluginState state(Instant now) {
        var latest = latest(now);
        if (latest.isEmpty()) {
            return told(Instant.MIN).orElse(isComing(now) ? PluginState.STARTING : PluginState.STOPPED);
        }
        var last = latest.get();
        return switch (last.state(now)) {
            case READY -> hasTroubles(now) ? PluginState.DEGRADED : PluginState.READY;
            case DEGRADED -> PluginState.DEGRADED;
            case CRASHED -> told(last.startedAt()).orElse(isForgiven(last) ? PluginState.STOPPED : PluginState.CRASHED);
            default -> told(last.startedAt()).orElse(PluginState.STOPPED);
        };
    }

    private boolean hasTroubles(Instant now) {
        return present(now).stream().anyMatch(instance -> instance.heartbeat().hasTroubles());
    }

    private boolean isForgiven(InstanceWatch last) {
        return last.lastSign().isBefore(watchedFrom.minus(FORGIVEN));
    }

    private boolean isComing(Instant now) {
        return newestReports().stream()
                .anyMatch(report -> report.what().equals("loaded")
                        && report.time().plus(TIME_TO_START).isAfter(now));
    }

    /** What rosey-core says has become of it since then; empty when it does not say. */
    private Optional<PluginState> told(Instant from) {
        for (var report : newestReports()) {
            if (report.time().isBefore(from) || report.what().equals("enabled")) {
                break;
            }
            switch (report.what()) {
                case "disabled" -> {
                    return Optional.of(PluginState.DISABLED);
                }
                case "quarantined" -> {
                    return Optional.of(PluginState.QUARANTINED);
                }
                case "crashed" -> {
                    return Optional.of(PluginState.CRASHED);
                }
                default -> {
                    // Says nothing about how it ended.
                }
            }
        }
        return Optional.empty();
    }

    /** Whether it answers without a heartbeat. */
    boolean isSilent(Instant now) {
        return latest(now).filter(instance -> instance.isSilent(now)).isPresent();
    }

    Instant since(Instant now) {
        return latest(now).map(instance -> instance.since(now)).orElse(now);
    }

    /** The instance that tells most about how the module is: the healthiest, and of those the newest. */
    Optional<InstanceWatch> latest(Instant now) {
        return instances.values().stream()
                .min(Comparator.<InstanceWatch>comparingInt(instance -> illness(instance.state(now)))
                        .thenComparing(InstanceWatch::lastSign, Comparator.reverseOrder()));
    }

    private static int illness(PluginState state) {
        return switch (state) {
            case READY -> 0;
            case DEGRADED -> 1;
            default -> 2;
        };
    }

    /** Those that are there. */
    List<InstanceWatch> present(Instant now) {
        return instances.values().stream()
                .filter(instance -> instance.isThere(now))
                .toList();
    }

    List<InstanceWatch> instances() {
        return List.copyOf(instances.values());
    }

    /** How often an instance ended and another took its place, the newest first; those that are remembered. */
    List<Restart> restarts(Instant now) {
        var starts = instances.values().stream()
                .sorted(Comparator.comparing(InstanceWatch::startedAt))
                .toList();
        var restarts = new ArrayList<Restart>();
        for (var ended : instances.values()) {
            if (!ended.isThere(now)) {
                starts.stream()
                        .filter(other -> other != ended && !other.startedAt().isBefore(ended.lastSign()))
                        .findFirst()
                        .ifPresent(next -> restarts.add(new Restart(next.startedAt(), ended.instance(), endOf(ended))));
            }
        }
        restarts.sort(Comparator.comparing(Restart::time).reversed());
        return restarts;
    }

    long forgottenRestarts() {
        return forgottenRestarts;
    }

    private String endOf(InstanceWatch ended) {
        return newestReports().stream()
                .filter(report -> report.isEnd() && isAbout(report, ended))
                .map(Report::reason)
                .findFirst()
                .orElse(ended.saidStopping() ? "stopped in order" : "was gone without a word");
    }

    /** Whoever was never asked by name is known by when it was heard last. */
    private static boolean isAbout(Report report, InstanceWatch ended) {
        return report.instance().equals(ended.instance())
                || (!report.time().isBefore(ended.lastSign())
                        && report.time().isBefore(ended.lastSign().plus(NOTICED_WITHIN)));
    }

    /** What rosey-core said of it, the newest first. */
    List<Report> newestReports() {
        return reports.stream()
                .sorted(Comparator.comparing(Report::time).reversed())
                .toList();
    }

    long unansweredInLastMinute(Instant now) {
        return unanswered.within(Duration.ofMinutes(1), now);
    }

    /** Its commands. */
    ActionBook actions() {
        return actions;
    }

    String version(Instant now) {
        return latest(now).map(InstanceWatch::version).orElse("");
    }

    String build(Instant now) {
        return latest(now).map(InstanceWatch::build).orElse("");
    }

    /** Nobody could hear it between these times. Who was gone before is gone. */
    void excuse(Instant from, Instant until) {
        present(from).forEach(instance -> instance.excuse(until));
    }
}
