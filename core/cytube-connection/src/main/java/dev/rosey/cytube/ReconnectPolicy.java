package dev.rosey.cytube;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/**
 * How long a channel waits before the next attempt: doubled each time for the same {@link LeaveCause}, up to its longest,
 * less a random part of up to a half, so that those who lost one server do not come back as one. A connection that held for
 * longer than the longest wait starts the count anew; a shorter one does not, or two instances that throw each other out
 * would never slow down. Not safe for use by several threads.
 */
final class ReconnectPolicy {

    private final RandomGenerator random;
    private final UnaryOperator<Duration> scale;
    private final Map<LeaveCause, Integer> inARow = new EnumMap<>(LeaveCause.class);

    ReconnectPolicy(RandomGenerator random) {
        this(random, UnaryOperator.identity());
    }

    /** @param scale applied to each wait, for trying out what takes hours */
    ReconnectPolicy(RandomGenerator random, UnaryOperator<Duration> scale) {
        this.random = random;
        this.scale = scale;
    }

    /** @param held how long the connection was in the channel; zero if it never was */
    Duration next(LeaveCause cause, Duration held) {
        if (held.compareTo(cause.longest()) > 0) {
            inARow.clear();
        }
        int before = inARow.merge(cause, 1, (a, b) -> Math.min(a + b, 30)) - 1;
        long doubled = cause.first().toMillis() << Math.min(before, 20);
        long most = Math.min(doubled, cause.longest().toMillis());
        return scale.apply(Duration.ofMillis(most - random.nextLong(most / 2 + 1)));
    }
}
