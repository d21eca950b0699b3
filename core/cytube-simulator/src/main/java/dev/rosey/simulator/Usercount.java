package dev.rosey.simulator;

import java.util.concurrent.TimeUnit;

/** Says how many are in a channel, anonymous ones included, but not more often than every few seconds. */
final class Usercount {
    private final World world;
    private final Room room;
    private long lastNanos;
    private boolean pending;
    private boolean sentOnce;

    Usercount(World world, Room room) {
        this.world = world;
        this.room = room;
    }

    void changed() {
        if (pending) {
            return;
        }
        long waitNanos = world.config().usercountInterval().toNanos() - (System.nanoTime() - lastNanos);
        if (!sentOnce || waitNanos <= 0) {
            send();
            return;
        }
        pending = world.later(this::send, waitNanos, TimeUnit.NANOSECONDS);
    }

    private void send() {
        pending = false;
        sentOnce = true;
        lastNanos = System.nanoTime();
        room.all("usercount", room.size());
    }
}
