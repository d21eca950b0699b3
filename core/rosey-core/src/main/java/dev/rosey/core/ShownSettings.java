package dev.rosey.core;

import dev.rosey.bus.BusJson;
import dev.rosey.bus.CommandReply;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/**
 * The settings of a plugin as its instance tells them.
 *
 * <pre>{@code
 * {"settings":[{"key":"rounds","value":"12","from":"operator","doc":"Questions of a game."}]}
 * }</pre>
 */
record ShownSettings(List<Setting> settings) {

    /**
     * One of them.
     *
     * @param value as it would be typed
     * @param from {@code environment}, {@code operator}, {@code file} or {@code default}
     * @param doc what it is for; empty where nobody says
     */
    record Setting(String key, String value, String from, String doc) {

        @SuppressWarnings("ConstantConditions") // JSON leaves out what the signature promises
        Setting {
            doc = doc == null ? "" : doc;
        }

        /** Whether the environment says what it is, which nobody can overrule in chat. */
        boolean isFixed() {
            return from.equals("environment");
        }
    }

    @SuppressWarnings("ConstantConditions") // JSON leaves out what the signature promises
    ShownSettings {
        settings = settings == null ? List.of() : List.copyOf(settings);
    }

    static ShownSettings of(CommandReply reply) {
        return reply.data() == null
                ? new ShownSettings(List.of())
                : BusJson.convert(BusJson.tree(reply.data()), ShownSettings.class);
    }

    Optional<Setting> setting(String key) {
        return settings.stream().filter(setting -> setting.key().equals(key)).findFirst();
    }

    /** Of what was changed, that which the plugin still knows: a newer version may have other settings. All, where it shows none. */
    SettingsStore.Changed known(SettingsStore.Changed changed) {
        if (settings.isEmpty()) {
            return changed;
        }
        var known = new HashMap<>(changed.settings());
        known.keySet().retainAll(keys());
        return new SettingsStore.Changed(known);
    }

    List<String> keys() {
        return settings.stream().map(Setting::key).toList();
    }
}
