package dev.rosey.runtime;

import dev.rosey.bus.ErrorCode;
import dev.rosey.bus.RoseyException;
import dev.rosey.bus.nats.NatsBus;
import dev.rosey.plugin.Lease;
import dev.rosey.plugin.Leases;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The leases of one instance, in the bucket of the bus. Two instances cannot both own: a key is written over a known revision
 * only, its owner trusts it for 7.5 s since it sent the last renewal, and who waits takes over what did not change for longer
 * than that by its own clock, so that no two clocks have to agree.
 */
final class BusLeases implements Leases {

    private static final Logger LOG = Logger.getLogger(Leases.class.getName());
    private static final Duration TICK = Duration.ofMillis(250);
    private static final Duration WAITING = Duration.ofSeconds(2);
    private static final Duration SILENT = Duration.ofSeconds(4);
    private static final Duration ABANDONED = HeldLease.TRUSTED.plusMillis(750);

    private final LeaseBucket bucket;
    private final String instance;
    private final LongSupplier nanoTime;
    private final ScheduledExecutorService timer;
    private final Map<String, HeldLease> held = new ConcurrentHashMap<>();
    private final Map<String, Sighting> sightings = new ConcurrentHashMap<>();
    private final ReentrantLock taking = new ReentrantLock();
    private @Nullable Future<?> ticking;

    BusLeases(NatsBus bus, ModuleIdentity identity, ScheduledExecutorService timer, LongSupplier nanoTime) {
        this.bucket = new LeaseBucket(bus, identity.name());
        this.instance = identity.instance();
        this.timer = timer;
        this.nanoTime = nanoTime;
    }

    /** Somebody else's lease, and since when it is known to be at this revision. */
    private record Sighting(long revision, long since) {}

    @Override
    public Optional<Lease> take(String what) {
        taking.lock();
        try {
            var mine = held.get(what);
            return mine != null && mine.share() ? Optional.of(new Handle(mine)) : takeIfFree(what);
        } finally {
            taking.unlock();
        }
    }

    private Optional<Lease> takeIfFree(String what) {
        var now = await(bucket.read(what));
        if (!isFree(what, now)) {
            return Optional.empty();
        }
        long sent = nanoTime.getAsLong();
        var revision = await(bucket.write(what, instance, now.revision()));
        if (revision.isEmpty()) {
            return Optional.empty();
        }
        sightings.remove(what);
        return Optional.of(new Handle(keep(new HeldLease(what, revision.getAsLong(), sent, nanoTime))));
    }

    /** Free is what nobody has, what this instance itself had before it lost it, and what its owner has abandoned. */
    private boolean isFree(String what, LeaseBucket.Entry entry) {
        return entry.owner().isEmpty()
                || entry.owner().get().equals(instance)
                || unchangedFor(what, entry.revision()).compareTo(ABANDONED) > 0;
    }

    private Duration unchangedFor(String what, long revision) {
        long now = nanoTime.getAsLong();
        var sighting = sightings.compute(
                what,
                (key, known) -> known != null && known.revision() == revision ? known : new Sighting(revision, now));
        return Duration.ofNanos(now - sighting.since());
    }

    private synchronized HeldLease keep(HeldLease lease) {
        var before = held.put(lease.what(), lease);
        if (before != null) {
            lose(before, "it was not renewed in time");
        }
        if (ticking == null) {
            ticking = timer.scheduleWithFixedDelay(this::tick, TICK.toMillis(), TICK.toMillis(), TimeUnit.MILLISECONDS);
        }
        return lease;
    }

    @Override
    public Optional<String> owner(String what) {
        return holds(what) ? Optional.of(instance) : await(bucket.read(what)).owner();
    }

    /** Whether this instance has it now. Does not block. */
    boolean holds(String what) {
        var mine = held.get(what);
        return mine != null && mine.isHeld() && !mine.isLeft();
    }

    /**
     * The other instance that has it, if one does. Does not wait for one that has stopped renewing: fails with
     * {@code UNAVAILABLE}.
     */
    Optional<String> peer(String what) {
        if (holds(what)) {
            return Optional.empty();
        }
        var entry = await(bucket.read(what));
        var owner = entry.owner().filter(other -> !other.equals(instance));
        if (owner.isPresent() && unchangedFor(what, entry.revision()).compareTo(SILENT) > 0) {
            throw abandoned("the owner of " + what + " has stopped renewing its lease");
        }
        return owner;
    }

    /** What belongs to somebody who is gone is somebody else's in a few seconds. */
    static RoseyException abandoned(String why) {
        return new RoseyException(ErrorCode.UNAVAILABLE, why)
                .withChatText("One moment, please – I'll be back with you in a few seconds.");
    }

    private void tick() {
        held.values().forEach(lease -> {
            lease.due().ifPresent(revision -> renew(lease, revision));
            if (lease.isOverdue()) {
                lose(lease, "it could not be renewed");
            }
        });
    }

    private void renew(HeldLease lease, long revision) {
        long sent = nanoTime.getAsLong();
        var unused = bucket.write(lease.what(), instance, revision).whenComplete((renewed, failure) -> {
            if (failure != null) {
                lease.notRenewed();
            } else if (renewed.isPresent()) {
                lease.renewed(renewed.getAsLong(), sent);
            } else {
                recognise(lease);
            }
        });
    }

    /** Another revision may be our own, of a renewal whose answer was lost. It counts from now on only when renewed again. */
    private void recognise(HeldLease lease) {
        var unused = bucket.read(lease.what())
                .thenCompose(entry -> entry.owner().filter(instance::equals).isPresent()
                        ? again(lease, entry.revision())
                        : CompletableFuture.completedFuture(Optional.of(OptionalLong.empty())))
                .whenComplete((renewed, failure) -> {
                    lease.notRenewed();
                    if (failure == null && renewed.filter(OptionalLong::isEmpty).isPresent()) {
                        lose(lease, "somebody else has it");
                    }
                });
    }

    private CompletableFuture<Optional<OptionalLong>> again(HeldLease lease, long revision) {
        long sent = nanoTime.getAsLong();
        return bucket.write(lease.what(), instance, revision).thenApply(renewed -> {
            renewed.ifPresent(newRevision -> lease.renewed(newRevision, sent));
            return Optional.of(renewed);
        });
    }

    private void lose(HeldLease lease, String why) {
        held.remove(lease.what(), lease);
        if (!lease.isLeft()) {
            LOG.warning(() -> instance + " has lost the lease of " + lease.what() + ": " + why);
        }
        lease.lose().forEach(listener -> Thread.ofVirtual().start(listener));
    }

    /** Not while somebody here takes the same anew: what is given back must not be his. */
    private void release(HeldLease lease) {
        taking.lock();
        try {
            leave(lease);
        } finally {
            taking.unlock();
        }
    }

    private void leave(HeldLease lease) {
        var revision = lease.leave();
        if (!lease.isLeft()) {
            return;
        }
        held.remove(lease.what(), lease);
        lease.lose();
        try {
            if (revision.isPresent()) {
                giveBack(lease.what(), revision.get());
            }
        } catch (RoseyException away) {
            LOG.fine(() -> "the lease of " + lease.what() + " ends by itself: " + away.message());
        }
    }

    /** A renewal may have been on its way before. */
    private void giveBack(String what, long revision) {
        if (await(bucket.giveBack(what, revision)).isEmpty()) {
            var now = await(bucket.read(what));
            if (now.owner().filter(instance::equals).isPresent()) {
                await(bucket.giveBack(what, now.revision()));
            }
        }
    }

    /** Gives back what is left; nothing is renewed any more. */
    void close() {
        List.copyOf(held.values()).forEach(lease -> {
            while (!lease.isLeft()) {
                release(lease);
            }
        });
        synchronized (this) {
            if (ticking != null) {
                ticking.cancel(false);
            }
        }
    }

    private static <T> T await(CompletableFuture<T> answer) {
        try {
            return answer.get(WAITING.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RoseyException(ErrorCode.TIMEOUT, "interrupted while waiting for a lease", e);
        } catch (TimeoutException e) {
            throw new RoseyException(ErrorCode.TIMEOUT, "the bucket of leases does not answer", e);
        } catch (ExecutionException | CompletionException e) {
            throw e.getCause() instanceof RoseyException known
                    ? known
                    : new RoseyException(ErrorCode.UNAVAILABLE, "the bucket of leases does not answer", e);
        }
    }

    /** One holder's share of a lease. */
    private final class Handle implements Lease {
        private final AtomicBoolean released = new AtomicBoolean();
        private final HeldLease lease;

        Handle(HeldLease lease) {
            this.lease = lease;
        }

        @Override
        public boolean isHeld() {
            return !released.get() && lease.isHeld();
        }

        @Override
        public void onLost(Runnable listener) {
            lease.onLost(listener);
        }

        @Override
        public void release() {
            if (released.compareAndSet(false, true)) {
                BusLeases.this.release(lease);
            }
        }
    }
}
