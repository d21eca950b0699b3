package dev.rosey.simulator;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;

/** How long tests wait for what must come: long enough for a busy machine. */
final class Patience {
    private Patience() {}

    static void until(Callable<Boolean> come) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(2))
                .until(come);
    }
}
