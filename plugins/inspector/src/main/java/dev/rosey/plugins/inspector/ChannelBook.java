package dev.rosey.plugins.inspector;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Which channels Rosey is in. Events tell of changes at once; what cytube-connection says with each heartbeat is the whole of
 * it, also why she never got in, and that a channel is none of hers any more. Of several instances only one is in a channel:
 * what another says does not count while that one says that it is. Not safe for threads.
 */
final class ChannelBook {

    private static final int CHANNELS = 100;

    /** What an instance says that has nothing to tell: another one has the channel, or it only just begins. */
    private static final Set<String> UNDECIDED = Set.of("another instance is there", "starting");

    /** Whoever was in a channel and says nothing for so long is not taken to be there any more: two heartbeats. */
    private static final Duration BELIEVED_FOR = InstanceWatch.HEARTBEAT_LIMIT;

    private final Map<String, Dependency> channels = new LinkedHashMap<>();

    /** By channel, which instance is in it, or nobody; from whoever told last. */
    private final Map<String, Inside> inside = new HashMap<>();

    /** Who is in a channel, empty for nobody, and when that was told. */
    private record Inside(String instance, Instant time) {

        boolean contradicts(String other, Instant now) {
            return !instance.isEmpty()
                    && !instance.equals(other)
                    && time.plus(BELIEVED_FOR).isAfter(now);
        }
    }

    /** By name. */
    Map<String, Dependency> all() {
        return channels;
    }

    /** An event of the chat. */
    void happened(SeenEvent event) {
        var works = event.event().equals("connected");
        if (works || event.event().equals("disconnected") || event.event().equals("kicked")) {
            var reason = (event.event().equals("kicked") ? "kicked: " : "") + event.text("reason");
            told(event.text("channel"), event.source(), works, event.time(), reason);
        }
    }

    /** A heartbeat of cytube-connection, with its health checks. */
    void heard(SeenEvent heartbeat) {
        for (var check : heartbeat.data().path("health")) {
            if (check.path("name").asText().equals("cytube")) {
                heard(
                        heartbeat,
                        check.path("data"),
                        check.path("status").asText().equals("UP"));
            }
        }
    }

    private void heard(SeenEvent heartbeat, JsonNode reasons, boolean isUp) {
        var time = heartbeat.time();
        if (reasons.isEmpty()) {
            channels.values().stream().filter(channel -> isUp).forEach(channel -> channel.told(true, time, ""));
            return;
        }
        channels.keySet().removeIf(channel -> !reasons.has(channel));
        inside.keySet().retainAll(channels.keySet());
        reasons.properties().forEach(entry -> {
            var reason = entry.getValue().asText();
            if (!UNDECIDED.contains(reason)) {
                told(entry.getKey(), heartbeat.source(), reason.startsWith("connected"), time, reason);
            }
        });
    }

    private void told(String channel, String instance, boolean works, Instant time, String reason) {
        if (!channels.containsKey(channel) && channels.size() >= CHANNELS) {
            return;
        }
        var known = inside.get(channel);
        if (!works && known != null && known.contradicts(instance, time)) {
            return;
        }
        if (known == null || !time.isBefore(known.time())) {
            inside.put(channel, new Inside(works ? instance : "", time));
        }
        channels.computeIfAbsent(channel, any -> new Dependency()).told(works, time, reason);
    }
}
