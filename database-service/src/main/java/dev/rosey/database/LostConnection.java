package dev.rosey.database;

import dev.rosey.bus.RoseyException;

/** A connection was lost before anything was committed on it, so that the same may be tried again on another. */
final class LostConnection extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient RoseyException told;
    private final boolean byTheDriver;

    /**
     * @param told what the caller is told when it is not tried again
     * @param byTheDriver whether the driver gave it up, because the result did not fit into memory
     */
    LostConnection(RoseyException told, boolean byTheDriver) {
        super(told.message(), told, false, false);
        this.told = told;
        this.byTheDriver = byTheDriver;
    }

    RoseyException told() {
        return told;
    }

    boolean isTooLarge() {
        return byTheDriver;
    }
}
