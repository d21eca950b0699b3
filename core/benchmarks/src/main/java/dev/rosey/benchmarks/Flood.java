package dev.rosey.benchmarks;

import dev.rosey.bus.BusJson;
import dev.rosey.bus.CloudEvent;
import dev.rosey.bus.nats.NatsBus;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Somebody who publishes so many events a second, evenly, on a thread of its own until it is closed. */
final class Flood implements AutoCloseable {

    static final String SUBJECT = "dice.roll_performed";

    private static final int PARTS_OF_A_SECOND = 100;

    private final NatsBus bus;
    private final int perPart;
    private final Thread thread;
    private volatile boolean goesOn = true;
    private final AtomicLong published = new AtomicLong();

    Flood(NatsBus bus, int perSecond) {
        this.bus = bus;
        this.perPart = Math.max(1, perSecond / PARTS_OF_A_SECOND);
        this.thread = Thread.ofPlatform().daemon().start(this::run);
    }

    /** How many were published until now. */
    long published() {
        return published.get();
    }

    private void run() {
        var data = BusJson.tree(Map.of("count", 2, "sides", 6, "total", 7));
        long next = System.nanoTime();
        try {
            while (goesOn) {
                for (int i = 0; i < perPart; i++) {
                    bus.publish(CloudEvent.of("/plugins/dice-roller/flood", SUBJECT, Instant.now(), data));
                }
                published.addAndGet(perPart);
                next += TimeUnit.SECONDS.toNanos(1) / PARTS_OF_A_SECOND;
                TimeUnit.NANOSECONDS.sleep(next - System.nanoTime());
            }
            bus.flush();
        } catch (InterruptedException closed) {
            // It is not needed any more.
        }
    }

    /** Returns when all are on their way. */
    @Override
    public void close() throws InterruptedException {
        goesOn = false;
        thread.join(TimeUnit.SECONDS.toMillis(30));
    }
}
