package dev.rosey.plugins.inspector;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How a module or one instance of it is, in the words of {@code !plugin}; what only rosey-core can know is from its events. */
enum PluginState {
    /** It is installed, and was not heard of yet. */
    STARTING,
    READY,
    /** A health check of it is down, or it answers without a heartbeat: it hangs. */
    DEGRADED,
    STOPPED,
    /** An operator switched it off. */
    DISABLED,
    /** It went without saying so. */
    CRASHED,
    /** It crashed so often that it is not started any more. */
    QUARANTINED;

    /** As it is written. */
    @JsonValue
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether whoever is so can be asked. */
    boolean isThere() {
        return this == READY || this == DEGRADED;
    }

    /** Whether nobody misses it: somebody wanted it so. */
    boolean isWanted() {
        return this == STOPPED || this == DISABLED;
    }
}
