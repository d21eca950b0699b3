package dev.rosey.core;

import dev.rosey.bus.BusJson;
import dev.rosey.bus.RoseyException;
import dev.rosey.bus.Subjects;
import dev.rosey.bus.nats.BusBucket;
import dev.rosey.bus.nats.NatsBus;
import dev.rosey.plugin.PluginBean;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Takes away the leases of those whose end was seen, so that nobody waits for them to run out. Blocks. */
@PluginBean
class DeadLeases {

    private static final Logger LOG = Logger.getLogger(DeadLeases.class.getName());

    private final BusBucket bucket;

    @Inject
    DeadLeases(NatsBus bus) {
        this.bucket = new BusBucket(bus, Subjects.LEASES_BUCKET);
    }

    /** Takes away what belongs to these instances. What another one has taken meanwhile stays, and so does all of others. */
    void release(Collection<InstanceId> instances) {
        if (instances.isEmpty()) {
            return;
        }
        try {
            bucket.entries().stream()
                    .filter(entry -> instances.contains(owner(entry)))
                    .forEach(bucket::delete);
        } catch (RoseyException e) {
            LOG.log(
                    Level.INFO,
                    () -> "the leases of " + instances + " could not be released, and run out: " + e.message());
        }
    }

    /** The key begins with the plugin's name: nobody else may write there. */
    private static InstanceId owner(BusBucket.Entry lease) {
        var plugin = lease.key().substring(0, Math.max(0, lease.key().indexOf('.')));
        try {
            return new InstanceId(
                    plugin, BusJson.readObject(lease.value()).path("instance").asText());
        } catch (RoseyException notJson) {
            return new InstanceId(plugin, "");
        }
    }
}
