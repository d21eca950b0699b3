package dev.rosey.runtime;

import dev.rosey.bus.CloudEvent;
import dev.rosey.bus.Subjects;
import dev.rosey.bus.nats.BusMessage;
import dev.rosey.bus.nats.NatsBus;
import dev.rosey.plugin.Event;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;

/** Publishes a module's events, about itself and its own. */
final class ModuleEvents {

    private static final Logger LOG = Logger.getLogger(ModuleEvents.class.getName());

    private static final int DENIALS = 50;
    private static final Duration DENIALS_PERIOD = Duration.ofMinutes(1);
    private static final Pattern VIOLATION = Pattern.compile(
            "Violation for (Publish|Subscription) to \"((?:[^\"\\\\]++|\\\\.)*+)\"", Pattern.CASE_INSENSITIVE);

    private final LongAdder published = new LongAdder();
    private final Set<String> told = new HashSet<>();
    private Instant forgotten = Instant.EPOCH;
    private final ModuleIdentity identity;
    private final NatsBus bus;
    private final InstantSource clock;

    ModuleEvents(ModuleIdentity identity, NatsBus bus, InstantSource clock) {
        this.identity = identity;
        this.bus = bus;
        this.clock = clock;
    }

    /** Publishes an event about the module itself: {@code <family>.<event>}. */
    void aboutItself(String event, Object data) {
        publish(Subjects.event(identity.manifest().family(), event), data);
    }

    /** Publishes one of the module's own events: a record with {@link Event} on it. */
    void own(Record event) {
        var annotation = event.getClass().getAnnotation(Event.class);
        if (annotation == null) {
            throw new IllegalArgumentException(event.getClass().getName() + " has no @Event");
        }
        publish(annotation.value(), event);
    }

    /** {@code <family>.started} or {@code <family>.stopping}. */
    void lifecycle(String event) {
        aboutItself(event, Lifecycle.of(identity));
    }

    /**
     * {@code <family>.denied}: what the server would not let the module do. The same is said once a minute, and no more than
     * {@value #DENIALS} things in a minute: one who tries without end is not to fill the bus with it.
     */
    void denied(String serverSays) {
        if (serverSays.contains(Subjects.event(identity.manifest().family(), Subjects.DENIED)) || !isNews(serverSays)) {
            return; // saying that it may not say so would go round for ever
        }
        var lifecycle = Lifecycle.of(identity);
        var matcher = VIOLATION.matcher(serverSays);
        var found = matcher.find();
        aboutItself(
                Subjects.DENIED,
                new Denied(
                        lifecycle.plugin(),
                        lifecycle.instance(),
                        lifecycle.version(),
                        lifecycle.build(),
                        found ? matcher.group(2) : "",
                        found && matcher.group(1).equalsIgnoreCase("publish") ? "publish" : "subscribe",
                        serverSays));
    }

    private boolean isNews(String denial) {
        synchronized (told) {
            var now = clock.instant();
            if (Duration.between(forgotten, now).compareTo(DENIALS_PERIOD) > 0) {
                told.clear();
                forgotten = now;
            }
            return told.size() < DENIALS && told.add(denial);
        }
    }

    /** How many there were since the start. */
    long published() {
        return published.sum();
    }

    private void publish(String subject, Object data) {
        published.increment();
        try {
            bus.publish(BusMessage.of(
                    subject, null, CloudEvent.bytesOf(identity.source(), subject, clock.instant(), data)));
        } catch (RuntimeException unwritable) {
            LOG.log(Level.WARNING, unwritable, () -> "the data of an event is no JSON: " + subject);
        }
    }

    record Lifecycle(String plugin, String instance, String version, String build, String host) {
        static Lifecycle of(ModuleIdentity identity) {
            var manifest = identity.manifest();
            return new Lifecycle(
                    manifest.name(), identity.instance(), manifest.version(), manifest.build(), identity.host());
        }
    }

    record Denied(
            String plugin,
            String instance,
            String version,
            String build,
            String subject,
            String operation,
            String reason) {}

    record Heartbeat(
            String plugin,
            String instance,
            String version,
            String build,
            String host,
            long uptimeMs,
            int inFlight,
            long commands,
            long errors,
            long memoryMb,
            List<HealthChecks.Check> health) {}

    record CommandHandled(
            String plugin, String instance, String action, long durationUs, String channel, String traceId) {}

    record CommandFailed(
            String plugin,
            String instance,
            String action,
            long durationUs,
            String channel,
            String code,
            String message,
            String traceId) {}
}
