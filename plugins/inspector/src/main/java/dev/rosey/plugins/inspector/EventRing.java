package dev.rosey.plugins.inspector;

import dev.rosey.bus.BusJson;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The newest events, in bounded memory. Each has a number that grows from older to newer ones; numbers have no holes. Not
 * safe for threads.
 */
final class EventRing {

    static final int EVENTS = 5_000;
    static final long BYTES = 16L << 20;

    /** Memory of an entry beside its texts, about. */
    private static final int OVERHEAD = 200;

    /** The first number leaves room for what an earlier run saw. */
    private static final long FIRST = 1_000_000_000L;

    /** The place right before all that this run hears. */
    static final long BEFORE_THE_FIRST = FIRST - 1;

    private final int maxEvents;
    private final long maxBytes;
    private final Deque<Entry> entries = new ArrayDeque<>();
    private long bytes;
    private long next = FIRST;

    /**
     * An event in the ring, its data as JSON text, which is smaller than a tree.
     *
     * @param number its place
     */
    @SuppressWarnings("ArrayRecordComponent") // entries are never compared
    record Entry(
            long number,
            String subject,
            String id,
            Instant time,
            String source,
            String traceId,
            String spanId,
            byte[] data) {

        static Entry of(long number, SeenEvent event) {
            return new Entry(
                    number,
                    event.subject(),
                    event.id(),
                    event.time(),
                    event.source(),
                    event.traceId(),
                    event.spanId(),
                    BusJson.bytes(event.data()));
        }

        SeenEvent event() {
            return new SeenEvent(subject, id, time, source, traceId, spanId, BusJson.readObject(data));
        }

        private long size() {
            return OVERHEAD + 2L * data.length + 2L * (subject.length() + id.length() + source.length());
        }
    }

    EventRing(int maxEvents, long maxBytes) {
        this.maxEvents = maxEvents;
        this.maxBytes = maxBytes;
    }

    void add(SeenEvent event) {
        var entry = Entry.of(next++, event);
        entries.addLast(entry);
        bytes += entry.size();
        while (entries.size() > maxEvents || bytes > maxBytes) {
            bytes -= entries.removeFirst().size();
        }
    }

    /** Adds events of before the oldest, as far as there is room. They are in order of time. */
    void addOlder(List<SeenEvent> older) {
        for (var event : older.reversed()) {
            var first = entries.peekFirst();
            var entry = Entry.of((first == null ? next : first.number()) - 1, event);
            if (entries.size() >= maxEvents || bytes + entry.size() > maxBytes) {
                return;
            }
            entries.addFirst(entry);
            bytes += entry.size();
        }
    }

    /** All of them, the newest first. */
    List<Entry> newestFirst() {
        var list = new ArrayList<Entry>(entries.size());
        entries.descendingIterator().forEachRemaining(list::add);
        return list;
    }

    int size() {
        return entries.size();
    }

    long bytes() {
        return bytes;
    }
}
