package dev.rosey.plugins.trivia;

import dev.rosey.plugin.OnEvent;
import dev.rosey.plugin.PluginBean;
import dev.rosey.plugin.PluginContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stops the clocks of all games while the bus is away: as soon as the connection is lost, and also when it stands but this
 * module's own heartbeat, published every 5 s, does not come back two times, so that nobody's answers do either.
 */
@PluginBean
class BusWatch {

    private static final Duration TWO_BEATS = Duration.ofSeconds(11);
    private static final Duration LOOK = Duration.ofMillis(200);

    /** So many looks after a reconnect the others are back, too, and hear what is announced. */
    private static final int SETTLED = 5;

    private final Rooms rooms;
    private final PluginContext context;
    private final AtomicInteger beats = new AtomicInteger();
    private final AtomicBoolean deaf = new AtomicBoolean();

    @Inject
    BusWatch(Rooms rooms, PluginContext context) {
        this.rooms = rooms;
        this.context = context;
    }

    void begin(@Observes @Initialized(ApplicationScoped.class) Object event) {
        look(SETTLED);
    }

    private void look(int connectedBefore) {
        int connected = context.connected() ? connectedBefore + 1 : 0;
        if (connected == 0 && connectedBefore > 0) {
            lost();
        } else if (connected == SETTLED) {
            back();
        }
        after(LOOK, () -> look(Math.min(connected, SETTLED)));
    }

    @OnEvent("trivia.heartbeat")
    void beat(Heartbeat heartbeat) {
        if (heartbeat.instance().equals(context.instance())) {
            int count = beats.incrementAndGet();
            back();
            after(TWO_BEATS, () -> missed(count));
        }
    }

    private void missed(int since) {
        if (beats.get() == since) {
            lost();
        }
    }

    private void lost() {
        deaf.set(true);
        rooms.all().forEach(room -> room.unheard(Hold.UNHEARD));
    }

    private void back() {
        if (deaf.getAndSet(false)) {
            rooms.all().forEach(room -> room.heard(Hold.UNHEARD));
        }
    }

    private void after(Duration delay, Runnable task) {
        try {
            rooms.alarms().after(delay, task);
        } catch (RejectedExecutionException closing) {
            // The module stops.
        }
    }
}
