package dev.rosey.plugins.trivia;

import dev.rosey.bus.RoseyException;
import dev.rosey.plugin.PluginBean;
import dev.rosey.plugin.Settings;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The settings of the channels: the operator's, changed by what the channel's moderators set. What was read is remembered,
 * so that a channel keeps its settings while the database is away. Safe for use by several threads.
 */
@PluginBean
class SettingsBook {

    private final GameStore store;
    private final Settings<TriviaSettings> defaults;
    private final Map<String, Map<String, String>> changes = new ConcurrentHashMap<>();

    @Inject
    SettingsBook(GameStore store, Settings<TriviaSettings> defaults) {
        this.store = store;
        this.defaults = defaults;
    }

    /** As they are remembered. */
    ChannelSettings of(String channel) {
        return ChannelSettings.of(defaults.current()).with(changes.getOrDefault(channel, Map.of()));
    }

    /** As another instance may have changed them; as they are remembered while the database is away. */
    ChannelSettings newest(String channel) {
        try {
            load();
        } catch (RoseyException away) {
            // What was read before has to do.
        }
        return of(channel);
    }

    /** Reads those of all channels. Fails while the database is away. */
    void load() {
        changes.putAll(store.settings());
    }

    /**
     * Changes one setting of a channel for good.
     *
     * @throws IllegalArgumentException when there is no such setting or the value does not fit it
     */
    ChannelSettings change(String channel, String key, String value) {
        ChannelSettings valid = of(channel).with(key, value);
        changes.put(channel, store.changeSettings(channel, Map.of(key, value)));
        return valid;
    }
}
