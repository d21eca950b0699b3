package dev.rosey.core;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a plugin or service is, as {@code !plugin list} and its kin tell it.
 *
 * @param kind {@code plugin} or {@code service}
 * @param version the one that runs, else the one that would
 * @param build what tells two builds of a version apart
 * @param state {@code starting ready degraded stopped disabled crashed quarantined draining}
 * @param host the JVM that it runs in; empty where nobody here knows
 * @param instances how many are there
 * @param since when that became so, as far as is known
 * @param restarts how often its JVM was started again
 * @param reason why it is not ready, or what else an operator should know; empty when there is nothing
 */
record PluginStatus(
        String name,
        String kind,
        String version,
        String build,
        State state,
        String host,
        int instances,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant since,
        int restarts,
        String reason) {

    /** The words for it. */
    enum State {
        STARTING,
        READY,
        DEGRADED,
        STOPPED,
        DISABLED,
        CRASHED,
        QUARANTINED,
        DRAINING;

        @com.fasterxml.jackson.annotation.JsonValue
        String wire() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    boolean isService() {
        return kind.equals("service");
    }

    /** {@code 1.0.0 (3f2a…)}. */
    String release() {
        return Release.of(version, build);
    }
}
