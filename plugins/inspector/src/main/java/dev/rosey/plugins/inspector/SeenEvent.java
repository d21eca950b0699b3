package dev.rosey.plugins.inspector;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * An event as it is kept: with nothing in it that may not be kept.
 *
 * @param source the CloudEvents source
 * @param traceId 32 hexadecimal digits, or empty
 * @param spanId 16 hexadecimal digits, or empty
 */
record SeenEvent(String subject, String id, Instant time, String source, String traceId, String spanId, JsonNode data) {

    private static final Pattern SOURCE = Pattern.compile("/(?:plugins|services)/([a-z][a-z0-9-]{0,31})/([^/]+)");

    String family() {
        return subject.substring(0, Math.max(0, subject.indexOf('.')));
    }

    /** What happened, without the family. */
    String event() {
        return subject.substring(subject.indexOf('.') + 1);
    }

    /** The module that published it, as its source says; else what its data says; else empty. */
    String publisher() {
        var matcher = SOURCE.matcher(source);
        return matcher.matches() ? matcher.group(1) : text("plugin");
    }

    String text(String field) {
        return data.path(field).asText("");
    }

    long number(String field) {
        return data.path(field).asLong(0);
    }
}
