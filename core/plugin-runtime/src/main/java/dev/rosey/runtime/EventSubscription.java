package dev.rosey.runtime;

import dev.rosey.bus.CloudEvent;
import dev.rosey.bus.RoseyException;
import dev.rosey.bus.nats.BusMessage;
import dev.rosey.bus.nats.NatsBus;
import dev.rosey.bus.nats.Subscription;
import dev.rosey.plugin.OnEvent;
import io.opentelemetry.context.Scope;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.metrics.Counter;
import org.jspecify.annotations.Nullable;

/** Hands the events of one subject to one method, in order, on a virtual thread, with a bounded queue in between. */
final class EventSubscription implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(EventSubscription.class.getName());
    private static final int QUEUE_LIMIT = 1_000;

    private final BlockingQueue<BusMessage> queue = new ArrayBlockingQueue<>(QUEUE_LIMIT);
    private final HandlerMethod method;
    private final String subject;
    private final Counter lost;
    private final Counter failed;
    private final Thread worker;
    private @Nullable Subscription subscription;
    private volatile boolean closed;

    /** Fails with {@link IllegalArgumentException} when the method does not take one thing, the event or its data. */
    EventSubscription(HandlerMethod method, ModuleMetrics metrics) {
        if (method.method().getParameterCount() != 1) {
            throw new IllegalArgumentException(
                    method + " must take a CloudEvent, or a record of its data, and no more");
        }
        this.method = method;
        this.subject = method.method().getAnnotation(OnEvent.class).value();
        this.lost = metrics.eventsLost(subject);
        this.failed = metrics.eventsFailed(subject);
        this.worker = Thread.ofVirtual().name("events " + subject).unstarted(this::work);
    }

    void start(NatsBus bus) {
        worker.start();
        subscription = bus.subscribe(subject, this::enqueue);
    }

    private void enqueue(BusMessage message) {
        while (!queue.offer(message)) {
            if (queue.poll() != null) {
                lost.inc();
            }
        }
    }

    private void work() {
        while (!closed) {
            try {
                handle(queue.take());
            } catch (InterruptedException interrupted) {
                // Either this is closed, or a handler left its interruption behind, which is no reason to stop.
            }
        }
    }

    private void handle(BusMessage message) {
        try (Scope scope = message.trace().makeCurrent()) {
            var argument = argument(message);
            if (argument != null) {
                method.call(argument);
            }
        } catch (Throwable thrown) { // a handler may throw anything
            failed.inc();
            if (!closed) {
                LOG.log(Level.WARNING, thrown, () -> method + " failed on an event of " + subject);
            }
        }
    }

    private @Nullable Object argument(BusMessage message) {
        try {
            var event = CloudEvent.read(message.subject(), message.body());
            var wanted = method.method().getParameterTypes()[0];
            return wanted == CloudEvent.class ? event : event.dataAs(wanted);
        } catch (RoseyException unreadable) {
            failed.inc();
            LOG.log(Level.FINE, unreadable, () -> "an event on " + subject + " makes no sense");
            return null;
        }
    }

    @Override
    public void close() {
        closed = true;
        if (subscription != null) {
            subscription.close();
        }
        worker.interrupt();
    }
}
