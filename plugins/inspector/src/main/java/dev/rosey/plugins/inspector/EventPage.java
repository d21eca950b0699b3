package dev.rosey.plugins.inspector;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of events, the newest first.
 *
 * <pre>{@code
 * {"events":[{"subject":"trivia.game_started","time":"…","id":"…","source":"/plugins/trivia/7f3a","trace_id":"…","data":{…}}],
 *  "next":"999999871","newest":"1000000129","more":false,"missed":0}
 * }</pre>
 *
 * @param next the {@code cursor} of older ones, or null where there are none
 * @param newest what to ask for as {@code after} to get those that come next; never missing
 * @param more whether there are newer ones than this page among those asked for with {@code after}
 * @param missed how many came after {@code after} and are forgotten already; -1 when what it names is unknown
 */
record EventPage(List<Event> events, @Nullable String next, String newest, boolean more, long missed) {

    /** A page is cut at this many bytes of data, far below what a NATS message holds. */
    private static final long BYTES = 400_000;

    /** One event. */
    record Event(
            String subject,
            Instant time,
            String id,
            String source,
            @Nullable String traceId,
            JsonNode data) {

        static Event of(EventRing.Entry entry) {
            var event = entry.event();
            return new Event(
                    event.subject(),
                    event.time(),
                    event.id(),
                    event.source(),
                    event.traceId().isEmpty() ? null : event.traceId(),
                    event.data());
        }
    }

    EventPage {
        events = List.copyOf(events);
    }

    /** The page of these events, the newest first, that a query asks for. */
    static EventPage of(List<EventRing.Entry> newestFirst, EventQuery query) {
        return query.after() == null ? older(newestFirst, query) : newer(newestFirst, query, query.after());
    }

    private static EventPage older(List<EventRing.Entry> newestFirst, EventQuery query) {
        var filter = query.filter();
        var below = query.cursor() == null ? Long.MAX_VALUE : Long.parseLong(query.cursor());
        var page = new ArrayList<EventRing.Entry>();
        long bytes = 0;
        for (var entry : newestFirst) {
            if (entry.number() >= below || !filter.matches(entry)) {
                continue;
            }
            bytes += entry.data().length;
            if (page.size() == query.size() || (bytes > BYTES && !page.isEmpty())) {
                var next = Long.toString(page.getLast().number());
                return new EventPage(events(page), next, newest(newestFirst), false, 0);
            }
            page.add(entry);
        }
        return new EventPage(events(page), null, newest(newestFirst), false, 0);
    }

    /** The oldest of those that are newer, so that asking again and again loses none. */
    private static EventPage newer(List<EventRing.Entry> newestFirst, EventQuery query, String after) {
        var filter = query.filter();
        var known = number(newestFirst, after);
        var page = new ArrayList<EventRing.Entry>();
        long bytes = 0;
        for (var entry : newestFirst.reversed()) {
            if (entry.number() <= known || !filter.matches(entry)) {
                continue;
            }
            bytes += entry.data().length;
            if (page.size() == query.size() || (bytes > BYTES && !page.isEmpty())) {
                var last = Long.toString(page.getLast().number());
                return new EventPage(events(page.reversed()), null, last, true, missed(newestFirst, known));
            }
            page.add(entry);
        }
        Collections.reverse(page);
        var newest = newestFirst.isEmpty() ? after : newest(newestFirst);
        return new EventPage(events(page), null, newest, false, missed(newestFirst, known));
    }

    /** The place of what {@code after} names; -1 when it is not there. */
    private static long number(List<EventRing.Entry> newestFirst, String after) {
        if (after.matches("\\d{1,18}")) {
            return Long.parseLong(after);
        }
        return newestFirst.stream()
                .filter(entry -> entry.id().equals(after))
                .mapToLong(EventRing.Entry::number)
                .findFirst()
                .orElse(-1);
    }

    private static long missed(List<EventRing.Entry> newestFirst, long known) {
        if (known < 0) {
            return -1;
        }
        return newestFirst.isEmpty() ? 0 : Math.max(0, newestFirst.getLast().number() - known - 1);
    }

    private static String newest(List<EventRing.Entry> newestFirst) {
        return Long.toString(
                newestFirst.isEmpty()
                        ? EventRing.BEFORE_THE_FIRST
                        : newestFirst.getFirst().number());
    }

    private static List<Event> events(List<EventRing.Entry> entries) {
        return entries.stream().map(Event::of).toList();
    }
}
