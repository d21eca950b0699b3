package dev.rosey.plugins.inspector;

/** How something is, the worst last. */
enum HealthStatus {
    UP,
    /** A part does not work, or not well. */
    DEGRADED,
    DOWN;

    HealthStatus worse(HealthStatus other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
