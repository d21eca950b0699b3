package dev.rosey.bus;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * Who said something: {@code {"name":"alice","rank":1.0}}.
 *
 * @param name the name that CyTube shows, in its canonical case
 * @param rank CyTube's fractional rank: 0 guest, 1 registered, 1.5 leader, 2 moderator, 3 admin, 5 owner; default 0
 */
public record ChatUser(
        @JsonProperty("name") String name,
        @JsonProperty("rank") double rank) {

    public ChatUser {
        Wire.require(name, "user.name", 64);
        if (!Double.isFinite(rank)) {
            throw new IllegalArgumentException("user.rank must be a finite number");
        }
    }

    /** A user of whom nothing but the name is known. */
    public static ChatUser guest(@Nullable String name) {
        return new ChatUser(Wire.require(name, "user.name", 64), 0);
    }
}
