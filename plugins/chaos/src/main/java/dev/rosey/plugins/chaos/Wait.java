package dev.rosey.plugins.chaos;

import java.time.Duration;

/** Waits as nobody should: deaf to interruption. */
final class Wait {

    private Wait() {}

    static void through(Duration duration) {
        long end = System.nanoTime() + duration.toNanos();
        while (end - System.nanoTime() > 0) {
            try {
                Thread.sleep(100);
            } catch (InterruptedException ignored) {
                // That is what it is here for.
            }
        }
    }
}
