package dev.rosey.dashboard;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rosey.bus.BusJson;
import dev.rosey.bus.ErrorCode;
import dev.rosey.bus.RoseyException;
import dev.rosey.plugin.Drainable;
import dev.rosey.plugin.PluginBean;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Asks the inspector four times a second what is new, once for all who listen, and only while somebody does.
 *
 * <p>One thread asks; it alone touches the place in the events up to which everybody was told.
 */
@PluginBean
final class EventFeed implements Drainable {

    static final int LISTENERS = 32;

    private static final Logger LOG = Logger.getLogger(EventFeed.class.getName());
    private static final Duration PERIOD = Duration.ofMillis(250);

    private final Bus bus;
    private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();
    private @Nullable Thread asking;
    private boolean isClosed;

    private @Nullable String after;
    private String lastId = "";
    private String run = "";
    private boolean isAway;

    @Inject
    EventFeed(Bus bus) {
        this.bus = bus;
    }

    /** Somebody listens from now on, until {@link #leave}. Fails when too many do. */
    synchronized Listener listen(EventFilter filter) {
        if (isClosed || listeners.size() >= LISTENERS) {
            throw new RoseyException(ErrorCode.UNAVAILABLE, "at most " + LISTENERS + " can listen at once")
                    .with("retry_after_ms", 5_000);
        }
        var listener = new Listener(filter);
        listeners.add(listener);
        if (asking == null) {
            after = null;
            asking = Thread.ofVirtual().name("event-feed").start(this::ask);
        }
        return listener;
    }

    synchronized void leave(Listener listener) {
        listeners.remove(listener);
    }

    private synchronized boolean isOver() {
        if (listeners.isEmpty() || isClosed) {
            asking = null;
            return true;
        }
        return false;
    }

    @SuppressWarnings("Interruption") // nobody interrupts it
    private void ask() {
        try {
            while (!isOver()) {
                try {
                    if (step()) {
                        continue;
                    }
                } catch (RoseyException failure) {
                    away(failure.message());
                } catch (RuntimeException defect) {
                    LOG.log(Level.SEVERE, defect, () -> "the event feed failed");
                    away("something is broken here");
                }
                Listener.pause(PERIOD);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Asks once. True when there is more to ask for at once. */
    private boolean step() {
        var query = BusJson.emptyObject().put("limit", after == null ? 1 : EventQuery.LIMIT);
        EventQuery.put(query, "after", after);
        var page = bus.ask("events", query);
        back();
        if (isOtherRun(page)) {
            after = lastId.isEmpty() ? null : lastId; // numbers mean something else now, ids do not
            return true;
        }
        var isFirst = after == null;
        after = page.path("newest").textValue();
        if (isFirst) {
            page.path("events").forEach(event -> lastId = event.path("id").asText());
            return false;
        }
        return tell(page);
    }

    private boolean isOtherRun(ObjectNode page) {
        var current = page.path("traffic").path("since").asText();
        var isOther = !current.equals(run) && after != null;
        run = current;
        return isOther;
    }

    private boolean tell(ObjectNode page) {
        var missed = page.path("missed").asLong();
        if (missed != 0) {
            each(listener -> listener.missed(missed));
        }
        if (missed < 0) {
            after = null;
            return true;
        }
        var oldestFirst = new ArrayList<com.fasterxml.jackson.databind.JsonNode>();
        page.path("events").forEach(oldestFirst::addFirst);
        for (var event : oldestFirst) {
            var frame = Frame.of(event);
            each(listener -> listener.offer(event, frame));
            lastId = frame.id();
        }
        return page.path("more").asBoolean();
    }

    private void away(String reason) {
        if (!isAway) {
            isAway = true;
            each(listener -> listener.add(Frame.state(false, reason)));
        }
    }

    private void back() {
        if (isAway) {
            isAway = false;
            each(listener -> listener.add(Frame.state(true, null)));
        }
    }

    private void each(Consumer<Listener> told) {
        List.copyOf(listeners).forEach(told);
    }

    /** Whoever listens is told to come back elsewhere. */
    @Override
    public synchronized void drain() {
        isClosed = true;
        listeners.forEach(Listener::close);
    }
}
