package dev.rosey.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rosey.bus.BusJson;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.Set;
import java.util.UUID;

/** The bus's JSON as an answer, which whoever has it already need not be sent again. */
final class JsonAnswer {

    /** Fields that only say how late it is. Two answers that differ in nothing else tell the same. */
    private static final Set<String> CLOCKS = Set.of("time", "uptime_ms");

    private JsonAnswer() {}

    /** The answer; 304 without a body when the request's {@code If-None-Match} has it. */
    static Response of(Request request, ObjectNode body) {
        var tag = tag(body);
        var unchanged = request.evaluatePreconditions(tag);
        var answer = unchanged == null ? Response.ok(BusJson.bytes(body), MediaType.APPLICATION_JSON_TYPE) : unchanged;
        return answer.tag(tag)
                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                .build();
    }

    /** Weak, because clocks do not count. */
    private static EntityTag tag(ObjectNode body) {
        var copy = body.deepCopy();
        copy.remove(CLOCKS);
        copy.forEach(JsonAnswer::withoutClocks);
        return tag(BusJson.bytes(copy), true);
    }

    private static void withoutClocks(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.remove("uptime_ms");
        }
        node.forEach(JsonAnswer::withoutClocks);
    }

    /** A tag of exactly these bytes. */
    static EntityTag tag(byte[] bytes, boolean isWeak) {
        return new EntityTag(UUID.nameUUIDFromBytes(bytes).toString().replace("-", ""), isWeak);
    }
}
