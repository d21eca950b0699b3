package dev.rosey.dashboard;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import dev.rosey.bus.BusJson;
import dev.rosey.bus.ErrorCode;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong, as RFC 9457 says it.
 *
 * <pre>{@code {"type":"about:blank","title":"Bad Request","status":400,"detail":"limit is 1 to 500","code":"BAD_REQUEST","parameter":"limit"}}</pre>
 *
 * @param type always {@code about:blank}: status and code tell all there is to tell
 * @param title the status in words
 * @param detail what to do differently, or what is away
 * @param code the bus's code, or one of HTTP's own in the same style
 * @param details further fields: {@code parameter}, {@code retry_after_ms} …
 */
record Problem(
        String type,
        String title,
        int status,
        String detail,
        String code,
        @JsonAnyGetter Map<String, Object> details) {

    static final String MEDIA_TYPE = "application/problem+json";

    Problem {
        details = Map.copyOf(details);
    }

    static Problem of(int status, String code, String detail) {
        var known = Response.Status.fromStatusCode(status);
        var title = status == 421 ? "Misdirected Request" : known == null ? "Error" : known.getReasonPhrase();
        return new Problem("about:blank", title, status, detail, code, Map.of());
    }

    static Problem of(ErrorCode code, String detail) {
        return of(httpStatus(code), code.name(), detail);
    }

    /** A parameter of the request cannot be read. */
    static Problem badParameter(String parameter, String detail) {
        return of(ErrorCode.BAD_REQUEST, detail).with("parameter", parameter);
    }

    /** A defect of what was asked is not one of this interface. */
    private static int httpStatus(ErrorCode code) {
        return code.status() == 500 ? 502 : code.status();
    }

    Problem with(String field, @Nullable Object value) {
        if (value == null) {
            return this;
        }
        var more = new HashMap<>(details);
        more.put(field, value);
        return new Problem(type, title, status, detail, code, more);
    }

    byte[] json() {
        return BusJson.bytes(this);
    }

    Response.ResponseBuilder response() {
        return Response.status(status)
                .type(MEDIA_TYPE)
                .header("Cache-Control", "no-store")
                .entity(json());
    }

    /** To throw; the answer is this problem. */
    ProblemException exception() {
        return new ProblemException(this);
    }
}
