package dev.rosey.plugins.inspector;

import dev.rosey.bus.SubjectPattern;
import dev.rosey.bus.Subjects;
import dev.rosey.bus.nats.NatsBus;
import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamStatusCheckedException;
import io.nats.client.Message;
import io.nats.client.StreamContext;
import io.nats.client.api.DeliverPolicy;
import io.nats.client.api.OrderedConsumerConfiguration;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What JetStream keeps of the events. */
final class KeptEvents {

    private static final Logger LOG = Logger.getLogger(KeptEvents.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final StreamContext stream;
    private final State state;

    /**
     * The stream as it is.
     *
     * @param subjects the patterns of the subjects it keeps
     * @param first the sequence number of the oldest event it has
     * @param last the sequence number of the newest; below {@code first} when it is empty
     */
    record State(List<SubjectPattern> subjects, long first, Instant firstTime, long last, Instant lastTime) {

        boolean keeps(String subject) {
            return subjects.stream().anyMatch(pattern -> pattern.matches(subject));
        }

        boolean isEmpty() {
            return last < first || last == 0;
        }
    }

    /** An event as it is kept. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Stored(long sequence, Instant time, String subject, byte[] body, Context trace) {

        static Stored of(Message message) {
            var meta = message.metaData();
            var body = message.getData();
            return new Stored(
                    meta.streamSequence(),
                    meta.timestamp().toInstant(),
                    message.getSubject(),
                    body == null ? new byte[0] : body,
                    W3CTraceContextPropagator.getInstance().extract(Context.root(), message, FirstHeader.INSTANCE));
        }
    }

    private enum FirstHeader implements TextMapGetter<Message> {
        INSTANCE;

        @Override
        @SuppressWarnings("deprecation") // still abstract in the interface
        public Iterable<String> keys(Message message) {
            return message.hasHeaders() ? message.getHeaders().keySet() : List.of();
        }

        @Override
        public @Nullable String get(@Nullable Message message, String key) {
            return message == null || !message.hasHeaders()
                    ? null
                    : message.getHeaders().getFirst(key);
        }
    }

    private KeptEvents(StreamContext stream, State state) {
        this.stream = stream;
        this.state = state;
    }

    /** The stream as it is now; nothing when it is not there, or cannot be reached. */
    static Optional<KeptEvents> find(NatsBus bus) {
        Connection connection = bus.connection();
        if (connection == null || !bus.state().connected()) {
            return Optional.empty();
        }
        try {
            var stream = connection.getStreamContext(Subjects.EVENTS_STREAM);
            var info = stream.getStreamInfo();
            var kept = info.getStreamState();
            return Optional.of(new KeptEvents(
                    stream,
                    new State(
                            info.getConfiguration().getSubjects().stream()
                                    .map(SubjectPattern::of)
                                    .toList(),
                            kept.getFirstSequence(),
                            kept.getFirstTime().toInstant(),
                            kept.getLastSequence(),
                            kept.getLastTime().toInstant())));
        } catch (IOException | JetStreamApiException | IllegalStateException notThere) {
            return Optional.empty();
        }
    }

    State state() {
        return state;
    }

    /** Reads from this sequence number to {@link State#last}. Returns whether it got there. */
    boolean readFrom(long sequence, Consumer<Stored> taker) throws InterruptedException {
        return read(
                new OrderedConsumerConfiguration()
                        .deliverPolicy(DeliverPolicy.ByStartSequence)
                        .startSequence(Math.max(1, sequence)),
                taker);
    }

    /** Reads from this time to {@link State#last}. Returns whether it got there. */
    boolean readFrom(Instant time, Consumer<Stored> taker) throws InterruptedException {
        return read(
                new OrderedConsumerConfiguration()
                        .deliverPolicy(DeliverPolicy.ByStartTime)
                        .startTime(time.atZone(ZoneOffset.UTC)),
                taker);
    }

    private boolean read(OrderedConsumerConfiguration from, Consumer<Stored> taker) throws InterruptedException {
        try (var messages = stream.createOrderedConsumer(from).iterate()) {
            while (true) {
                var message = messages.nextMessage(PATIENCE);
                if (message == null) {
                    return false;
                }
                var stored = Stored.of(message);
                taker.accept(stored);
                if (stored.sequence() >= state.last()) {
                    return true;
                }
            }
        } catch (InterruptedException stopped) {
            throw stopped;
        } catch (IOException | JetStreamApiException | JetStreamStatusCheckedException | RuntimeException broken) {
            LOG.log(Level.FINE, "the stream of events could not be read to its end", broken);
            return false;
        } catch (Exception closing) {
            return true;
        }
    }
}
