package dev.rosey.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Asks the inspector four times a second what is new, once for all who listen, and only while somebody does.
 *
 * <p>Whoever holds the lock asks; the place in the events up to which everybody was told is behind it.
 */
@PluginBean
final class EventFeed implements Drainable {

    static final int LISTENERS = 32;

    private static final Logger LOG = Logger.getLogger(EventFeed.class.getName());
    private static final Duration PERIOD = Duration.ofMillis(250);

    /** As many pages at once; others want the lock, too. */
    private static final int STEPS = 20;

    private final Bus bus;
    private final ReentrantLock lock = new ReentrantLock();
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

    /**
     * Somebody listens from now on, until {@link #leave}: is told of what is published after this returns, and of nothing
     * older. Fails when too many do.
     */
    Listener listen(EventFilter filter) {
        lock.lock();
        try {
            if (isClosed || listeners.size() >= LISTENERS) {
                throw new RoseyException(ErrorCode.UNAVAILABLE, "at most " + LISTENERS + " can listen at once")
                        .with("retry_after_ms", 5_000);
            }
            var listener = new Listener(filter);
            catchUp();
            listeners.add(listener);
            if (isAway) {
                listener.add(Frame.state(false, "the inspector cannot be asked"));
            }
            if (asking == null) {
                asking = Thread.ofVirtual().name("event-feed").start(this::ask);
            }
            return listener;
        } finally {
            lock.unlock();
        }
    }

    private void catchUp() {
        if (asking == null) {
            after = null;
            lastId = "";
        }
        askUntilNothingIsNew();
    }

    void leave(Listener listener) {
        listeners.remove(listener);
    }

    private void ask() {
        try {
            while (!isOver()) {
                lock.lock();
                try {
                    askUntilNothingIsNew();
                } finally {
                    lock.unlock();
                }
                each(Listener::look);
                Listener.pause(PERIOD);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isOver() {
        lock.lock();
        try {
            if (listeners.isEmpty() || isClosed) {
                asking = null;
                return true;
            }
            return false;
        } finally {
            lock.unlock();
        }
    }

    private void askUntilNothingIsNew() {
        try {
            for (int i = 0; i < STEPS && step(); i++) {
                // There was more.
            }
        } catch (RoseyException failure) {
            away(failure.message());
        } catch (RuntimeException defect) {
            LOG.log(Level.SEVERE, defect, () -> "the event feed failed");
            away("something is broken here");
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
        var oldestFirst = new ArrayList<JsonNode>();
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
    public void drain() {
        lock.lock();
        try {
            isClosed = true;
            listeners.forEach(Listener::close);
        } finally {
            lock.unlock();
        }
    }
}
