package dev.rosey.runtime;

import dev.rosey.bus.CloudEvent;
import dev.rosey.bus.RoseyException;
import dev.rosey.bus.nats.BusMessage;
import dev.rosey.bus.nats.NatsBus;
import dev.rosey.plugin.TracedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.Executors;
import java.util.concurrent.SubmissionPublisher;
import java.util.concurrent.atomic.LongAdder;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.spi.Connector;
import org.eclipse.microprofile.reactive.messaging.spi.IncomingConnectorFactory;
import org.eclipse.microprofile.reactive.streams.operators.PublisherBuilder;
import org.eclipse.microprofile.reactive.streams.operators.ReactiveStreams;
import org.reactivestreams.FlowAdapters;

/**
 * Streams of events for MicroProfile Reactive Messaging: {@code @Incoming("…")} methods of services take
 * {@link TracedEvent}s.
 *
 * <p>A channel's configuration names the {@code module} whose connection it uses and the {@code subject}, which may hold
 * wildcards. A method that falls behind by more than {@code buffer} events (default 8,192) loses the newest, which is
 * counted and logged; the publisher never waits.
 */
@ApplicationScoped
@Connector("rosey-nats")
class NatsConnector implements IncomingConnectorFactory {

    private static final Logger LOG = Logger.getLogger(NatsConnector.class.getName());
    private static final int BUFFER = 8_192;

    private final ModuleHost host;

    /** For the container's proxy only. */
    @SuppressWarnings({"NullAway", "unused"})
    NatsConnector() {
        this.host = null;
    }

    @Inject
    NatsConnector(ModuleHost host) {
        this.host = host;
    }

    @Override
    public PublisherBuilder<? extends Message<?>> getPublisherBuilder(Config config) {
        var module = config.getValue("module", String.class);
        var subject = config.getValue("subject", String.class);
        var buffer = config.getOptionalValue("buffer", Integer.class).orElse(BUFFER);
        var publisher =
                new SubmissionPublisher<Message<TracedEvent>>(Executors.newVirtualThreadPerTaskExecutor(), buffer);
        var bus = busOf(module, subject);
        bus.whenConnected()
                .thenRunAsync(() -> new Feed(subject, publisher).start(bus))
                .exceptionally(failure -> {
                    LOG.log(Level.SEVERE, failure, () -> "cannot subscribe to " + subject);
                    return null;
                });
        return ReactiveStreams.fromPublisher(FlowAdapters.toPublisher(publisher));
    }

    private NatsBus busOf(String module, String subject) {
        return host.modules().stream()
                .filter(running -> running.name().equals(module))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "the channel for " + subject + " names a module that is not here: " + module))
                .bus();
    }

    /** Hands what arrives on a subject to a publisher. */
    private record Feed(String subject, SubmissionPublisher<Message<TracedEvent>> publisher, LongAdder lost) {

        Feed(String subject, SubmissionPublisher<Message<TracedEvent>> publisher) {
            this(subject, publisher, new LongAdder());
        }

        void start(NatsBus bus) {
            bus.subscribe(subject, this::offer);
        }

        /** Says so when it begins and then at every doubling: whoever falls behind has no time for a long log. */
        private void countLost() {
            lost.increment();
            long count = lost.sum();
            if (Long.bitCount(count) == 1) {
                LOG.warning(() -> "the method for " + subject + " falls behind; events lost so far: " + count);
            }
        }

        private void offer(BusMessage message) {
            try {
                var event = new TracedEvent(CloudEvent.read(message.subject(), message.body()), message.trace());
                publisher.offer(Message.of(event), (subscriber, dropped) -> {
                    countLost();
                    return false;
                });
            } catch (RoseyException unreadable) {
                LOG.log(Level.FINE, unreadable, () -> "a message on " + message.subject() + " is no event");
            }
        }
    }
}
