package dev.rosey.core;

import dev.rosey.bus.nats.BusMessage;
import dev.rosey.plugin.PluginBean;
import dev.rosey.plugin.PluginContext;
import jakarta.inject.Inject;
import java.time.Duration;
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
    private static final Duration MISSED_FOR = Duration.ofHours(1);

    private final PluginContext context;
    private final Map<String, KnownPlugin> plugins = new LinkedHashMap<>();
    private final List<Consumer<ServiceInfo>> comers = new CopyOnWriteArrayList<>();
    private final SequencedSet<InstanceId> departed = new LinkedHashSet<>();
    private Map<String, List<String>> installed = Map.of();
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
    synchronized Set<InstanceId> instances() {
        return plugins.values().stream()
                .flatMap(plugin -> plugin.instances().keySet().stream().map(id -> new InstanceId(plugin.name(), id)))
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
        if (!info.isModule() || departed.contains(info.instance())) {
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
     * An instance says that it stops, by what it calls itself in its events. Only the plugin's own family is believed, for
     * everybody may write any name into an event: true when it is.
     */
    synchronized boolean stopping(String family, InstanceId leaving) {
        var plugin = plugins.get(leaving.plugin());
        if (plugin == null || !plugin.owns(family)) {
            return false;
        }
        plugin.instances().values().stream()
                .filter(info -> leaving.id().equals(info.metadata().getOrDefault("rosey.instance", info.id())))
                .map(ServiceInfo::instance)
                .toList()
                .forEach(this::departed);
        return true;
    }

    /** What is installed or registered, with its tokens: nobody else gets these, whoever comes first. */
    synchronized void installed(Map<String, List<String>> tokens) {
        if (!tokens.equals(installed)) {
            installed = Map.copyOf(tokens);
            rebuild();
        }
    }

    /** Whoever is registered nowhere and has been away for an hour may never come back; its token and phrases are free. */
    synchronized void forgetTheLongGone() {
        var limit = context.clock().instant().minus(MISSED_FOR);
        plugins.values().stream()
                .filter(plugin -> !installed.containsKey(plugin.name()) && plugin.isAwaySince(limit))
                .map(KnownPlugin::name)
                .toList()
                .forEach(this::forget);
    }

    /** A plugin is no longer installed: its phrases are free. */
    synchronized void forget(String name) {
        if (plugins.remove(name) != null) {
            rebuild();
        }
    }

    /** It goes on answering for a moment, while it finishes what it has. */
    private void departed(InstanceId instance) {
        departed.add(instance);
        if (departed.size() > DEPARTED_KEPT) {
            departed.removeFirst();
        }
        gone(instance, "stopped");
    }

    /** The process of an instance has ended without a word. */
    synchronized void crashed(String name, long pid) {
        var plugin = plugins.get(name);
        if (plugin != null) {
            plugin.instances().values().stream()
                    .filter(info -> info.pid() == pid)
                    .map(ServiceInfo::instance)
                    .toList()
                    .forEach(instance -> gone(instance, "crashed"));
        }
    }

    /** An instance has left. */
    synchronized void gone(InstanceId instance, String reason) {
        var plugin = plugins.get(instance.plugin());
        var info = plugin == null ? null : plugin.instances().get(instance.id());
        if (plugin != null && info != null) {
            plugins.put(plugin.name(), plugin.without(info.id(), context.clock().instant()));
            context.publish(new PluginEvents.Stopped(info.name(), info.id(), info.version(), reason));
            rebuild();
        }
    }

    private void rebuild() {
        var known = Set.copyOf(table.conflicts());
        table = CommandTable.of(plugins.values(), installed);
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
