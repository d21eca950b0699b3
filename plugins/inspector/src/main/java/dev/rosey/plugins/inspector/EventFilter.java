package dev.rosey.plugins.inspector;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rosey.bus.SubjectPattern;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which events somebody wants. What is null is not asked for. */
record EventFilter(
        SubjectPattern subject,
        @Nullable String plugin,
        @Nullable String traceId,
        @Nullable Instant since,
        @Nullable Instant until,
        Map<String, JsonNode> fields) {

    boolean matches(EventRing.Entry entry) {
        if (!subject.matches(entry.subject())
                || (traceId != null && !traceId.equals(entry.traceId()))
                || (since != null && entry.time().isBefore(since))
                || (until != null && !entry.time().isBefore(until))) {
            return false;
        }
        // Reading the data costs most, so it comes last.
        return (plugin == null && fields.isEmpty()) || matchesData(entry.event());
    }

    private boolean matchesData(SeenEvent event) {
        if (plugin != null && !plugin.equals(event.publisher()) && !plugin.equals(event.text("plugin"))) {
            return false;
        }
        return fields.entrySet().stream().allMatch(field -> matches(event.data(), field.getKey(), field.getValue()));
    }

    private static boolean matches(JsonNode data, String path, JsonNode wanted) {
        var node = data;
        for (var step : path.split("\\.", -1)) {
            node = node.path(step);
        }
        return node.isContainerNode()
                ? node.equals(wanted)
                : !node.isMissingNode() && node.asText().equals(wanted.asText());
    }
}
