package dev.rosey.plugins.inspector;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Which channels Rosey is in. Events tell of changes at once; what cytube-connection says with each heartbeat is the whole of
 * it, also why she never got in, and that a channel is none of hers any more. Not safe for threads.
 */
final class ChannelBook {

    private static final int CHANNELS = 100;

    /** What an instance says that has nothing to tell: another one has the channel, or it only just begins. */
    private static final Set<String> UNDECIDED = Set.of("another instance is there", "starting");

    private final Map<String, Dependency> channels = new LinkedHashMap<>();

    /** By name. */
    Map<String, Dependency> all() {
        return channels;
    }

    /** An event of the chat. */
    void happened(SeenEvent event) {
        var works = event.event().equals("connected");
        if (works || event.event().equals("disconnected") || event.event().equals("kicked")) {
            var reason = (event.event().equals("kicked") ? "kicked: " : "") + event.text("reason");
            told(event.text("channel"), works, event.time(), reason);
        }
    }

    /** The health checks in a heartbeat of cytube-connection. */
    void heard(JsonNode checks, Instant time) {
        for (var check : checks) {
            if (check.path("name").asText().equals("cytube")) {
                heard(check.path("data"), check.path("status").asText().equals("UP"), time);
            }
        }
    }

    private void heard(JsonNode reasons, boolean isUp, Instant time) {
        if (reasons.isEmpty()) {
            channels.values().stream().filter(channel -> isUp).forEach(channel -> channel.told(true, time, ""));
            return;
        }
        channels.keySet().removeIf(channel -> !reasons.has(channel));
        reasons.properties().forEach(entry -> {
            var reason = entry.getValue().asText();
            if (!UNDECIDED.contains(reason)) {
                told(entry.getKey(), reason.startsWith("connected"), time, reason);
            }
        });
    }

    private void told(String channel, boolean works, Instant time, String reason) {
        if (channels.containsKey(channel) || channels.size() < CHANNELS) {
            channels.computeIfAbsent(channel, any -> new Dependency()).told(works, time, reason);
        }
    }
}
