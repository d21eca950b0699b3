package dev.rosey.bus.nats;

import io.nats.client.Message;
import io.nats.client.impl.Headers;
import io.nats.client.impl.NatsMessage;
import io.opentelemetry.context.Context;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A message as the bus carries it.
 *
 * @param subject where it was sent to
 * @param replyTo where an answer goes, or null when none is wanted
 * @param headers the first value of each header
 * @param body the bytes, empty where there are none; not copied, so do not write into it
 * @param status the server's status in place of an answer: 503 when nobody listens, else 0
 */
@SuppressWarnings("ArrayRecordComponent") // messages are never compared
public record BusMessage(
        String subject, @Nullable String replyTo, Map<String, String> headers, byte[] body, int status) {

    /** The header of a message that asks for the answer to an earlier request again, and for no work. */
    public static final String AGAIN = "Rosey-Again";

    /** The metadata of a service whose instances know {@link #AGAIN}. */
    public static final String AGAIN_METADATA = "rosey.again";

    /** The status of "nobody listens". */
    public static final int NO_RESPONDERS = 503;

    private static final byte[] NOTHING = {};

    /** A message to send. */
    public static BusMessage of(String subject, @Nullable String replyTo, byte[] body) {
        return new BusMessage(subject, replyTo, Map.of(), body, 0);
    }

    static BusMessage from(Message message) {
        var status = message.isStatusMessage() ? message.getStatus().getCode() : 0;
        return received(message.getSubject(), message.getReplyTo(), message.getHeaders(), message.getData(), status);
    }

    /** A message as it came in. */
    public static BusMessage received(
            String subject, @Nullable String replyTo, @Nullable Headers headers, byte @Nullable [] body, int status) {
        return new BusMessage(subject, replyTo, firstValues(headers), body == null ? NOTHING : body, status);
    }

    private static Map<String, String> firstValues(@Nullable Headers headers) {
        if (headers == null || headers.isEmpty()) {
            return Map.of();
        }
        var values = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((name, all) -> values.put(name, all.getFirst()));
        return values;
    }

    Message toNats() {
        var natsHeaders = new Headers();
        TraceHeaders.inject(natsHeaders);
        headers.forEach(natsHeaders::put);
        return NatsMessage.builder()
                .subject(subject)
                .replyTo(replyTo)
                .headers(natsHeaders)
                .data(body)
                .build();
    }

    /**
     * Whether it comes out of a stream and not from somebody who may publish here: JetStream sends what it keeps to
     * whatever reply subject it is asked with, and asks no permission.
     */
    public boolean isStored() {
        return headers.containsKey("Nats-Stream");
    }

    /** Whoever waits for an answer on this reply subject asks for it again: it may have been lost on the way. */
    public static BusMessage again(String subject, String replyTo) {
        return new BusMessage(subject, replyTo, Map.of(AGAIN, "true"), NOTHING, 0);
    }

    /** Whether it asks for the answer to an earlier request again. */
    public boolean isAskedAgain() {
        return headers.containsKey(AGAIN);
    }

    /** The sender's trace. */
    public Context trace() {
        return TraceHeaders.extract(headers);
    }
}
