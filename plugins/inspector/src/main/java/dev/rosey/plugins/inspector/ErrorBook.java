package dev.rosey.plugins.inspector;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What failed, the same failures together: those of one plugin, action and code whose messages differ only in numbers, ids
 * and quoted texts. Holds a bounded number and forgets what did not happen for the longest time. Not safe for threads.
 */
final class ErrorBook {

    static final int GROUPS = 500;

    private static final Pattern VARYING = Pattern.compile("“[^”]*”|\"[^\"]*\"|'[^']*'|[0-9a-fA-F-]{8,}|\\d+");
    private static final int MESSAGE_LIMIT = 300;

    private final Map<String, ErrorGroup> groups = new HashMap<>();

    /**
     * Failures of one kind.
     *
     * @param fingerprint names the kind, the same at every run
     * @param message of the newest, with nothing secret in it
     * @param traceId of the newest; may be empty
     * @param channel of the newest; may be empty
     */
    record ErrorGroup(
            String fingerprint,
            String plugin,
            String action,
            String code,
            String message,
            long count,
            Instant first,
            Instant last,
            String traceId,
            String channel) {

        private ErrorGroup plus(ErrorGroup one) {
            var newest = one.last.isBefore(last) ? this : one;
            return new ErrorGroup(
                    fingerprint,
                    plugin,
                    action,
                    code,
                    newest.message,
                    count + one.count,
                    first.isBefore(one.first) ? first : one.first,
                    newest.last,
                    newest.traceId,
                    newest.channel);
        }
    }

    /** Adds a failure that this event tells of. */
    void add(String plugin, SeenEvent event, String code) {
        var action = event.text("action");
        var message = event.text("message");
        var shortened = message.length() > MESSAGE_LIMIT ? message.substring(0, MESSAGE_LIMIT) + '…' : message;
        var fingerprint = fingerprint(plugin, action, code, shortened);
        var one = new ErrorGroup(
                fingerprint,
                plugin,
                action,
                code,
                shortened,
                1,
                event.time(),
                event.time(),
                event.traceId(),
                event.text("channel"));
        groups.merge(fingerprint, one, ErrorGroup::plus);
        if (groups.size() > GROUPS) {
            forgetOldest();
        }
    }

    private void forgetOldest() {
        groups.values().stream()
                .min(Comparator.comparing(ErrorGroup::last))
                .ifPresent(oldest -> groups.remove(oldest.fingerprint()));
    }

    private static String fingerprint(String plugin, String action, String code, String message) {
        var kind =
                String.join("\n", plugin, action, code, VARYING.matcher(message).replaceAll("#"));
        return UUID.nameUUIDFromBytes(kind.getBytes(StandardCharsets.UTF_8))
                .toString()
                .substring(0, 8);
    }

    /** The kinds of failures, the newest first. */
    List<ErrorGroup> newestFirst(Predicate<ErrorGroup> wanted) {
        return groups.values().stream()
                .filter(wanted)
                .sorted(Comparator.comparing(ErrorGroup::last).reversed().thenComparing(ErrorGroup::fingerprint))
                .toList();
    }
}
