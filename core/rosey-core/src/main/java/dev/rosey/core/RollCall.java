package dev.rosey.core;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who answered when, and who has been silent for too long. After a round that comes late, or earlier than the one before, it
 * begins anew: then it was this process that stood still, or its clock was set, and answers may wait to be read.
 *
 * <p>{@link #answered} may be called from any thread, all else from one.
 */
final class RollCall {

    static final Duration PERIOD = Duration.ofMillis(500);
    static final Duration GONE_AFTER = Duration.ofMillis(1_500);
    private static final Duration LATE_AFTER = PERIOD.multipliedBy(2);

    private final Map<InstanceId, Instant> lastSeen = new ConcurrentHashMap<>();
    private Instant begun = Instant.MIN;
    private @Nullable Instant lastRound;

    /** An instance is there. */
    void answered(InstanceId instance, Instant now) {
        lastSeen.put(instance, now);
    }

    /** Nobody can be heard, and nobody is gone for that: the next round is the first. */
    void interrupt() {
        lastRound = null;
    }

    /** Takes stock, once each period: who of those present is gone; empty while it is too early to tell. */
    Optional<Set<InstanceId>> gone(Set<InstanceId> present, Instant now) {
        boolean isInTime = isInTime(now);
        lastRound = now;
        if (!isInTime) {
            begun = now;
            lastSeen.replaceAll((instance, seen) -> now);
            return Optional.empty();
        }
        if (!begun.plus(GONE_AFTER).isBefore(now)) {
            return Optional.empty();
        }
        lastSeen.values().removeIf(seen -> seen.isBefore(now.minus(GONE_AFTER)));
        return Optional.of(present.stream()
                .filter(instance -> !lastSeen.containsKey(instance))
                .collect(Collectors.toUnmodifiableSet()));
    }

    private boolean isInTime(Instant now) {
        var before = lastRound;
        return before != null && !now.isBefore(before) && !now.isAfter(before.plus(LATE_AFTER));
    }
}
