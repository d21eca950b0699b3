package dev.rosey.bus.nats;

import io.nats.client.Connection;
import io.nats.client.Dispatcher;

/** A running subscription. Closing it stops further messages; one that is being handled is finished. */
public final class Subscription implements AutoCloseable {

    private final Connection connection;
    private final Dispatcher dispatcher;

    Subscription(Connection connection, Dispatcher dispatcher) {
        this.connection = connection;
        this.dispatcher = dispatcher;
    }

    /** How many messages the client has thrown away because the handler fell behind. */
    public long dropped() {
        return dispatcher.getDroppedCount();
    }

    /** How many messages wait for the handler now. */
    public long waiting() {
        return dispatcher.getPendingMessageCount();
    }

    /** Lets at most so many messages and bytes wait; what comes beyond is thrown away and counted. */
    public Subscription letWait(long messages, long bytes) {
        dispatcher.setPendingLimits(messages, bytes);
        return this;
    }

    @Override
    public void close() {
        try {
            connection.closeDispatcher(dispatcher);
        } catch (IllegalArgumentException | IllegalStateException alreadyClosed) {
            // Closing twice, or after the connection, is closing once.
        }
    }
}
