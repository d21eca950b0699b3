package dev.rosey.plugins.inspector;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.databind.JsonNode;
import dev.rosey.bus.SubjectPattern;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The body of {@code inspector.query.events}. Every field may be missing.
 *
 * <pre>{@code {"subject":"*.command_failed","plugin":"trivia","fields":{"channel":"movienight"},"limit":50}}</pre>
 *
 * @param subject a subject with NATS wildcards; also called {@code pattern}
 * @param plugin the module that published them
 * @param traceId those of one trace
 * @param since not before
 * @param until before
 * @param fields what fields of the data must be, with dots into nested objects; numbers and texts compare as text
 * @param limit how many, 1 to 500; more are counted as 500
 * @param cursor goes on with older ones: {@code next} of the last page, which is also taken under that name
 * @param after only newer ones than this: {@code newest} of an earlier page, or the id of an event
 */
record EventQuery(
        @JsonAlias("pattern") @Nullable String subject,
        @Nullable String plugin,
        @Nullable String traceId,
        @Nullable Instant since,
        @Nullable Instant until,
        Map<String, JsonNode> fields,
        @Nullable Integer limit,

        @JsonAlias({"next", "before"}) @Nullable String cursor,

        @Nullable String after) {

    static final int DEFAULT_LIMIT = 100;
    static final int LIMIT = 500;

    private static final int FIELDS = 20;

    @SuppressWarnings("ConstantConditions") // JSON leaves out what the signature promises
    EventQuery {
        fields = fields == null ? Map.of() : Map.copyOf(fields);
        if (fields.size() > FIELDS) {
            throw new IllegalArgumentException("at most " + FIELDS + " fields can be asked for");
        }
        if (limit != null && limit < 1) {
            throw new IllegalArgumentException("limit is 1 to " + LIMIT);
        }
        if (cursor != null && !cursor.matches("\\d{1,18}")) {
            throw new IllegalArgumentException("cursor is what an earlier page calls next");
        }
    }

    static EventQuery ofSubject(String pattern, int limit) {
        return new EventQuery(pattern, null, null, null, null, Map.of(), limit, null, null);
    }

    int size() {
        return limit == null ? DEFAULT_LIMIT : Math.min(limit, LIMIT);
    }

    /** The events asked for, cursors aside. */
    EventFilter filter() {
        return new EventFilter(
                subject == null ? SubjectPattern.ALL : SubjectPattern.of(subject),
                plugin,
                traceId,
                since,
                until,
                fields);
    }
}
