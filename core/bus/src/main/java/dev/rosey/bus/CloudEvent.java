package dev.rosey.bus;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * An event: a CloudEvent 1.0 in structured JSON mode (bus contract, section 4; CloudEvents NATS binding).
 *
 * <pre>{@code
 * {"specversion":"1.0","id":"0198f2…","source":"/plugins/trivia/7f3a","type":"trivia.game_started",
 *  "time":"2026-11-22T09:00:00.123Z","datacontenttype":"application/json","data":{"game_id":"…"}}
 * }</pre>
 *
 * @param specversion always {@code 1.0}
 * @param id unique within the source
 * @param source {@code /plugins/<name>/<instance>} or {@code /services/<name>/<instance>}
 * @param type equal to the subject it is published on
 * @param time when it happened, to the millisecond
 * @param datacontenttype always {@code application/json}
 * @param data what happened, as an object
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CloudEvent(
        String specversion,
        String id,
        String source,
        String type,
        @Nullable Instant time,
        String datacontenttype,
        JsonNode data) {

    @SuppressWarnings("ConstantConditions") // JSON leaves out what the signature promises
    public CloudEvent {
        if (!"1.0".equals(specversion)) {
            throw new IllegalArgumentException("specversion must be 1.0");
        }
        Wire.require(id, "id", 256);
        Wire.require(source, "source", 256);
        Wire.require(type, "type", 128);
        datacontenttype = datacontenttype == null ? "application/json" : datacontenttype;
        time = time == null ? null : time.truncatedTo(ChronoUnit.MILLIS);
        data = data == null ? BusJson.emptyObject() : data;
    }

    /**
     * Reads the event that came on a subject. Fails with {@code BAD_REQUEST} when it is none, or is of another type than the
     * subject: the subject is what only its owner may publish to.
     */
    public static CloudEvent read(String subject, byte[] body) {
        var event = BusJson.read(body, CloudEvent.class);
        if (!event.type().equals(subject)) {
            throw new RoseyException(ErrorCode.BAD_REQUEST, "an event of type " + event.type() + " came on " + subject);
        }
        return event;
    }

    /** An event that happened now. {@code data} is anything that becomes a JSON object. */
    public static CloudEvent of(String source, String type, Instant time, Object data) {
        return new CloudEvent("1.0", Ids.next(time), source, type, time, "application/json", BusJson.tree(data));
    }

    /** An event that happened now, as the bus carries it: what {@link #of} makes, without a tree in between. */
    public static byte[] bytesOf(String source, String type, Instant time, Object data) {
        return BusJson.bytes(new Outgoing("1.0", Ids.next(time), source, type, time, "application/json", data));
    }

    private record Outgoing(
            String specversion,
            String id,
            String source,
            String type,
            Instant time,
            String datacontenttype,
            Object data) {}

    /** The data as a record. Fails with {@code BAD_REQUEST} when it lacks what the record needs. */
    public <T> T dataAs(Class<T> type) {
        return BusJson.convert(data, type);
    }
}
