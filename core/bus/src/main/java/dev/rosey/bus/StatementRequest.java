package dev.rosey.bus;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Runs a statement: a registered one by its subject, or {@code sql} on {@code write} and {@code read} (bus contract,
 * section 7).
 *
 * <pre>{@code {"params":{"text":"…","added_by":"alice"}}}</pre>
 *
 * @param sql the statement's text for {@code write} and {@code read}; null for a registered one
 * @param params the named parameters' values
 */
public record StatementRequest(@Nullable String sql, Map<String, JsonNode> params) {

    private static final int SQL_LIMIT = 128 * 1024;

    @SuppressWarnings("ConstantConditions") // JSON leaves out what the signature promises
    public StatementRequest {
        if (sql != null) {
            Wire.require(sql, "sql", SQL_LIMIT);
        }
        params = copy(params);
    }

    static Map<String, JsonNode> copy(@Nullable Map<String, JsonNode> params) {
        return params == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(params));
    }
}
