package dev.rosey.plugins.dice;

import dev.rosey.plugin.PluginSettings;
import dev.rosey.plugin.Setting;

/** What an operator may change while the plugin runs. */
@PluginSettings
record DiceSettings(
        @Setting(value = "1000", doc = "Dice that one roll may have at most, repetitions included; 1 to 1000")
        int maxDice) {
    DiceSettings {
        if (maxDice < 1 || maxDice > Limits.DICE) {
            throw new IllegalArgumentException("max-dice is 1 to " + Limits.DICE + ", not " + maxDice);
        }
    }
}
