package dev.rosey.database;

import dev.rosey.bus.ErrorCode;
import dev.rosey.bus.RoseyException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** One turn, which lasts until the work has ended, in whatever thread and whoever still waits for it. */
final class Turn {

    private final Semaphore taken;
    private final AtomicBoolean isUsed = new AtomicBoolean();

    /** @param taken has been acquired; released when the turn ends */
    Turn(Semaphore taken) {
        this.taken = taken;
    }

    /** Carries out the work of this turn, once. Fails with {@code TIMEOUT} when the turn was given up before. */
    <T> T use(Supplier<T> work) {
        if (isUsed.getAndSet(true)) {
            throw new RoseyException(ErrorCode.TIMEOUT, "nobody waits for it any more").with("outcome", "undone");
        }
        try {
            return work.get();
        } finally {
            taken.release();
        }
    }

    /** Ends the turn, unless the work has begun. */
    void giveUp() {
        if (!isUsed.getAndSet(true)) {
            taken.release();
        }
    }
}
