package dev.rosey.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rosey.bus.SubjectPattern;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which events a listener wants, out of those that are asked for once for all listeners.
 *
 * @param subject what the subject must match, or null
 * @param plugin who must have published it, or null
 * @param traceId of which trace it must be, or null
 */
record EventFilter(
        @Nullable SubjectPattern subject,
        @Nullable String plugin,
        @Nullable String traceId) {

    private static final Pattern SOURCE = Pattern.compile("/(?:plugins|services)/([^/]+)/.*");

    /** The filter that a query of the inspector stands for. */
    static EventFilter of(ObjectNode query) {
        var pattern = query.path("subject").textValue();
        return new EventFilter(
                pattern == null ? null : SubjectPattern.of(pattern),
                query.path("plugin").textValue(),
                query.path("trace_id").textValue());
    }

    boolean matches(JsonNode event) {
        return (subject == null || subject.matches(event.path("subject").asText()))
                && (plugin == null || plugin.equals(publisher(event)))
                && (traceId == null || traceId.equals(event.path("trace_id").asText()));
    }

    /** {@code /plugins/<name>/<instance>} names it; what has another source may say so in its data. */
    private static String publisher(JsonNode event) {
        var source = SOURCE.matcher(event.path("source").asText());
        return source.matches()
                ? source.group(1)
                : event.path("data").path("plugin").asText();
    }
}
