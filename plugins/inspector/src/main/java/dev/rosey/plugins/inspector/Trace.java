package dev.rosey.plugins.inspector;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * One way through Rosey, from what its events tell.
 *
 * <pre>{@code
 * {"trace_id":"4bf9…","started":"…","duration_ms":12,"hops":[{"time":"…","offset_ms":0,"subject":"dice.command_handled",
 *   "plugin":"dice-roller","action":"roll","duration_us":410,"code":"","event_id":"…"}]}
 * }</pre>
 *
 * @param started when the first hop began
 * @param durationMs until the end of the last, in milliseconds
 */
record Trace(String traceId, Instant started, long durationMs, List<Hop> hops) {

    /**
     * A step.
     *
     * @param time when it began: of a command, when it came in
     * @param offsetMs since the start of the trace
     * @param durationUs how long it took, 0 for what takes no time
     * @param code why it failed, or empty
     */
    record Hop(
            Instant time,
            long offsetMs,
            String subject,
            String plugin,
            String action,
            long durationUs,
            String code,
            String eventId) {

        static Hop of(SeenEvent event) {
            var micros = event.number("duration_us");
            return new Hop(
                    event.time().minusNanos(micros * 1_000),
                    0,
                    event.subject(),
                    event.publisher(),
                    event.text("action"),
                    micros,
                    event.text("code"),
                    event.id());
        }

        private Hop after(Instant start) {
            return new Hop(
                    time, Duration.between(start, time).toMillis(), subject, plugin, action, durationUs, code, eventId);
        }

        private Instant end() {
            return time.plusNanos(durationUs * 1_000);
        }
    }

    /** The trace of these events, of which there is at least one. */
    static Trace of(String traceId, List<SeenEvent> events) {
        var hops = events.stream()
                .map(Hop::of)
                .sorted(Comparator.comparing(Hop::time))
                .toList();
        var start = hops.getFirst().time();
        var end = hops.stream().map(Hop::end).max(Comparator.naturalOrder()).orElse(start);
        return new Trace(
                traceId,
                start,
                Duration.between(start, end).toMillis(),
                hops.stream().map(hop -> hop.after(start)).toList());
    }
}
