package dev.rosey.cytube;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Names messages, which CyTube does not: the same line gets the same name from everybody who reads the channel, so that who
 * sees it twice can tell. Lines that agree in everything, down to the millisecond, are numbered. Not safe for use by several
 * threads.
 */
final class MessageIds {

    private final String channel;
    private final Map<String, Integer> atThisTime = new HashMap<>();
    private Instant time = Instant.MIN;

    MessageIds(String channel) {
        this.channel = channel;
    }

    String next(String kind, Instant sentAt, String username, String html) {
        if (!sentAt.equals(time)) {
            time = sentAt;
            atThisTime.clear();
        }
        String line = String.join("\n", kind, channel, String.valueOf(sentAt.toEpochMilli()), username, html);
        int number = atThisTime.merge(line, 1, Integer::sum);
        return UUID.nameUUIDFromBytes((line + "\n" + number).getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}
