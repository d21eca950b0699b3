package dev.rosey.plugins.inspector;

import java.time.Instant;
import java.util.List;

/**
 * The reply of {@code inspector.query.health}.
 *
 * <pre>{@code
 * {"status":"DEGRADED","reasons":[{"component":"database","status":"DOWN","since":"…","reason":"…","impact":"…","action":"…"}],
 *  "recent":[{"component":"cytube","status":"DOWN","since":"…","until":"…","reason":"…"}],
 *  "components":[{"name":"database","kind":"dependency","status":"DOWN","since":"…","checks":[]}],"time":"…"}
 * }</pre>
 *
 * @param time when this was so
 */
record HealthView(
        HealthStatus status, List<Reason> reasons, List<Recent> recent, List<Component> components, Instant time) {

    /** Something that counts as wrong. */
    record Reason(String component, HealthStatus status, Instant since, String reason, String impact, String action) {

        static Reason of(Finding finding) {
            return new Reason(
                    finding.component(),
                    finding.status(),
                    finding.since(),
                    finding.reason(),
                    finding.impact(),
                    finding.action());
        }
    }

    /**
     * Something that counted as wrong within the last ten minutes and no longer does.
     *
     * @param until when it was right again
     */
    record Recent(String component, HealthStatus status, Instant since, Instant until, String reason) {

        static Recent of(Hysteresis.Past past) {
            var finding = past.finding();
            return new Recent(finding.component(), finding.status(), finding.since(), past.until(), finding.reason());
        }
    }

    /**
     * A part of Rosey.
     *
     * @param kind {@code plugin}, {@code service} or {@code dependency}
     * @param checks its health checks, from its newest heartbeat
     */
    record Component(String name, String kind, HealthStatus status, List<InstanceWatch.Check> checks) {}

    HealthView {
        reasons = List.copyOf(reasons);
        recent = List.copyOf(recent);
        components = List.copyOf(components);
    }
}
