package dev.rosey.bus.nats;

import io.nats.client.Connection;
import io.nats.client.ConnectionListener;
import io.nats.client.Consumer;
import io.nats.client.ErrorListener;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Watches a connection: whether it is up, what it was refused, and what was lost. Called on threads of the client. */
final class BusWatch implements ConnectionListener, ErrorListener {

    private static final Logger LOG = Logger.getLogger(NatsBus.class.getName());

    private final Runnable onLost;
    private final CompletableFuture<Connection> first = new CompletableFuture<>();
    private final List<java.util.function.Consumer<String>> deniedListeners = new CopyOnWriteArrayList<>();
    private final List<Runnable> reconnectListeners = new CopyOnWriteArrayList<>();
    private final AtomicLong dropped = new AtomicLong();
    private volatile @Nullable Connection connection;
    private volatile BusState state = new BusState(false, Instant.now(), "connecting", 0);
    private volatile boolean closed;

    BusWatch(Runnable onLost) {
        this.onLost = onLost;
    }

    @Override
    @SuppressWarnings("deprecation") // the client still asks for it
    public void connectionEvent(Connection source, Events event) {
        // The client says it all again, with the time, in the method below.
    }

    @Override
    public void connectionEvent(Connection source, Events event, Long time, String uriDetails) {
        if (closed) {
            closeQuietly(source);
            return;
        }
        connection = source;
        switch (event) {
            case CONNECTED -> up(source, "connected to NATS");
            case RECONNECTED -> {
                up(source, "connected to NATS again");
                reconnectListeners.forEach(BusWatch::run);
            }
            case DISCONNECTED -> down("the connection to NATS is lost");
            case CLOSED -> down("the connection to NATS is closed");
            default -> {
                // Discovery, resubscription and lame-duck notices change nothing here.
            }
        }
    }

    private void up(Connection source, String what) {
        LOG.fine(() -> what + " at " + source.getConnectedUrl());
        state = new BusState(true, Instant.now(), "", dropped.get());
        first.complete(source);
    }

    private void down(String reason) {
        if (state.connected()) {
            LOG.warning(reason);
            state = new BusState(false, Instant.now(), reason, dropped.get());
        }
        onLost.run();
    }

    private static void run(Runnable listener) {
        try {
            listener.run();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "a listener for reconnects failed", e);
        }
    }

    @Override
    public void errorOccurred(Connection source, String error) {
        if (error.toLowerCase(java.util.Locale.ROOT).contains("permissions violation")) {
            deniedListeners.forEach(listener -> listener.accept(error));
            return;
        }
        LOG.warning(() -> "NATS says: " + error);
    }

    @Override
    public void exceptionOccurred(Connection source, Exception exception) {
        LOG.log(Level.FINE, "an exception on the connection to NATS", exception);
    }

    @Override
    public void slowConsumerDetected(Connection source, Consumer consumer) {
        LOG.warning("messages arrive faster than they are taken; some are lost");
    }

    @Nullable
    Connection connection() {
        return connection;
    }

    /** The connection when requests can be sent now, else null. */
    @Nullable
    Connection connected() {
        var current = connection;
        return current != null && current.getStatus() == Connection.Status.CONNECTED ? current : null;
    }

    BusState state() {
        var current = state;
        return new BusState(current.connected(), current.since(), current.reason(), dropped.get());
    }

    CompletableFuture<Connection> firstConnection() {
        return first;
    }

    void onDenied(java.util.function.Consumer<String> listener) {
        deniedListeners.add(listener);
    }

    void onReconnected(Runnable listener) {
        reconnectListeners.add(listener);
    }

    void countDropped() {
        dropped.incrementAndGet();
    }

    void close() {
        closed = true;
        var current = connection;
        if (current != null) {
            closeQuietly(current);
        }
    }

    private static void closeQuietly(Connection source) {
        try {
            source.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
