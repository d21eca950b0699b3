package dev.rosey.plugins.inspector;

import dev.rosey.plugin.PluginSettings;
import dev.rosey.plugin.Setting;
import java.time.Duration;

/**
 * What an operator may change while it runs.
 *
 * @param captureText whether the text of public chat messages is kept; private ones never are
 * @param minRank who may use {@code !inspect}
 * @param slowAfter when a plugin counts as slow
 */
@PluginSettings
record InspectorSettings(
        @Setting(
                value = "false",
                doc = "Whether the text of public chat messages is kept; else only its length. Private ones never are.")
        boolean captureText,

        @Setting(value = "3", doc = "The rank that the inspect commands need; 3 or more.")
        double minRank,

        @Setting(value = "1s", doc = "A plugin is slow when 5 % of a minute's commands take longer; 1ms to 1m.")
        Duration slowAfter) {

    static final double LEAST_RANK = 3;

    InspectorSettings {
        if (!(minRank >= LEAST_RANK)) {
            throw new IllegalArgumentException("min-rank is 3 or more, not " + minRank);
        }
        if (slowAfter.compareTo(Duration.ofMillis(1)) < 0 || slowAfter.compareTo(Duration.ofMinutes(1)) > 0) {
            throw new IllegalArgumentException("slow-after is 1ms to 1m, not " + slowAfter);
        }
    }
}
