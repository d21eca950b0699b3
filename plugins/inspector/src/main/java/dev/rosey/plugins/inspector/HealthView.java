package dev.rosey.plugins.inspector;

import java.time.Instant;
import java.util.List;

/**
 * The reply of {@code inspector.query.health}.
 *
 * <pre>{@code
 * {"status":"DEGRADED","reasons":[{"component":"database","status":"DOWN","since":"…","reason":"…","impact":"…","action":"…"}],
 *  "components":[{"name":"database","kind":"dependency","status":"DOWN","since":"…","checks":[]}],"time":"…"}
 * }</pre>
 *
 * @param time when this was so
 */
record HealthView(HealthStatus status, List<Reason> reasons, List<Component> components, Instant time) {

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
     * A part of Rosey.
     *
     * @param kind {@code plugin}, {@code service} or {@code dependency}
     * @param checks its health checks, from its newest heartbeat
     */
    record Component(String name, String kind, HealthStatus status, List<InstanceWatch.Check> checks) {}

    HealthView {
        reasons = List.copyOf(reasons);
        components = List.copyOf(components);
    }
}
