package dev.rosey.plugins.inspector;

import dev.rosey.bus.ModuleName;
import dev.rosey.bus.nats.NatsBus;
import dev.rosey.plugin.Drainable;
import dev.rosey.plugin.PluginBean;
import dev.rosey.plugin.PluginContext;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Makes good for the time in which the inspector did not hear: at its start and after each outage it reads what the stream
 * kept. One thread of the runtime calls it at a time.
 */
@PluginBean
class History implements Drainable {

    private static final Logger LOG = Logger.getLogger(History.class.getName());

    /** Events of so long before the start of listening may have come live, too, by clocks that differ. */
    private static final Duration OVERLAP = Duration.ofSeconds(5);

    private final NatsBus bus;
    private final PluginContext context;
    private final Intake intake;
    private final Observatory observatory;
    private final ArrayDeque<SeenEvent> newest = new ArrayDeque<>();
    private final Map<String, Long> earlier = new HashMap<>();
    private long nextSequence = 1;
    private boolean told;
    private Instant lastSignOfEarlier = Instant.MIN;
    private volatile KeptEvents.@Nullable State restored;
    private volatile Map<String, Long> lastCheckpoint = Map.of();

    @Inject
    History(NatsBus bus, PluginContext context, Intake intake, Observatory observatory) {
        this.bus = bus;
        this.context = context;
        this.intake = intake;
        this.observatory = observatory;
    }

    boolean isRestored() {
        return restored != null;
    }

    /** Reads all that the stream has; to be tried again while {@link #isRestored} is false. */
    void restore(Instant listeningSince) throws InterruptedException {
        var found = KeptEvents.find(bus);
        if (found.isEmpty()) {
            return;
        }
        var stream = found.get();
        observatory.replaying(true);
        try {
            if (stream.state().isEmpty() || stream.readFrom(nextSequence, stored -> take(stored, listeningSince))) {
                finish(stream.state(), listeningSince);
            } else if (!told) {
                told = true;
                LOG.warning("the stream of events cannot be read to its end; it is tried again");
            }
        } finally {
            observatory.replaying(false);
        }
    }

    private void take(KeptEvents.Stored stored, Instant listeningSince) {
        if (stored.sequence() > nextSequence) {
            var reason = nextSequence == 1 ? "older events have left the stream" : "the stream has lost events";
            observatory.gap(new Gap(null, stored.time(), stored.sequence() - nextSequence, reason));
        }
        nextSequence = stored.sequence() + 1;
        var mayBeKnown = stored.time().isAfter(listeningSince.minus(OVERLAP));
        intake.stored(stored.subject(), stored.body(), stored.trace(), mayBeKnown)
                .ifPresent(event -> {
                    observatory.takeEarlier(event);
                    remember(event, listeningSince);
                });
    }

    private void remember(SeenEvent event, Instant listeningSince) {
        newest.addLast(event);
        if (newest.size() > EventRing.EVENTS) {
            newest.removeFirst();
        }
        var isEarlierInspector = event.family().equals(ModuleName.INSPECTOR.family())
                && !event.text("instance").equals(context.instance());
        if (!isEarlierInspector || event.time().isAfter(listeningSince)) {
            return;
        }
        lastSignOfEarlier = event.time();
        if (event.event().equals("checkpoint")) {
            earlier.clear();
            event.data().path("counts").properties().forEach(count -> {
                if (count.getValue().canConvertToLong() && count.getValue().asLong() > 0) {
                    earlier.put(count.getKey(), count.getValue().asLong());
                }
            });
        }
    }

    private void finish(KeptEvents.State state, Instant listeningSince) {
        earlier.keySet().removeIf(state::keeps);
        observatory.addEarlier(earlier);
        observatory.remember(new ArrayList<>(newest));
        if (!lastSignOfEarlier.equals(Instant.MIN)) {
            observatory.gap(new Gap(
                    lastSignOfEarlier,
                    listeningSince,
                    -1,
                    "no inspector was running; what the stream does not keep was not counted"));
        }
        newest.clear();
        restored = state;
        LOG.info(() -> "took up to event " + (nextSequence - 1) + " from the stream");
    }

    /** Reads what came while the connection was away; says so where that is not possible. */
    void catchUp(Instant from, Instant until) throws InterruptedException {
        if (!isRestored()) {
            // What is read from the beginning comes to the end without that.
            return;
        }
        var stream = KeptEvents.find(bus).orElse(null);
        var complete = stream != null
                && (stream.state().isEmpty()
                        || stream.state().lastTime().isBefore(from.minus(OVERLAP))
                        || stream.readFrom(
                                from.minus(OVERLAP),
                                stored -> intake.stored(stored.subject(), stored.body(), stored.trace(), true)
                                        .ifPresent(observatory::take)));
        observatory.gap(new Gap(
                from,
                until,
                -1,
                complete
                        ? "not connected to NATS; what the stream kept was read"
                        : "not connected to NATS, and the stream could not be read"));
    }

    /** Publishes the counts of what the stream does not keep, when they have changed. */
    void checkpoint() {
        var state = restored;
        if (state == null) {
            return;
        }
        var counts = observatory.countsOf(subject -> !state.keeps(subject));
        if (!counts.equals(lastCheckpoint)) {
            lastCheckpoint = counts;
            context.publish(new Checkpoint(context.instance(), counts));
        }
    }

    @Override
    public void drain() {
        checkpoint();
    }
}
