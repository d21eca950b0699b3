package dev.rosey.plugins.inspector;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rosey.bus.BusJson;
import dev.rosey.bus.CloudEvent;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import java.time.Instant;

/** Reads events and leaves out what may not be kept. */
final class EventReader {

    /** Data larger than this is not kept. */
    private static final int DATA_LIMIT = 64 * 1024;

    private EventReader() {}

    /**
     * Reads an event. Fails with {@code BAD_REQUEST} when it is none.
     *
     * @param trace the publisher's trace
     * @param now what a time in the future, or none, counts as
     */
    static SeenEvent read(String subject, byte[] body, Context trace, Instant now, boolean captureText) {
        var event = BusJson.read(body, CloudEvent.class);
        var time = event.time() == null || event.time().isAfter(now) ? now : event.time();
        var span = Span.fromContext(trace).getSpanContext();
        var data = Redaction.of(subject, data(event.data(), body.length), captureText);
        return new SeenEvent(
                subject,
                event.id(),
                time,
                event.source(),
                span.isValid() ? span.getTraceId() : traceIdIn(data),
                span.isValid() ? span.getSpanId() : "",
                data);
    }

    private static JsonNode data(JsonNode data, int bytes) {
        if (bytes > DATA_LIMIT) {
            return BusJson.emptyObject().put("left_out", "larger than " + DATA_LIMIT + " bytes: " + bytes);
        }
        return data instanceof ObjectNode ? data : BusJson.emptyObject().set("value", data);
    }

    private static String traceIdIn(JsonNode data) {
        var traceId = data.path("trace_id").asText("");
        return traceId.matches("[0-9a-f]{32}") && !traceId.matches("0+") ? traceId : "";
    }
}
