package dev.rosey.bus;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The {@code error} object of a failed reply.
 *
 * <pre>{@code {"code":"INVALID_NOTATION","message":"expected a number of sides","position":2}}</pre>
 *
 * @param code one of the standard codes, or one that the module's SPEC lists
 * @param message what went wrong, for a log or a developer; the chat shows the reply's {@code text} instead
 * @param details further fields, beside {@code code} and {@code message} on the wire: {@code position}, {@code index},
 *     {@code retry_after_ms} …
 */
public record WireError(
        String code, String message, @JsonAnyGetter Map<String, Object> details) {

    public WireError {
        Wire.require(code, "error.code", 64);
        message = message == null ? "" : message;
        details = Wire.copy(details);
        if (details.containsKey("code") || details.containsKey("message")) {
            throw new IllegalArgumentException("a detail of an error is called neither code nor message");
        }
    }

    @JsonCreator
    static WireError ofJson(
            @JsonProperty("code") String code,
            @JsonProperty("message") @Nullable String message,
            @JsonAnySetter @Nullable Map<String, Object> details) {
        return new WireError(code, message == null ? "" : message, details == null ? Map.of() : details);
    }

    /** What the wire says of this exception. */
    public static WireError from(RoseyException exception) {
        return new WireError(exception.code().name(), exception.message(), new LinkedHashMap<>(exception.details()));
    }
}
