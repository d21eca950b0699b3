package dev.rosey.plugins.inspector;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rosey.bus.BusJson;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which channels Rosey is in. Events tell of changes at once; what cytube-connection says with each heartbeat is the whole of
 * it, also why she never got in, and that a channel is none of hers any more. Of several instances only one is in a channel:
 * what another says does not count while that one says that it is. Not safe for threads.
 */
final class ChannelBook {

    private static final int CHANNELS = 100;

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

    /** A heartbeat of cytube-connection, with its health checks: one says where it is, one in words why. */
    void heard(SeenEvent heartbeat) {
        var words = check(heartbeat, "cytube");
        if (words.isEmpty()) {
            return;
        }
        var reasons = words.path("data");
        if (reasons.isEmpty()) {
            var isUp = words.path("status").asText().equals("UP");
            channels.values().stream()
                    .filter(channel -> isUp)
                    .forEach(channel -> channel.told(true, heartbeat.time(), ""));
            return;
        }
        channels.keySet().removeIf(channel -> !reasons.has(channel));
        inside.keySet().retainAll(channels.keySet());
        var presence = check(heartbeat, "cytube-presence").path("data");
        reasons.properties()
                .forEach(entry -> stands(
                        heartbeat,
                        entry.getKey(),
                        presence.path(entry.getKey()).asText(),
                        entry.getValue().asText()));
    }

    private static JsonNode check(SeenEvent heartbeat, String name) {
        return heartbeat
                .data()
                .path("health")
                .valueStream()
                .filter(check -> check.path("name").asText().equals(name))
                .findFirst()
                .orElseGet(BusJson::emptyObject);
    }

    private void stands(SeenEvent heartbeat, String channel, String presence, String reason) {
        switch (presence) {
            case "connected" -> told(channel, heartbeat.source(), true, heartbeat.time(), reason);
            case "out" -> told(channel, heartbeat.source(), false, heartbeat.time(), reason);
            default -> {
                // It has nothing to tell: another instance has the channel, or it only just begins.
            }
        }
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
