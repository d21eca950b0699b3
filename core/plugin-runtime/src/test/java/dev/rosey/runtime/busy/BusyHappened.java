package dev.rosey.runtime.busy;

import dev.rosey.plugin.Event;

/** Something happened. */
@Event("busy.happened")
public record BusyHappened(String what) {
    public BusyHappened {
        if (what == null) {
            throw new IllegalArgumentException("what is missing");
        }
    }
}
