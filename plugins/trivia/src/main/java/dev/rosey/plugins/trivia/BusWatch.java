package dev.rosey.plugins.trivia;

import dev.rosey.plugin.OnEvent;
import dev.rosey.plugin.PluginBean;
import dev.rosey.plugin.PluginContext;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stops the clocks of all games while the bus is away. What tells is this module's own heartbeat, published every 5 s:
 * when two of them do not come back, nobody's answers do either.
 */
@PluginBean
class BusWatch {

    private static final Duration TWO_BEATS = Duration.ofSeconds(11);

    private final Rooms rooms;
    private final PluginContext context;
    private final AtomicInteger beats = new AtomicInteger();
    private volatile boolean deaf;

    @Inject
    BusWatch(Rooms rooms, PluginContext context) {
        this.rooms = rooms;
        this.context = context;
    }

    @OnEvent("trivia.heartbeat")
    void beat(Heartbeat heartbeat) {
        if (!heartbeat.instance().equals(context.instance())) {
            return;
        }
        int count = beats.incrementAndGet();
        if (deaf) {
            deaf = false;
            rooms.all().forEach(room -> room.handle(new GameCommand.Heard()));
        }
        try {
            rooms.alarms().after(TWO_BEATS, () -> missed(count));
        } catch (RejectedExecutionException closing) {
            // The module stops.
        }
    }

    private void missed(int since) {
        if (beats.get() == since) {
            deaf = true;
            rooms.all().forEach(room -> room.handle(new GameCommand.Unheard()));
        }
    }
}
