package dev.rosey.core;

import dev.rosey.bus.nats.BusMessage;
import dev.rosey.plugin.PluginBean;
import dev.rosey.plugin.PluginContext;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Who is on the bus, and who was. Says so in {@code plugin.*} events when that changes. Safe from any thread.
 */
@PluginBean
class PluginDirectory {

    private static final int DEPARTED_KEPT = 1_000;

    private final PluginContext context;
    private final Map<String, KnownPlugin> plugins = new LinkedHashMap<>();
    private final List<Consumer<ServiceInfo>> comers = new CopyOnWriteArrayList<>();
    private final SequencedSet<String> departed = new LinkedHashSet<>();
    private volatile CommandTable table = CommandTable.EMPTY;

    @Inject
    PluginDirectory(PluginContext context) {
        this.context = context;
    }

    /** Calls back for each instance that comes; must not block. */
    void onCome(Consumer<ServiceInfo> listener) {
        comers.add(listener);
    }

    /** What chat can reach, those that are down included. */
    CommandTable table() {
        return table;
    }

    /** All that were seen, in the order in which they came. */
    synchronized List<KnownPlugin> plugins() {
        return List.copyOf(plugins.values());
    }

    synchronized Optional<KnownPlugin> plugin(String name) {
        return Optional.ofNullable(plugins.get(name));
    }

    /** The instances that are there now. */
    synchronized Set<String> instances() {
        return plugins.values().stream()
                .flatMap(plugin -> plugin.instances().keySet().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Whether an instance may have something to say that is not known: it is new, or it is none of our runtime's, which
     * serves all that it does at once. Others add their endpoints one by one.
     */
    synchronized boolean isNewsFrom(String name, String id) {
        var plugin = plugins.get(name);
        var known = plugin == null ? null : plugin.instances().get(id);
        return known == null || !known.metadata().containsKey(BusMessage.AGAIN_METADATA);
    }

    /** An instance answered for itself. */
    synchronized void seen(ServiceInfo info) {
        if (!info.isModule() || departed.contains(info.id())) {
            return;
        }
        var now = context.clock().instant();
        var before = plugins.get(info.name());
        if (before != null && info.equals(before.instances().get(info.id()))) {
            return;
        }
        plugins.put(info.name(), before == null ? KnownPlugin.appeared(info, now) : before.with(info, now));
        boolean isThereAlready = before != null && before.instances().containsKey(info.id());
        if (isThereAlready) {
            rebuild();
            return;
        }
        context.publish(new PluginEvents.Started(info.name(), info.id(), info.version(), "answers on the bus"));
        rebuild();
        comers.forEach(listener -> listener.accept(info));
    }

    /**
     * An instance says that it stops: {@code instance} is what it calls itself in its events. Only the plugin's own family
     * is believed, for everybody may write any name into an event.
     */
    synchronized void stopping(String family, String name, String instance) {
        var plugin = plugins.get(name);
        if (plugin != null && plugin.owns(family)) {
            plugin.instances().values().stream()
                    .filter(info -> instance.equals(info.metadata().get("rosey.instance")))
                    .map(ServiceInfo::id)
                    .toList()
                    .forEach(this::departed);
        }
    }

    /** A plugin is no longer installed: its phrases are free. */
    synchronized void forget(String name) {
        if (plugins.remove(name) != null) {
            rebuild();
        }
    }

    /** It goes on answering for a moment, while it finishes what it has. */
    private void departed(String id) {
        departed.add(id);
        if (departed.size() > DEPARTED_KEPT) {
            departed.removeFirst();
        }
        gone(id, "stopped");
    }

    /** The process of an instance has ended without a word. */
    synchronized void crashed(String name, long pid) {
        var plugin = plugins.get(name);
        if (plugin != null) {
            plugin.instances().values().stream()
                    .filter(info -> info.pid() == pid)
                    .map(ServiceInfo::id)
                    .toList()
                    .forEach(id -> gone(id, "crashed"));
        }
    }

    /** An instance has left. */
    synchronized void gone(String id, String reason) {
        for (var plugin : List.copyOf(plugins.values())) {
            var info = plugin.instances().get(id);
            if (info != null) {
                plugins.put(plugin.name(), plugin.without(id, context.clock().instant()));
                context.publish(new PluginEvents.Stopped(info.name(), id, info.version(), reason));
                rebuild();
            }
        }
    }

    private void rebuild() {
        var known = Set.copyOf(table.conflicts());
        table = CommandTable.of(plugins.values());
        table.conflicts().stream()
                .filter(conflict -> !known.contains(conflict))
                .distinct()
                .forEach(this::report);
    }

    private void report(CommandTable.Conflict conflict) {
        var plugin = plugins.get(conflict.plugin());
        var last = plugin == null ? null : plugin.last();
        context.publish(new PluginEvents.Conflict(
                conflict.plugin(),
                last == null ? "" : last.id(),
                last == null ? "" : last.version(),
                conflict.reason()));
    }
}
