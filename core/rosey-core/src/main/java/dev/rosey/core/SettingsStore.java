package dev.rosey.core;

import dev.rosey.bus.BusJson;
import dev.rosey.bus.Subjects;
import dev.rosey.bus.nats.BusBucket;
import dev.rosey.bus.nats.NatsBus;
import dev.rosey.plugin.PluginBean;
import jakarta.inject.Inject;
import java.util.Map;

/**
 * What operators have changed, in the bucket {@code rosey-config}: a key for each plugin, with all of its changed settings.
 * Blocks; fails with {@code UNAVAILABLE} where the bucket cannot be reached.
 */
@PluginBean
class SettingsStore {

    /** {@code {"settings":{"rounds":"12"}}}. */
    record Changed(Map<String, String> settings) {
        @SuppressWarnings("ConstantConditions") // JSON leaves out what the signature promises
        Changed {
            settings = settings == null ? Map.of() : Map.copyOf(settings);
        }
    }

    private final BusBucket bucket;

    @Inject
    SettingsStore(NatsBus bus) {
        this.bucket = new BusBucket(bus, Subjects.CONFIG_BUCKET);
    }

    /** What operators have changed for this plugin. */
    Changed of(String plugin) {
        return bucket.get(plugin)
                .map(entry -> BusJson.read(entry.value(), Changed.class))
                .orElseGet(() -> new Changed(Map.of()));
    }

    void put(String plugin, Changed changed) {
        bucket.put(plugin, BusJson.bytes(changed));
    }
}
