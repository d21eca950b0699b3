package dev.rosey.runtime;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * A lease as its owner keeps it. What counts is when the last renewal that succeeded was sent, since the server had it no
 * earlier. Safe for use by several threads.
 */
final class HeldLease {

    /** Before the 10 s that the bucket keeps a key, and before anybody who waits may take it. */
    static final Duration TRUSTED = Duration.ofMillis(7_500);

    private static final Duration RENEWED_EVERY = Duration.ofSeconds(3);

    private final String what;
    private final LongSupplier nanoTime;
    private final List<Runnable> listeners = new ArrayList<>();
    private long revision;
    private long sentAt;
    private int holders = 1;
    private boolean renewing;
    private boolean lost;

    HeldLease(String what, long revision, long sentAt, LongSupplier nanoTime) {
        this.what = what;
        this.revision = revision;
        this.sentAt = sentAt;
        this.nanoTime = nanoTime;
    }

    String what() {
        return what;
    }

    synchronized boolean isHeld() {
        return !lost && age().compareTo(TRUSTED) < 0;
    }

    private Duration age() {
        return Duration.ofNanos(nanoTime.getAsLong() - sentAt);
    }

    /** One more who holds it; false when it is held no longer. */
    synchronized boolean share() {
        if (!isHeld() || holders == 0) {
            return false;
        }
        holders++;
        return true;
    }

    /** The revision to give back, when this was the last who held it. */
    synchronized Optional<Long> leave() {
        holders--;
        return holders == 0 && isHeld() ? Optional.of(revision) : Optional.empty();
    }

    synchronized boolean isLeft() {
        return holders == 0;
    }

    /** The revision to renew, when that is due and not under way; {@link #renewed} or {@link #notRenewed} follows. */
    synchronized Optional<Long> due() {
        if (renewing || lost || holders == 0 || age().compareTo(RENEWED_EVERY) < 0) {
            return Optional.empty();
        }
        renewing = true;
        return Optional.of(revision);
    }

    synchronized void renewed(long newRevision, long sent) {
        renewing = false;
        revision = newRevision;
        sentAt = sent;
    }

    synchronized void notRenewed() {
        renewing = false;
    }

    /** Whether it just was lost for want of a renewal. */
    synchronized boolean isOverdue() {
        return !lost && !isHeld();
    }

    /** Calls back when it is lost, or now. */
    void onLost(Runnable listener) {
        synchronized (this) {
            if (!lost) {
                listeners.add(listener);
                return;
            }
        }
        listener.run();
    }

    /** Nobody holds it here any more. Whom to tell; nobody at the second call. */
    synchronized List<Runnable> lose() {
        lost = true;
        var told = List.copyOf(listeners);
        listeners.clear();
        return told;
    }
}
