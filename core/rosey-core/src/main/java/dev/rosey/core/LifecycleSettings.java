package dev.rosey.core;

import dev.rosey.plugin.PluginSettings;
import dev.rosey.plugin.Setting;
import java.time.Duration;

/**
 * When a plugin is taken out of service.
 *
 * @param crashes how often it may crash
 * @param within in which time
 */
@PluginSettings(prefix = "rosey.quarantine")
record LifecycleSettings(
        @Setting(value = "5", doc = "How many crashes of a plugin take it out of service.")
        int crashes,

        @Setting(value = "10m", doc = "The time within which they count.")
        Duration within) {

    LifecycleSettings {
        if (crashes < 1) {
            throw new IllegalArgumentException("rosey.quarantine.crashes must be at least 1, not " + crashes);
        }
        if (within.isNegative() || within.isZero()) {
            throw new IllegalArgumentException("rosey.quarantine.within must be longer than nothing");
        }
    }
}
