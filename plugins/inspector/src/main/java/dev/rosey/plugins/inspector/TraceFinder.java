package dev.rosey.plugins.inspector;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the events of one trace among the newest ones. */
final class TraceFinder {

    private static final Set<String> ASKED_BY_MODULES = Set.of("chat", "db", "inspector");

    private TraceFinder() {}

    /** A trace by its id or the unique beginning of it, or {@code last} for the newest. */
    static Optional<Trace> find(List<EventRing.Entry> newestFirst, String id) {
        var wanted = id.equals("last") ? last(newestFirst) : id;
        if (!wanted.matches("[0-9a-f]{6,32}")) {
            return Optional.empty();
        }
        return newestFirst.stream()
                .map(EventRing.Entry::traceId)
                .filter(found -> found.startsWith(wanted))
                .findFirst()
                .map(traceId -> Trace.of(
                        traceId,
                        newestFirst.stream()
                                .filter(entry -> entry.traceId().equals(traceId))
                                .map(EventRing.Entry::event)
                                .toList()));
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
