package dev.rosey.plugins.inspector;

import dev.rosey.bus.nats.BusMessage;
import dev.rosey.bus.nats.NatsBus;
import dev.rosey.bus.nats.Subscription;
import dev.rosey.plugin.PluginBean;
import dev.rosey.plugin.PluginContext;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Hears every event of the bus, and notices once a second when it does not hear. */
@PluginBean
class LiveEvents {

    private static final Logger LOG = Logger.getLogger(LiveEvents.class.getName());
    private static final String EVERY_EVENT = "*.*";

    /** When the timer is late by so much, this JVM or the whole machine stood still. */
    private static final Duration STANDSTILL = Duration.ofSeconds(4);

    private static final int CHECKPOINT_EVERY = 5;

    /** What waits to be read takes memory, about a kilobyte an event; a flood must not take all. */
    private static final int WAITING = 25_000;

    private static final long WAITING_BYTES = 16 << 20;

    private final NatsBus bus;
    private final PluginContext context;
    private final Intake intake;
    private final Observatory observatory;
    private final History history;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("inspector-pulse").factory());
    private volatile @Nullable Subscription subscription;
    private Instant listeningSince = Instant.MIN;
    private Instant lastPulse = Instant.MAX;
    private @Nullable Instant awaySince;
    private long dropped;
    private int pulses;

    @Inject
    LiveEvents(NatsBus bus, PluginContext context, Intake intake, Observatory observatory, History history) {
        this.bus = bus;
        this.context = context;
        this.intake = intake;
        this.observatory = observatory;
        this.history = history;
    }

    void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
        bus.whenConnected().thenRunAsync(this::listen);
        bus.onReconnected(() -> timer.execute(this::wasAway));
    }

    /** An outage that came and went between two looks is one, too. */
    private void wasAway() {
        if (awaySince == null) {
            awaySince = lastPulse.equals(Instant.MAX) ? context.clock().instant() : lastPulse;
            observatory.blind("the connection was lost for a moment");
            observatory.health();
        }
        pulse();
    }

    private void listen() {
        subscription = bus.subscribe(EVERY_EVENT, this::hear).letWait(WAITING, WAITING_BYTES);
        timer.execute(() -> listeningSince = context.clock().instant());
        timer.scheduleWithFixedDelay(this::pulse, 0, 1, TimeUnit.SECONDS);
    }

    private void hear(BusMessage message) {
        var current = subscription;
        intake.live(message, current == null ? 0 : current.waiting());
    }

    private void pulse() {
        try {
            sight();
            if (bus.state().connected() && !history.isRestored()) {
                history.restore(listeningSince);
            }
            drops();
            observatory.health();
            if (++pulses % CHECKPOINT_EVERY == 0) {
                history.checkpoint();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "watching the events failed for a moment; it goes on", e);
        }
        lastPulse = context.clock().instant();
    }

    private void sight() throws InterruptedException {
        var state = bus.state();
        if (!state.connected()) {
            awaySince = awaySince == null ? state.since() : awaySince;
            observatory.blind(state.reason());
            return;
        }
        var now = context.clock().instant();
        if (awaySince != null) {
            observatory.seesAgain();
            history.catchUp(awaySince, now);
            awaySince = null;
        } else if (!lastPulse.equals(Instant.MAX) && lastPulse.plus(STANDSTILL).isBefore(now)) {
            observatory.seesAgain();
        }
    }

    private void drops() {
        var current = subscription;
        var lost = current == null ? 0 : current.dropped();
        if (lost > dropped) {
            var now = context.clock().instant();
            observatory.gap(new Gap(lastPulse, now, lost - dropped, "events came faster than they could be taken"));
            dropped = lost;
        }
    }

    @PreDestroy
    void stop() {
        timer.shutdownNow();
    }
}
