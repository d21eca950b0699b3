package dev.rosey.dashboard;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rosey.bus.BusJson;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What {@code GET /api/v1/events} asks of the inspector: its parameters as the body of {@code inspector.query.events}. */
final class EventQuery {

    static final int LIMIT = 500;

    private static final Set<String> FILTERS = Set.of("subject", "plugin", "trace_id");
    private static final Set<String> KNOWN =
            Set.of("subject", "plugin", "trace_id", "since", "until", "field.", "limit", "cursor", "after");
    private static final Pattern TRACE = Pattern.compile("[0-9a-f]{32}");
    private static final Pattern CURSOR = Pattern.compile("\\d{1,18}");
    private static final Pattern AFTER = Pattern.compile("[\\x21-\\x7e]{1,128}");
    private static final int FIELDS = 20;

    private EventQuery() {}

    static ObjectNode of(MultivaluedMap<String, String> parameters) {
        var read = new QueryParameters(parameters, KNOWN);
        var query = BusJson.emptyObject();
        filters(read, query);
        put(query, "since", read.instant("since"));
        put(query, "until", read.instant("until"));
        put(query, "cursor", read.text("cursor", CURSOR, "is what an earlier page calls next"));
        put(query, "after", read.text("after", AFTER, "is what an earlier page calls newest, or an event's id"));
        var limit = read.number("limit", 1, LIMIT);
        if (limit != null) {
            query.put("limit", limit);
        }
        fields(read, query);
        return query;
    }

    /** What {@code GET /api/v1/events/stream} asks for. */
    static ObjectNode ofStream(MultivaluedMap<String, String> parameters) {
        var query = BusJson.emptyObject();
        filters(new QueryParameters(parameters, FILTERS), query);
        return query;
    }

    private static void filters(QueryParameters read, ObjectNode query) {
        put(query, "subject", read.subject("subject"));
        put(query, "plugin", read.name("plugin"));
        put(query, "trace_id", read.text("trace_id", TRACE, "is 32 hexadecimal digits"));
    }

    private static void fields(QueryParameters read, ObjectNode query) {
        var fields = read.below("field.");
        if (fields.size() > FIELDS) {
            throw Problem.badParameter("field", "at most " + FIELDS + " fields can be asked for")
                    .exception();
        }
        if (!fields.isEmpty()) {
            query.set("fields", BusJson.tree(fields));
        }
    }

    static void put(ObjectNode query, String name, @Nullable String value) {
        if (value != null) {
            query.put(name, value);
        }
    }
}
