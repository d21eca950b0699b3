package dev.rosey.core;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rosey.plugin.PluginBean;
import dev.rosey.plugin.PluginContext;
import dev.rosey.plugin.TracedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Who was heard of when. A module says every 5 s that it lives ({@code <family>.heartbeat}); one that is there and has not
 * said so for longer hangs. While not even rosey-core's own heartbeat is heard, it is the bus that is silent, and time stands
 * still for everybody; when the bus was away for a moment, a heartbeat may have gone with it.
 *
 * <p>Public, because Helidon's messaging calls the methods by plain reflection.
 */
@PluginBean
public class Heartbeats {

    /** One heartbeat was missed, and a moment more. */
    static final Duration SILENT_AFTER = Duration.ofMillis(9_500);

    private static final Duration OWN_IS_LATE_AFTER = Duration.ofMillis(6_500);

    /**
     * An instance that lives, as far as is known.
     *
     * @param pid its process
     * @param last when it was heard last
     * @param troubles its health checks that are down
     */
    record Life(String plugin, String instance, long pid, Instant last, List<String> troubles) {

        InstanceId id() {
            return new InstanceId(plugin, instance);
        }

        Life heard(Instant now, List<String> newTroubles) {
            return new Life(plugin, instance, pid, now, newTroubles);
        }
    }

    private final PluginDirectory directory;
    private final PluginContext context;
    private final Map<InstanceId, Life> lives = new ConcurrentHashMap<>();

    @Inject
    Heartbeats(PluginDirectory directory, PluginContext context) {
        this.directory = directory;
        this.context = context;
    }

    void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
        directory.onCome(this::came);
    }

    private void came(ServiceInfo info) {
        var instance = info.metadata().get("rosey.instance");
        if (instance != null && info.pid() > 0) {
            var life =
                    new Life(info.name(), instance, info.pid(), context.clock().instant(), List.of());
            lives.put(life.id(), life);
        }
    }

    @Incoming("rosey-core-heartbeats")
    public void beat(TracedEvent heard) {
        var data = heard.event().data();
        var now = context.clock().instant();
        var family = heard.event().type().substring(0, heard.event().type().indexOf('.'));
        var id = new InstanceId(
                data.path("plugin").asText(), data.path("instance").asText());
        lives.computeIfPresent(
                id, (same, life) -> owns(life.plugin(), family) ? life.heard(now, troubles(data)) : life);
    }

    /** Nobody is believed about others. */
    private boolean owns(String plugin, String family) {
        return directory.plugin(plugin).filter(known -> known.owns(family)).isPresent();
    }

    private static List<String> troubles(JsonNode data) {
        var troubles = new ArrayList<String>();
        data.path("health").forEach(check -> {
            if (check.path("status").asText().equals("DOWN")) {
                troubles.add(trouble(check));
            }
        });
        return troubles;
    }

    private static String trouble(JsonNode check) {
        var reason = check.path("data").path("reason").asText();
        return check.path("name").asText() + (reason.isEmpty() ? "" : " (" + reason + ')');
    }

    /** An instance has said goodbye, or its process has ended. */
    void gone(InstanceId instance) {
        lives.remove(instance);
    }

    /** The instances of these plugins in a process. */
    List<Life> in(long pid, Collection<String> plugins) {
        return lives.values().stream()
                .filter(life -> life.pid() == pid && plugins.contains(life.plugin()))
                .toList();
    }

    /** Forgets an instance that nobody can ask any more, unless it is on the bus. */
    void forgetAbsent(Life life) {
        if (!isThere(life)) {
            gone(life.id());
        }
    }

    private boolean isThere(Life life) {
        return directory.plugin(life.plugin()).stream()
                .flatMap(known -> known.instances().values().stream())
                .anyMatch(info -> life.instance().equals(info.metadata().get("rosey.instance")));
    }

    /** The health checks of a plugin that are down, of all its instances that are there. */
    List<String> troubles(String plugin) {
        return lives.values().stream()
                .filter(life -> life.plugin().equals(plugin) && isThere(life))
                .flatMap(life -> life.troubles().stream())
                .distinct()
                .toList();
    }

    /** The others could not be heard until now. */
    void excuse() {
        var now = context.clock().instant();
        var self = self();
        lives.replaceAll((instance, life) -> instance.equals(self) ? life : life.heard(now, life.troubles()));
    }

    /** One gets another period. */
    void excuse(InstanceId instance) {
        lives.computeIfPresent(
                instance, (same, life) -> life.heard(context.clock().instant(), life.troubles()));
    }

    private InstanceId self() {
        return new InstanceId(context.name(), context.instance());
    }

    /** Those who should have been heard and were not. */
    List<Life> silent() {
        var now = context.clock().instant();
        var own = lives.get(self());
        if (own == null || own.last().plus(OWN_IS_LATE_AFTER).isBefore(now)) {
            excuse();
            return List.of();
        }
        return lives.values().stream()
                .filter(life -> life.last().plus(SILENT_AFTER).isBefore(now))
                .toList();
    }
}
