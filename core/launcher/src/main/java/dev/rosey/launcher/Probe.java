package dev.rosey.launcher;

import java.io.IOException;

/** Asks a running process how it is. Called from virtual threads, one call at a time; may block for some seconds. */
interface Probe {

    /** What a process that answers says. */
    enum Health {
        /** It is alive, but not able to do its work yet. */
        LIVE,
        READY
    }

    /** Asks. No answer is an {@link IOException}. */
    Health ask() throws IOException;
}
