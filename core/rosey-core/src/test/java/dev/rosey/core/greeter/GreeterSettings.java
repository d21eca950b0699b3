package dev.rosey.core.greeter;

import dev.rosey.plugin.PluginSettings;
import dev.rosey.plugin.Setting;

@PluginSettings
record GreeterSettings(
        @Setting(value = "Hello", doc = "What is said to somebody in particular.")
        String word,

        @Setting(value = "1", doc = "How often.") int times) {

    GreeterSettings {
        if (times < 1) {
            throw new IllegalArgumentException("times must be at least 1");
        }
    }
}
