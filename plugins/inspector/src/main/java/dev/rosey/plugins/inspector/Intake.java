package dev.rosey.plugins.inspector;

import dev.rosey.bus.RoseyException;
import dev.rosey.bus.nats.BusMessage;
import dev.rosey.plugin.PluginBean;
import dev.rosey.plugin.PluginContext;
import dev.rosey.plugin.Settings;
import io.opentelemetry.context.Context;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Takes each event once, whether it comes live, from the stream, or both ways. Live events come from one thread, stored
 * ones from another.
 */
@PluginBean
final class Intake {

    private final Observatory observatory;
    private final InstantSource clock;
    private final Supplier<InspectorSettings> settings;
    private final Sampling sampling = new Sampling(Sampling.EXACT_PER_SECOND);
    private final RecentIds ids = new RecentIds();

    @Inject
    Intake(Observatory observatory, PluginContext context, Settings<InspectorSettings> settings) {
        this(observatory, context.clock(), settings::current);
    }

    Intake(Observatory observatory, InstantSource clock, Supplier<InspectorSettings> settings) {
        this.observatory = observatory;
        this.clock = clock;
        this.settings = settings;
    }

    /**
     * Takes what was heard just now.
     *
     * @param waiting how many more have come already
     */
    void live(BusMessage message, long waiting) {
        var subject = message.subject();
        if (subject.startsWith("$") || subject.startsWith("_")) {
            return;
        }
        if (!sampling.takes(clock.instant(), subject, waiting)) {
            observatory.leaveOut(subject);
            return;
        }
        try {
            var event = read(subject, message.body(), message.trace());
            if (isNew(event)) {
                observatory.take(event);
            }
        } catch (RoseyException noEvent) {
            observatory.unreadable(subject);
        }
    }

    /**
     * Reads what the stream kept, for the {@link Observatory} to take.
     *
     * @param mayBeKnown whether it may have come live, too
     * @return the event, or nothing when it was known or is none
     */
    Optional<SeenEvent> stored(String subject, byte[] body, Context trace, boolean mayBeKnown) {
        try {
            var event = read(subject, body, trace);
            if (mayBeKnown && !isNew(event)) {
                return Optional.empty();
            }
            return Optional.of(event);
        } catch (RoseyException unreadable) {
            return Optional.empty();
        }
    }

    private SeenEvent read(String subject, byte[] body, Context trace) {
        Instant now = clock.instant();
        return EventReader.read(subject, body, trace, now, settings.get().captureText());
    }

    private boolean isNew(SeenEvent event) {
        synchronized (ids) {
            return ids.add(event.source(), event.id());
        }
    }
}
