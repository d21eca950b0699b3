package dev.rosey.cytube;

import dev.rosey.bus.RoseyException;
import dev.rosey.plugin.Lease;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** This instance's hold on a channel, which only one instance at a time is in. For the session's thread. */
final class ChannelLease {

    private final String channel;
    private final Function<String, Optional<Lease>> leases;
    private final Runnable lost;
    private @Nullable Lease lease;
    private boolean isBusAway;

    /**
     * @param leases gives this instance the channel to itself, unless another one has it; may block for some seconds
     * @param lost is called on any thread when what was taken is no longer held
     */
    ChannelLease(String channel, Function<String, Optional<Lease>> leases, Runnable lost) {
        this.channel = channel;
        this.leases = leases;
        this.lost = lost;
    }

    boolean isHeld() {
        return lease != null && lease.isHeld();
    }

    /** Whether nobody could say, when it was asked for last, who has the channel. */
    boolean isBusAway() {
        return isBusAway;
    }

    /** Takes the channel; false when another instance has it, or when nobody can say. */
    boolean take() {
        try {
            Optional<Lease> taken = leases.apply(channel);
            isBusAway = false;
            lease = taken.orElse(null);
            taken.ifPresent(mine -> mine.onLost(lost));
            return taken.isPresent();
        } catch (RoseyException away) {
            isBusAway = true;
            return false;
        }
    }

    void release() {
        if (lease != null) {
            lease.release();
        }
    }
}
