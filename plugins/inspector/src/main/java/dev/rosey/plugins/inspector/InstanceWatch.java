package dev.rosey.plugins.inspector;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One running instance of a module, from what it says of itself and whether it answers. Facts may come in any order; of
 * two, the later one by its own time counts. Not safe for threads.
 */
final class InstanceWatch {

    /** Without a heartbeat for so long it is silent. */
    static final Duration HEARTBEAT_LIMIT = Duration.ofSeconds(10);

    /** Without any sign of life for so long it is gone. */
    static final Duration SIGN_LIMIT = Duration.ofSeconds(6);

    private final String instance;
    private final Instant watchedFrom;
    private Instant started;
    private Instant lastSign;
    private Heartbeat heartbeat = Heartbeat.NONE;
    private @Nullable Instant stopping;
    private Instant graceFrom = Instant.MIN;
    private Instant turned = Instant.MIN;
    private String version = "";
    private String build = "";
    private String host = "";
    private String serviceId = "";
    private boolean hasCrashed;

    /** What the newest heartbeat said. */
    record Heartbeat(
            Instant time, long uptimeMs, long inFlight, long commands, long errors, long memoryMb, List<Check> checks) {

        static final Heartbeat NONE = new Heartbeat(Instant.MIN, 0, 0, 0, 0, 0, List.of());

        Heartbeat {
            checks = List.copyOf(checks);
        }

        boolean hasTroubles() {
            return checks.stream().anyMatch(Check::isDown);
        }
    }

    /** A health check's answer. */
    record Check(String name, String status, String detail) {

        boolean isDown() {
            return status.equals("DOWN");
        }
    }

    /** @param watchedFrom when somebody began to listen for its heartbeats */
    InstanceWatch(String instance, Instant seen, Instant watchedFrom) {
        this.instance = instance;
        this.watchedFrom = watchedFrom;
        this.started = seen;
        this.lastSign = seen;
    }

    void started(Instant time, String newVersion, String newBuild) {
        sign(time);
        started = time.isBefore(started) ? time : started;
        named(newVersion, newBuild);
    }

    void beats(Heartbeat newer, String newVersion, String newBuild) {
        sign(newer.time());
        var since = newer.time().minusMillis(newer.uptimeMs());
        started = since.isBefore(started) ? since : started;
        named(newVersion, newBuild);
        if (newer.time().isAfter(heartbeat.time())) {
            turned = newer.hasTroubles() == heartbeat.hasTroubles() ? turned : newer.time();
            heartbeat = newer;
        }
    }

    /** It says in which JVM it runs; empty when it does not. */
    void runsIn(String jvm) {
        host = jvm.isEmpty() ? host : jvm;
    }

    String host() {
        return host;
    }

    void stops(Instant time) {
        sign(time);
        stopping = time;
    }

    /** It answered for itself when it was asked. */
    void answers(Instant time, Service service) {
        sign(time);
        serviceId = service.id();
        named(service.version(), service.build());
    }

    /** Whether rosey-core, which knows services and not instances, means this one; by no name it means none. */
    boolean isCalled(String id) {
        return !id.isEmpty() && (id.equals(instance) || id.equals(serviceId));
    }

    /** Its process has ended without a word. */
    void crashes() {
        hasCrashed = true;
    }

    /** Nobody could hear it up to this time, so its silence until then means nothing. */
    void excuse(Instant until) {
        graceFrom = until;
    }

    /** It showed that it lives. */
    void sign(Instant time) {
        lastSign = later(time, lastSign);
    }

    private void named(String newVersion, String newBuild) {
        version = newVersion.isEmpty() ? version : newVersion;
        build = newBuild.isEmpty() ? build : newBuild;
    }

    /** {@code READY}, {@code DEGRADED}, {@code STOPPED} or {@code CRASHED}. */
    PluginState state(Instant now) {
        if (stopping != null) {
            return PluginState.STOPPED;
        }
        if (hasCrashed || later(lastSign, graceFrom).plus(SIGN_LIMIT).isBefore(now)) {
            return PluginState.CRASHED;
        }
        return isSilent(now) || heartbeat.hasTroubles() ? PluginState.DEGRADED : PluginState.READY;
    }

    /** Its heart has beaten, and does not any more. */
    boolean isSilent(Instant now) {
        return !heartbeat.equals(Heartbeat.NONE)
                && later(later(heartbeat.time(), graceFrom), watchedFrom)
                        .plus(HEARTBEAT_LIMIT)
                        .isBefore(now);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    boolean isThere(Instant now) {
        return state(now).isThere();
    }

    /** When it came into its present state, as well as that can be known. */
    Instant since(Instant now) {
        if (!isThere(now)) {
            return lastSign;
        }
        return isSilent(now) ? heartbeat.time() : later(started, turned);
    }

    String instance() {
        return instance;
    }

    Instant startedAt() {
        return started;
    }

    Instant lastSign() {
        return lastSign;
    }

    Heartbeat heartbeat() {
        return heartbeat;
    }

    String version() {
        return version;
    }

    String build() {
        return build;
    }

    boolean saidStopping() {
        return stopping != null;
    }
}
