package dev.rosey.core;

import dev.rosey.bus.BusJson;
import dev.rosey.bus.CommandReply;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/**
 * The settings of a plugin as its instance tells them. Of one that only says whether it takes them, what was changed is known,
 * and any other is taken for possible.
 *
 * <pre>{@code
 * {"settings":[{"key":"rounds","value":"12","from":"operator","doc":"Questions of a game."}]}
 * }</pre>
 *
 * @param guessed whether the plugin does not tell them
 */
record ShownSettings(List<Setting> settings, boolean guessed) {

    static final ShownSettings NONE = new ShownSettings(List.of(), false);

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

    /** What an answer tells, of a plugin for which {@code changed} was changed. */
    static ShownSettings of(CommandReply reply, SettingsStore.Changed changed) {
        var data = reply.data() == null ? BusJson.emptyObject() : BusJson.tree(reply.data());
        if (reply.ok() && data.path("settings").isArray()) {
            return BusJson.convert(data, ShownSettings.class);
        }
        return new ShownSettings(
                changed.settings().entrySet().stream()
                        .map(entry -> new Setting(entry.getKey(), entry.getValue(), "operator", ""))
                        .toList(),
                true);
    }

    Optional<Setting> setting(String key) {
        var known =
                settings.stream().filter(setting -> setting.key().equals(key)).findFirst();
        return known.isPresent() || !guessed ? known : Optional.of(new Setting(key, "its default", "default", ""));
    }

    /** Of what was changed, that which the plugin still knows: a newer version may have other settings. */
    SettingsStore.Changed known(SettingsStore.Changed changed) {
        var known = new HashMap<>(changed.settings());
        known.keySet().retainAll(keys());
        return new SettingsStore.Changed(known);
    }

    List<String> keys() {
        return settings.stream().map(Setting::key).toList();
    }
}
