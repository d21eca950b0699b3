package dev.rosey.runtime;

import dev.rosey.bus.BusJson;
import dev.rosey.bus.CloudEvent;
import dev.rosey.bus.RoseyException;
import dev.rosey.bus.nats.BusMessage;
import dev.rosey.bus.nats.NatsBus;
import dev.rosey.bus.nats.Subscription;
import dev.rosey.plugin.OnEvent;
import io.opentelemetry.context.Scope;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.LongAdder;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Hands the events of one subject to one method, in order, on a virtual thread, with a bounded queue in between. */
final class EventSubscription implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(EventSubscription.class.getName());
    private static final int QUEUE_LIMIT = 1_000;

    private final BlockingQueue<BusMessage> queue = new ArrayBlockingQueue<>(QUEUE_LIMIT);
    private final LongAdder lost = new LongAdder();
    private final HandlerMethod method;
    private final String subject;
    private final Thread worker;
    private @Nullable Subscription subscription;

    EventSubscription(HandlerMethod method) {
        this.method = method;
        this.subject = method.method().getAnnotation(OnEvent.class).value();
        this.worker = Thread.ofVirtual().name("events " + subject).unstarted(this::work);
    }

    void start(NatsBus bus) {
        worker.start();
        subscription = bus.subscribe(subject, this::enqueue);
    }

    /** How many events were lost because the method fell behind. */
    long lost() {
        return lost.sum();
    }

    private void enqueue(BusMessage message) {
        while (!queue.offer(message)) {
            if (queue.poll() != null) {
                lost.increment();
            }
        }
    }

    private void work() {
        try {
            while (true) {
                handle(queue.take());
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private void handle(BusMessage message) throws InterruptedException {
        try (Scope scope = message.trace().makeCurrent()) {
            method.call(argument(message));
        } catch (InterruptedException closed) {
            throw closed;
        } catch (RoseyException unreadable) {
            LOG.log(Level.FINE, unreadable, () -> "an event on " + subject + " makes no sense");
        } catch (Throwable thrown) { // a handler may throw anything
            LOG.log(Level.WARNING, thrown, () -> method + " failed on an event of " + subject);
        }
    }

    private Object argument(BusMessage message) {
        var event = BusJson.read(message.body(), CloudEvent.class);
        var wanted = method.method().getParameterTypes()[0];
        return wanted == CloudEvent.class ? event : event.dataAs(wanted);
    }

    @Override
    public void close() {
        if (subscription != null) {
            subscription.close();
        }
        worker.interrupt();
    }
}
