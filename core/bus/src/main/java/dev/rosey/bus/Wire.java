package dev.rosey.bus;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The checks that wire records share. Each throws {@link IllegalArgumentException} with the field's name. */
final class Wire {

    private Wire() {}

    /** Returns a required, non-blank text of at most {@code limit} UTF-16 units. */
    static String require(@Nullable String value, String field, int limit) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(field + " is missing");
        }
        return requireLength(value, field, limit);
    }

    /** Returns a required text, possibly empty, of at most {@code limit} UTF-16 units. */
    static String requirePresent(@Nullable String value, String field, int limit) {
        if (value == null) {
            throw new IllegalArgumentException(field + " is missing");
        }
        return requireLength(value, field, limit);
    }

    private static String requireLength(String value, String field, int limit) {
        if (value.length() > limit) {
            throw new IllegalArgumentException(field + " is longer than " + limit + " characters: " + value.length());
        }
        return value;
    }

    /** An unmodifiable copy that keeps order and may hold nulls; empty for null. */
    static Map<String, Object> copy(@Nullable Map<String, Object> map) {
        return map == null ? Map.of() : java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(map));
    }
}
