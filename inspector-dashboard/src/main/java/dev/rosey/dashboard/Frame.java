package dev.rosey.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rosey.bus.BusJson;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A message of a stream of server-sent events, ready to be sent.
 *
 * @param id the event's id; empty for what is no event of the bus
 * @param text all lines of it with the empty one at the end
 */
record Frame(String id, String text) {

    /** A line must end where we end it. */
    private static final Pattern ONE_LINE = Pattern.compile("[\\x21-\\x7e]{1,128}");

    /** An event of the bus, as a CloudEvent. */
    static Frame of(JsonNode event) {
        var subject = event.path("subject").asText();
        var id = event.path("id").asText();
        var cloudEvent = BusJson.emptyObject();
        cloudEvent
                .put("specversion", "1.0")
                .put("id", id)
                .put("source", event.path("source").asText())
                .put("type", subject)
                .put("time", event.path("time").asText())
                .put("datacontenttype", "application/json");
        if (event.path("trace_id").isTextual()) {
            cloudEvent.put("traceid", event.path("trace_id").asText());
        }
        cloudEvent.set("data", event.path("data"));
        var idLine = ONE_LINE.matcher(id).matches() ? "id: " + id + '\n' : "";
        var typeLine = ONE_LINE.matcher(subject).matches() ? "event: " + subject + '\n' : "";
        return new Frame(id, typeLine + idLine + "data: " + BusJson.text(cloudEvent) + "\n\n");
    }

    /** So many events did not reach the reader; -1 when nobody knows how many. */
    static Frame dropped(long number) {
        return new Frame("", "event: dropped\ndata: {\"dropped\":" + number + "}\n\n");
    }

    /** Whether the inspector can be asked, and why not. */
    static Frame state(boolean isConnected, @Nullable String reason) {
        var state = BusJson.emptyObject().put("connected", isConnected);
        EventQuery.put(state, "reason", reason);
        return new Frame("", "event: state\ndata: " + BusJson.text(state) + "\n\n");
    }
}
