package dev.rosey.bus.nats;

import io.nats.client.Connection;
import io.nats.client.ConnectionListener;
import io.nats.client.Consumer;
import io.nats.client.ErrorListener;
import io.nats.client.Message;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Watches a connection: whether it is up, what it was refused, and what was lost. Called on threads of the client. */
final class ConnectionWatch implements ConnectionListener, ErrorListener {

    private static final Logger LOG = Logger.getLogger(NatsBus.class.getName());

    private final BusOptions options;
    private final Runnable onLost;
    private final Runnable onGivenUp;
    private final CompletableFuture<Connection> first = new CompletableFuture<>();
    private final List<java.util.function.Consumer<String>> deniedListeners = new CopyOnWriteArrayList<>();
    private final List<Runnable> reconnectListeners = new CopyOnWriteArrayList<>();
    private final AtomicLong dropped = new AtomicLong();
    private volatile @Nullable Connection connection;
    private volatile BusState state;
    private volatile boolean closed;
    private volatile boolean givenUp;

    /**
     * @param onLost called when the connection is lost
     * @param onGivenUp called when the client will not try again by itself although nobody closed it
     */
    ConnectionWatch(BusOptions options, Runnable onLost, Runnable onGivenUp) {
        this.options = options;
        this.onLost = onLost;
        this.onGivenUp = onGivenUp;
        this.state = new BusState(false, Instant.now(), "NATS does not answer yet at " + place(), false, 0);
    }

    private String place() {
        return options.server().getHost() + ':' + options.server().getPort();
    }

    @Override
    @SuppressWarnings("deprecation") // the client still asks for it
    public void connectionEvent(Connection source, Events event) {
        // The client says it all again, with the time, in the method below.
    }

    @Override
    public void connectionEvent(Connection source, Events event, Long time, String uriDetails) {
        if (closed) {
            if (event != Events.CLOSED) {
                closeQuietly(source);
            }
            return;
        }
        connection = source;
        switch (event) {
            case CONNECTED -> up(source, "connected to NATS");
            case RECONNECTED -> {
                up(source, "connected to NATS again");
                reconnectListeners.forEach(ConnectionWatch::run);
            }
            case DISCONNECTED -> down("the connection to NATS is lost");
            case CLOSED -> {
                down("the connection to NATS is closed");
                givenUp = first.isDone();
                onGivenUp.run();
            }
            default -> {
                // Discovery, resubscription and lame-duck notices change nothing here.
            }
        }
    }

    private void up(Connection source, String what) {
        LOG.fine(() -> what + " at " + source.getConnectedUrl());
        state = new BusState(true, Instant.now(), "", false, 0);
        first.complete(source);
    }

    private void down(String reason) {
        if (state.connected()) {
            explain(reason);
        }
        onLost.run();
    }

    /** Says why there is no connection, once for each reason: the client tries several times a second. */
    private synchronized void explain(String reason) {
        var current = state;
        if (current.connected() || !current.reason().equals(reason)) {
            LOG.warning(() -> options.user() + ": " + reason);
            state = new BusState(false, current.connected() ? Instant.now() : current.since(), reason, false, 0);
        }
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
        var words = error.toLowerCase(Locale.ROOT);
        if (words.contains("permissions violation")) {
            deniedListeners.forEach(listener -> listener.accept(error));
            return;
        }
        if (words.contains("authorization violation") || words.contains("authentication")) {
            explain("NATS at " + place() + " refuses the user or password of " + options.user());
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

    @Override
    public void messageDiscarded(Connection source, Message message) {
        countDropped();
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

    boolean isClosed() {
        return closed;
    }

    BusState state() {
        var current = state;
        return new BusState(current.connected(), current.since(), current.reason(), givenUp, dropped.get());
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
        state = new BusState(false, Instant.now(), "closed", false, 0);
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
