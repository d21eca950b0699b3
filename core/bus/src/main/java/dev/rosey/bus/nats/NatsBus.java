package dev.rosey.bus.nats;

import dev.rosey.bus.BusJson;
import dev.rosey.bus.CloudEvent;
import dev.rosey.bus.ErrorCode;
import dev.rosey.bus.RoseyException;
import dev.rosey.bus.Subjects;
import io.nats.client.Connection;
import io.nats.client.JetStreamStatusException;
import io.nats.client.Message;
import io.nats.client.Nats;
import io.nats.client.Options;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A module's own connection to NATS: its user, its inbox prefix, and the rules of an outage.
 *
 * <p>It connects in the background and reconnects for ever. While it is not connected, requests fail at once with
 * {@link ErrorCode#UNAVAILABLE} (NATS would carry them out later, when nobody waits any more), those under way fail as
 * soon as the loss is seen, and events are kept in a bounded buffer and counted when it is full. All methods may be
 * called from any thread; handlers of subscriptions run one after another on a thread of the subscription.
 */
public final class NatsBus implements AutoCloseable {

    private static final long RECONNECT_BUFFER_BYTES = 1L << 20;
    private static final int OUTGOING_QUEUE_MESSAGES = 16_384;
    private static final int MISSED_PINGS = 2;
    private static final int PINGS_OF_A_FLUSH = 1;
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);

    /** The client forgets a request some time after its own time-out, which must not come before ours: it would be 5 s. */
    private static final Duration CLEANUP_INTERVAL = Duration.ofSeconds(2);

    private final Set<CompletableFuture<Message>> inFlight = ConcurrentHashMap.newKeySet();
    private final BusOptions options;
    private final ReentrantLock flushing = new ReentrantLock();
    private final ConnectionWatch watch;

    private NatsBus(BusOptions options) {
        this.options = options;
        this.watch = new ConnectionWatch(options, this::failInFlight, this::startAfresh);
    }

    /** Starts connecting and returns at once; {@link #whenConnected} tells when there is a connection. */
    public static NatsBus connect(BusOptions options) {
        var bus = new NatsBus(options);
        bus.start();
        return bus;
    }

    private void start() {
        var natsOptions = Options.builder()
                .server(options.server().toString())
                .userInfo(options.user(), options.password())
                .connectionName(options.user())
                .inboxPrefix(Subjects.INBOX_PREFIX + options.user())
                .maxReconnects(-1)
                .reconnectWait(options.reconnectWait())
                .reconnectJitter(options.reconnectWait())
                .reconnectBufferSize(RECONNECT_BUFFER_BYTES)
                .maxMessagesInOutgoingQueue(OUTGOING_QUEUE_MESSAGES)
                .discardMessagesWhenOutgoingQueueFull()
                .connectionTimeout(CONNECT_TIMEOUT)
                .pingInterval(options.pingInterval())
                .maxPingsOut(MISSED_PINGS + PINGS_OF_A_FLUSH)
                .requestCleanupInterval(CLEANUP_INTERVAL)
                .reportNoResponders()
                .connectionListener(watch)
                .errorListener(watch)
                .build();
        try {
            Nats.connectAsynchronously(natsOptions, true);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RoseyException(ErrorCode.UNAVAILABLE, "interrupted while connecting to NATS", e);
        }
    }

    /**
     * The client gives up when the server refuses the password twice. Nothing is bound to a connection that never was, so
     * another one takes its place: whoever mends the password need not restart the module. Called on a thread of the
     * client.
     */
    private void startAfresh() {
        if (!watch.isClosed() && !watch.firstConnection().isDone()) {
            CompletableFuture.delayedExecutor(options.reconnectWait().toMillis(), TimeUnit.MILLISECONDS)
                    .execute(() -> {
                        if (!watch.isClosed()) {
                            start();
                        }
                    });
        }
    }

    /** Completes with the connection when the bus is connected for the first time. */
    public CompletableFuture<Connection> whenConnected() {
        return watch.firstConnection();
    }

    /** Whether the bus is connected, since when, and why not. */
    public BusState state() {
        return watch.state();
    }

    /** Calls back with the server's words whenever it refuses something that this user may not do. */
    public void onDenied(Consumer<String> listener) {
        watch.onDenied(listener);
    }

    /** Calls back after each reconnect. */
    public void onReconnected(Runnable listener) {
        watch.onReconnected(listener);
    }

    /** The connection itself, for what only the client's own API does. Null before it is first connected. */
    public @Nullable Connection connection() {
        return watch.connection();
    }

    /** Publishes an event on the subject that is its type. Never waits and never fails; what cannot be kept is counted. */
    public void publish(CloudEvent event) {
        publish(BusMessage.of(event.type(), null, BusJson.bytes(event)));
    }

    /** Publishes a message as it is. Never waits and never fails; what cannot be kept is counted. */
    public void publish(BusMessage message) {
        var connection = watch.connection();
        if (connection == null) {
            watch.countDropped();
            return;
        }
        boolean interrupted = Thread.interrupted(); // the client would give up what an interrupted thread publishes
        try {
            connection.publish(message.toNats());
        } catch (IllegalStateException | IllegalArgumentException full) {
            watch.countDropped();
        } finally {
            restore(interrupted);
        }
    }

    private static void restore(boolean interrupted) {
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Sends a request with the current trace; see {@link #request(BusMessage, Duration)}. */
    public CompletableFuture<BusMessage> request(String subject, byte[] body, Duration timeout) {
        return request(BusMessage.of(subject, null, body), timeout);
    }

    /**
     * Sends a request and returns its reply in time, or completes with a {@link RoseyException}: {@code UNAVAILABLE}
     * when there is no connection or nobody listens, {@code TIMEOUT} when nobody answers. What was sent and may have been
     * carried out all the same fails with {@link RoseyException#isOutcomeUnknown}.
     */
    @SuppressWarnings("CollectionUndefinedEquality") // each future stands for itself
    public CompletableFuture<BusMessage> request(BusMessage request, Duration timeout) {
        var connection = watch.connected();
        if (connection == null) {
            return CompletableFuture.failedFuture(outage());
        }
        CompletableFuture<Message> reply;
        boolean interrupted = Thread.interrupted();
        try {
            reply = connection.requestWithTimeout(request.toNats(), timeout.plus(CLEANUP_INTERVAL));
        } catch (IllegalStateException | IllegalArgumentException refused) {
            return CompletableFuture.failedFuture(
                    new RoseyException(ErrorCode.UNAVAILABLE, "NATS does not take the request", refused));
        } finally {
            restore(interrupted);
        }
        inFlight.add(reply);
        if (watch.connected() == null) { // lost just now: who fails those under way may have missed this one
            reply.completeExceptionally(outage().withUnknownOutcome());
        }
        return reply.orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((message, failure) -> inFlight.remove(reply))
                .thenApply(BusMessage::from)
                .exceptionallyCompose(
                        failure -> CompletableFuture.failedFuture(explained(failure, request.subject(), timeout)));
    }

    /** Sends a request and waits for its reply. Fails with what {@link #request(BusMessage, Duration)} completes with. */
    public BusMessage requestAndWait(String subject, byte[] body, Duration timeout) {
        return await(request(subject, body, timeout));
    }

    private static BusMessage await(CompletableFuture<BusMessage> reply) {
        try {
            return reply.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RoseyException(ErrorCode.TIMEOUT, "interrupted while waiting for a reply", e)
                    .withUnknownOutcome();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RoseyException known
                    ? known
                    : new RoseyException(ErrorCode.INTERNAL, "a request failed", e);
        }
    }

    /**
     * Subscribes. The handler runs on one thread of the subscription's own, so messages keep their order; it must not
     * block. The server knows of the subscription when this returns. Fails with {@code UNAVAILABLE} before the first
     * connection.
     */
    public Subscription subscribe(String subject, Consumer<BusMessage> handler) {
        var connection = watch.connection();
        if (connection == null) {
            throw outage();
        }
        var dispatcher = connection.createDispatcher(message -> handler.accept(BusMessage.from(message)));
        dispatcher.subscribe(subject);
        flush(connection);
        return new Subscription(connection, dispatcher);
    }

    /** Waits until the server has all that was sent, at most a second. */
    public void flush() {
        var connection = watch.connected();
        if (connection != null) {
            flush(connection);
        }
    }

    /**
     * One at a time: a flush is a ping to the client, and pings that several threads have under way at once look to it like
     * a server that does not answer, so that it would give the connection up.
     */
    private void flush(Connection connection) {
        flushing.lock();
        try {
            connection.flush(Duration.ofSeconds(1));
        } catch (TimeoutException | IllegalStateException outage) {
            // The reconnect subscribes again; there is nothing to do here.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            flushing.unlock();
        }
    }

    private void failInFlight() {
        inFlight.forEach(reply -> reply.completeExceptionally(outage().withUnknownOutcome()));
    }

    private RoseyException outage() {
        return new RoseyException(ErrorCode.UNAVAILABLE, "not connected to NATS: " + state().reason());
    }

    private static RoseyException explained(Throwable failure, String subject, Duration timeout) {
        var cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return switch (cause) {
            case RoseyException known -> known;
            case TimeoutException late ->
                new RoseyException(
                                ErrorCode.TIMEOUT, "no answer on " + subject + " within " + timeout.toMillis() + " ms")
                        .withUnknownOutcome();
            case JetStreamStatusException nobody ->
                new RoseyException(ErrorCode.UNAVAILABLE, "nobody listens on " + subject);
            default ->
                new RoseyException(ErrorCode.UNAVAILABLE, "the request on " + subject + " failed", cause)
                        .withUnknownOutcome();
        };
    }

    @Override
    public void close() {
        watch.close();
        failInFlight();
    }
}
