package dev.rosey.simulator;

import java.time.InstantSource;

/**
 * CyTube's limit on how fast one user chats: a burst, then a steady rate, and the whole burst again after a silence.
 * It is no token bucket: between the burst and the silence nothing is saved up.
 */
final class FloodLimit {
    private final InstantSource clock;
    private int used;
    private long lastMillis = Long.MIN_VALUE / 2;

    FloodLimit(InstantSource clock) {
        this.clock = clock;
    }

    /** True when one message more is too much; it then does not count. */
    boolean refuses(Rate rate) {
        long now = clock.millis();
        long idle = now - lastMillis;
        if (idle > rate.silenceMillis()) {
            used = 0;
        }
        if (used >= rate.burst() && idle < rate.pauseMillis()) {
            return true;
        }
        used = Math.min(used + 1, rate.burst());
        lastMillis = now;
        return false;
    }

    /**
     * @param burst how many at once
     * @param perSecond how many a second after that
     * @param silenceSeconds after which silence the whole burst is there again
     */
    record Rate(int burst, double perSecond, double silenceSeconds) {
        static final Rate EVERYWHERE = new Rate(20, 10, 2);

        Rate {
            burst = Math.clamp(burst, 1, 100);
            perSecond = Math.clamp(perSecond, 0.01, 1000);
            silenceSeconds = Math.clamp(silenceSeconds, 0, 3600);
        }

        long pauseMillis() {
            return Math.round(1000 / perSecond);
        }

        long silenceMillis() {
            return Math.round(silenceSeconds * 1000);
        }
    }
}
