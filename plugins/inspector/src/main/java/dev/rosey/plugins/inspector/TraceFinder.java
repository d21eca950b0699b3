package dev.rosey.plugins.inspector;

import dev.rosey.bus.ErrorCode;
import dev.rosey.bus.RoseyException;
import java.util.List;
import java.util.Set;

/** Finds the events of one trace among the newest ones. */
final class TraceFinder {

    private static final Set<String> ASKED_BY_MODULES = Set.of("chat", "db", "inspector");

    private TraceFinder() {}

    /** A trace by its id or the unique beginning of it, or {@code last} for the newest. Fails with {@code NOT_FOUND}. */
    static Trace find(List<EventRing.Entry> newestFirst, String id) {
        var wanted = id.equals("last") ? last(newestFirst) : id;
        if (!wanted.matches("[0-9a-f]{6,32}")) {
            throw new RoseyException(ErrorCode.NOT_FOUND, "there is no such trace")
                    .withChatText("I don't know that trace. Try !inspect trace last");
        }
        var traceId = newestFirst.stream()
                .map(EventRing.Entry::traceId)
                .filter(found -> found.startsWith(wanted))
                .findFirst()
                .orElseThrow(() -> new RoseyException(
                                ErrorCode.NOT_FOUND, "there is no trace " + wanted + " among the newest events")
                        .withChatText("I don't know that trace any more. Try !inspect trace last"));
        return Trace.of(
                traceId,
                newestFirst.stream()
                        .filter(entry -> entry.traceId().equals(traceId))
                        .map(EventRing.Entry::event)
                        .toList());
    }

    /**
     * The newest trace with a command in it. What modules ask of the chat, of their storage and of the inspector goes on
     * all the time, and is no command of its own.
     */
    private static String last(List<EventRing.Entry> newestFirst) {
        return newestFirst.stream()
                .filter(entry -> !entry.traceId().isEmpty()
                        && entry.subject().contains(".command_")
                        && !ASKED_BY_MODULES.contains(entry.event().family()))
                .map(EventRing.Entry::traceId)
                .findFirst()
                .orElse("");
    }
}
