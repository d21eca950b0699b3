package dev.rosey.plugin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rosey.bus.BusJson;
import java.util.List;

/**
 * A request on an {@link Endpoint}.
 *
 * @param subject where it was sent to
 * @param body its JSON object; an empty body counts as {@code {}}
 */
public record ServiceRequest(String subject, ObjectNode body) {

    /** The tokens of the subject. */
    public List<String> tokens() {
        return List.of(subject.split("\\.", -1));
    }

    /** The body as a record. Fails with {@code BAD_REQUEST}. */
    public <T> T bodyAs(Class<T> type) {
        return BusJson.convert(body, type);
    }
}
