package dev.rosey.core;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * When a user of a channel may use a command again. A use is taken before the command is sent, so that two at once do not
 * both pass, and given back when it was only a mistake in typing. Safe from any thread.
 */
final class Cooldowns {

    private static final int SWEEP_AT = 10_000;

    /** Whose, where and what. */
    record Key(String channel, String user, String subject) {}

    private final Map<Key, Instant> freeAt = new HashMap<>();

    /** Takes a use; returns how long to wait instead when it is too early. */
    synchronized Optional<Duration> take(Key key, Duration cooldown, Instant now) {
        if (cooldown.isZero()) {
            return Optional.empty();
        }
        var free = freeAt.get(key);
        if (free != null && now.isBefore(free)) {
            return Optional.of(Duration.between(now, free));
        }
        if (freeAt.size() >= SWEEP_AT) {
            freeAt.values().removeIf(instant -> !now.isBefore(instant));
        }
        freeAt.put(key, now.plus(cooldown));
        return Optional.empty();
    }

    /** Gives a use back. */
    synchronized void giveBack(Key key) {
        freeAt.remove(key);
    }
}
