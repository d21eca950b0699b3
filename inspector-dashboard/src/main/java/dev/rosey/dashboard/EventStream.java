package dev.rosey.dashboard;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rosey.bus.RoseyException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one listener reads: first what it missed since the event it saw last, then what comes. */
final class EventStream {

    /** As often a comment is sent when there is nothing else, so that both ends notice when the other is gone. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(5);

    private static final int PAGES = 20;

    private final Bus bus;
    private final Listener listener;
    private final ObjectNode query;
    private final @Nullable String lastId;

    EventStream(Bus bus, Listener listener, ObjectNode query, @Nullable String lastId) {
        this.bus = bus;
        this.listener = listener;
        this.query = query;
        this.lastId = lastId;
    }

    /** Writes until the listener is closed or the reader is gone. */
    void writeTo(OutputStream output) throws IOException {
        write(output, ": rosey\nretry: 2000\n\n");
        if (lastId != null) {
            catchUp(output, lastId);
        }
        try {
            while (!listener.isClosed()) {
                var text = listener.next(HEARTBEAT);
                write(output, text.isEmpty() ? ": still here\n\n" : text);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }

    private void catchUp(OutputStream output, String after) throws IOException {
        try {
            var sent = new HashSet<String>();
            String from = after;
            for (int i = 0; i < PAGES && from != null; i++) {
                from = writePage(output, from, sent);
            }
            listener.skip(sent);
        } catch (RoseyException away) {
            listener.missed(-1);
        }
    }

    /** Writes what came after this, and returns what to go on with, or null. */
    private @Nullable String writePage(OutputStream output, String after, Set<String> sent) throws IOException {
        var page = bus.ask("events", query.put("after", after).put("limit", EventQuery.LIMIT));
        if (page.path("missed").asLong() < 0) {
            listener.missed(-1); // all that is kept would tell no more than that
            return null;
        }
        var oldestFirst = new ArrayList<Frame>();
        page.path("events").forEach(event -> oldestFirst.addFirst(Frame.of(event)));
        var text = new StringBuilder();
        for (var frame : oldestFirst) {
            text.append(frame.text());
            sent.add(frame.id());
        }
        write(output, text.toString());
        return page.path("more").asBoolean() ? page.path("newest").textValue() : null;
    }

    private void write(OutputStream output, String text) throws IOException {
        listener.writes();
        try {
            output.write(text.getBytes(StandardCharsets.UTF_8));
            output.flush();
        } finally {
            listener.wrote();
        }
    }
}
