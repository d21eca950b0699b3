package dev.rosey.plugins.inspector;

import dev.rosey.bus.ModuleName;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Makes one answer of all that is wrong: modules, the bus, floods. Not safe for threads. */
final class HealthRollup {

    private static final Set<String> VITAL =
            Set.of("nats", "cytube", ModuleName.ROSEY_CORE.name(), ModuleName.CYTUBE_CONNECTION.name());
    /** What everything depends on, and is no module. */
    static final List<String> NEEDED = List.of("nats", "cytube", "database", "events");

    private static final Duration FLOOD_SHOWN = Duration.ofSeconds(10);

    private final String prefix;
    private final Supplier<Duration> slowAfter;
    private final Hysteresis hysteresis = new Hysteresis();
    private final Dependency nats = new Dependency();
    private final RateWindow skipped = new RateWindow();

    HealthRollup(String prefix, Supplier<Duration> slowAfter) {
        this.prefix = prefix;
        this.slowAfter = slowAfter;
    }

    /** Whether there is a connection to NATS, from now on. */
    void nats(boolean isUp, Instant now, String reason) {
        nats.told(isUp, now, reason);
    }

    /** An event was counted and not read. */
    void leftOut(Instant now) {
        skipped.add(now);
    }

    /** How everything is; to be asked every second so that nothing short is missed. */
    HealthView health(PluginBook book, SubjectCounts counts, Instant now) {
        var reasons = hysteresis.update(findings(book, counts, now), now).stream()
                .sorted(Comparator.comparing(finding -> !VITAL.contains(finding.component())))
                .map(HealthView.Reason::of)
                .toList();
        var recent = hysteresis.past(now).stream().map(HealthView.Recent::of).toList();
        return new HealthView(overall(reasons), reasons, recent, components(book, reasons, now), now);
    }

    private List<Finding> findings(PluginBook book, SubjectCounts counts, Instant now) {
        var findings = new ArrayList<>(HealthRules.findings(prefix, book, slowAfter.get(), now));
        if (!nats.isUp()) {
            findings.add(cutOff());
        }
        var missed = skipped.within(FLOOD_SHOWN, now);
        if (missed > 0) {
            findings.add(flood(missed, counts, now));
        }
        return findings;
    }

    private static HealthStatus overall(List<HealthView.Reason> reasons) {
        var worst = HealthStatus.UP;
        for (var reason : reasons) {
            var isVital = VITAL.contains(reason.component());
            worst = worst.worse(isVital ? reason.status() : HealthStatus.DEGRADED);
        }
        return worst;
    }

    private static List<HealthView.Component> components(
            PluginBook book, List<HealthView.Reason> reasons, Instant now) {
        var needed = NEEDED.stream()
                .map(name -> new HealthView.Component(name, "dependency", status(name, reasons), List.of()));
        var modules = book.plugins().stream()
                .filter(plugin -> plugin.isService() || !plugin.state(now).isWanted())
                .map(plugin -> new HealthView.Component(
                        plugin.name(),
                        plugin.isService() ? "service" : "plugin",
                        status(plugin.name(), reasons),
                        plugin.present(now).stream()
                                .flatMap(instance -> instance.heartbeat().checks().stream())
                                .toList()));
        return Stream.concat(needed, modules).toList();
    }

    private static HealthStatus status(String component, List<HealthView.Reason> reasons) {
        return reasons.stream()
                .filter(reason -> reason.component().equals(component))
                .map(HealthView.Reason::status)
                .max(Comparator.naturalOrder())
                .orElse(HealthStatus.UP);
    }

    private Finding cutOff() {
        return new Finding(
                "nats",
                "away",
                HealthStatus.DOWN,
                nats.since(),
                "no connection to NATS: " + nats.reason(),
                "nothing reaches anything",
                "./rosey status, ./rosey logs nats-server");
    }

    private Finding flood(long missed, SubjectCounts counts, Instant now) {
        var busiest = counts.busiest(now).map(SubjectCounts.Figures::subject).orElse("?");
        return new Finding(
                "events",
                "flood",
                HealthStatus.DEGRADED,
                now,
                "a flood of events, most of them " + busiest + ": " + missed + " of the last "
                        + counts.within(FLOOD_SHOWN, now) + " were counted and not read",
                "figures other than counts are samples",
                prefix + "inspect events " + busiest + " shows who publishes them");
    }
}
