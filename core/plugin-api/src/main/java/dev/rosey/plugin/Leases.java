package dev.rosey.plugin;

import java.util.Optional;

/**
 * Sees to it that of several instances of a module one owns a thing: a channel's game, a channel's connection. Injected.
 *
 * <p>A lease lasts 10 s and is renewed every 3 s by the runtime for as long as the instance lives and the bus is there. What
 * is still held when the module stops is released, after its {@link Drainable}s. Only modules that the bus contract names
 * may use it.
 *
 * <p>All methods block for at most 4 s and may be called from any thread. They fail with
 * {@link dev.rosey.bus.RoseyException} {@code UNAVAILABLE} or {@code TIMEOUT} while the bus or its store is away.
 */
public interface Leases {

    /**
     * Takes a lease, unless another instance has it. An instance that has it already gets it again, and it is free when
     * each of those was released. Who wants what another has asks again every now and then: one that is not renewed any
     * more goes to whoever has asked for longest, about 8 s after its owner died.
     *
     * @param what what it is about, mostly a channel; unique within the module
     */
    Optional<Lease> take(String what);

    /** The instance that has it, this one included; empty when nobody has. */
    Optional<String> owner(String what);
}
