package dev.rosey.runtime.busy;

import dev.rosey.plugin.PluginSettings;
import dev.rosey.plugin.Setting;

@PluginSettings
record BusySettings(
        @Setting(value = "10", doc = "How many rounds") int rounds,
        @Setting(value = "hi", doc = "What is said") String greeting) {

    BusySettings {
        if (rounds < 1) {
            throw new IllegalArgumentException("rounds must be at least 1");
        }
        if (rounds == 666) {
            throw new AssertionError("rounds may not be that");
        }
    }
}
