package dev.rosey.core;

import dev.rosey.plugin.PluginSettings;
import dev.rosey.plugin.Setting;
import java.util.List;

/**
 * How Rosey listens.
 *
 * @param prefix what a command starts with
 * @param bots names of other bots, which are never answered
 */
@PluginSettings(prefix = "rosey")
record CoreSettings(
        @Setting(value = "!", doc = "What a command in chat starts with; one to three characters, no space, no slash.")
        String prefix,

        @Setting(value = "", doc = "Names of other bots in the channels, which are never answered.")
        List<String> bots) {

    CoreSettings {
        if (prefix.isBlank() || prefix.length() > 3 || prefix.contains(" ") || prefix.startsWith("/")) {
            throw new IllegalArgumentException(
                    "prefix must be one to three characters without space and not start with a slash, not “" + prefix
                            + "”");
        }
        bots = List.copyOf(bots);
    }
}
