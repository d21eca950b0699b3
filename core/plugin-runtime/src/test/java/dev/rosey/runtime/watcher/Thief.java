package dev.rosey.runtime.watcher;

import dev.rosey.runtime.busy.Busy;
import jakarta.inject.Inject;

/** Takes a bean of another module. No bean by itself: only an archive that says so makes it one. */
public class Thief {

    private final Busy stolen;

    @Inject
    public Thief(Busy stolen) {
        this.stolen = stolen;
    }

    Busy stolen() {
        return stolen;
    }
}
