package dev.rosey.core;

import dev.rosey.bus.HostOrder;
import dev.rosey.bus.HostOrder.Wanted;
import dev.rosey.bus.HostOrder.Wish;
import dev.rosey.bus.HostState;
import dev.rosey.bus.Manifest;
import dev.rosey.bus.RoseyException;
import dev.rosey.plugin.PluginBean;
import dev.rosey.plugin.PluginContext;
import dev.rosey.plugin.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Decides what becomes of plugins that crash: tells of it, moves those of a shared JVM apart so that the guilty one shows
 * itself, and takes out of service who does not stop crashing. Everything but {@link #forgive} happens on the thread of
 * {@link Supervision}.
 */
@PluginBean
class Lifecycle {

    private static final Logger LOG = Logger.getLogger(Lifecycle.class.getName());

    /** What happened longer ago was told by whoever was there then. */
    private static final Duration NEWS = Duration.ofMinutes(1);

    /** After so many crashes of a shared JVM its plugins are run apart. */
    private static final int SHARED_CRASHES = 3;

    private static final int REASON_LIMIT = 900;

    private final Supervision supervision;
    private final PluginDirectory directory;
    private final Heartbeats heartbeats;
    private final DeadLeases leases;
    private final OperatorNews news;
    private final PluginContext context;
    private final Settings<LifecycleSettings> settings;
    private final CrashCounts counts;
    private final Set<String> down = ConcurrentHashMap.newKeySet();
    private final Map<String, String> builds = new HashMap<>();
    private final Map<String, String> problems = new HashMap<>();
    private final Map<String, Wanted> wishes = new HashMap<>();
    private final Set<HostState.HandOver> handedOver = ConcurrentHashMap.newKeySet();
    private String supervisor = "";
    private long lastExit;

    @Inject
    Lifecycle(
            Supervision supervision,
            PluginDirectory directory,
            Heartbeats heartbeats,
            DeadLeases leases,
            OperatorNews news,
            PluginContext context,
            Settings<LifecycleSettings> settings) {
        this.supervision = supervision;
        this.directory = directory;
        this.heartbeats = heartbeats;
        this.leases = leases;
        this.news = news;
        this.context = context;
        this.settings = settings;
        this.counts = new CrashCounts(context.clock().instant());
    }

    void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
        directory.onCome(this::came);
        supervision.onChange(this::look);
    }

    /** Whoever crashed is back. */
    private void came(ServiceInfo info) {
        if (down.remove(info.name())) {
            context.publish(new PluginEvents.Restarted(info.name(), info.id(), info.version(), "it had crashed"));
        }
    }

    private void look(HostState state) {
        if (!state.supervisor().equals(supervisor)) {
            supervisor = state.supervisor();
            lastExit = 0;
            handedOver.clear();
        }
        directory.installed(state.modules().stream()
                .collect(Collectors.toUnmodifiableMap(
                        HostState.Module::name, HostState.Module::tokens, (first, second) -> first)));
        state.modules().forEach(this::loaded);
        state.modules().forEach(this::wished);
        forgetTheUninstalled(state);
        state.exits().stream().filter(exit -> exit.number() > lastExit).forEach(exit -> ended(exit, state));
        handedOver.retainAll(state.handOvers());
        state.handOvers().stream()
                .filter(done -> done.phase().isOver() && handedOver.add(done))
                .forEach(this::tell);
    }

    private void loaded(HostState.Module module) {
        if (!module.build().equals(builds.put(module.name(), module.build()))) {
            context.publish(new PluginEvents.Loaded(
                    module.name(), "", module.version(), "from " + module.origin() + ", build " + module.build()));
        }
        var problem = module.problem();
        if (!problem.equals(problems.put(module.name(), problem)) && !problem.isEmpty()) {
            context.publish(new PluginEvents.Conflict(module.name(), "", module.version(), clipped(problem)));
            news.tell("problem " + module.name() + problem, module.name() + ": " + problem);
        }
    }

    /** Also told at the start: nobody else knows why somebody is not there. */
    private void wished(HostState.Module module) {
        var wanted = module.wish().wanted();
        var before = wishes.put(module.name(), wanted);
        if (wanted == before) {
            return;
        }
        var reason = clipped(module.wish().reason());
        switch (wanted) {
            case STOPPED -> context.publish(new PluginEvents.Disabled(module.name(), "", module.version(), reason));
            case QUARANTINED -> {
                if (before == null) { // else it was told when that was decided
                    context.publish(new PluginEvents.Quarantined(module.name(), "", module.version(), reason));
                }
            }
            case RUNNING -> {
                if (before != null) {
                    context.publish(new PluginEvents.Enabled(module.name(), "", module.version(), reason));
                }
            }
        }
    }

    /**
     * Whose jar was taken away is gone for good; also one that came and went between two answers of the supervisor, of which one
     * is lost when nats-server reads its users anew. Others than those of our runtime may run elsewhere, and only be away.
     */
    private void forgetTheUninstalled(HostState state) {
        var ours =
                directory.plugins().stream().filter(KnownPlugin::repeatsAnswers).map(KnownPlugin::name);
        Stream.concat(Set.copyOf(builds.keySet()).stream(), ours)
                .distinct()
                .filter(name ->
                        state.module(name).isEmpty() && state.hostOf(name).isEmpty())
                .filter(name -> directory.plugin(name).filter(KnownPlugin::isUp).isEmpty())
                .toList()
                .forEach(this::forget);
    }

    private void forget(String name) {
        builds.remove(name);
        problems.remove(name);
        wishes.remove(name);
        down.remove(name);
        counts.forget(name);
        directory.forget(name);
    }

    private void ended(HostState.Exit exit, HostState state) {
        lastExit = exit.number();
        var instances = heartbeats.in(exit.pid(), exit.modules()).stream()
                .map(Heartbeats.Life::id)
                .toList();
        var isNews = exit.at().plus(NEWS).isAfter(context.clock().instant());
        instances.forEach(heartbeats::gone);
        if (isNews) {
            exit.modules().forEach(module -> crashed(module, exit));
            leases.release(instances);
        }
        judge(exit, state);
    }

    private void crashed(String module, HostState.Exit exit) {
        var known = directory.plugin(module);
        var ended = known.flatMap(plugin -> plugin.in(exit.pid())); // not whoever has taken its place by now
        down.add(module);
        directory.crashed(module, exit.pid());
        context.publish(new PluginEvents.Crashed(
                module,
                ended.map(ServiceInfo::id).orElse(""),
                ended.or(() -> known.map(KnownPlugin::last))
                        .map(ServiceInfo::version)
                        .orElse(""),
                clipped(exit.reason() + (exit.lastWords().isEmpty() ? "" : ". It said: " + exit.lastWords()))));
    }

    /** A JVM with a part of Rosey in it always comes back; the plugins of another have to earn it. */
    private void judge(HostState.Exit exit, HostState state) {
        var plugins = exit.modules();
        boolean lasting = plugins.stream()
                .anyMatch(name -> state.module(name)
                        .filter(module -> module.kind() == Manifest.Kind.SERVICE)
                        .isPresent());
        if (lasting) {
            return;
        }
        var rules = settings.current();
        for (var plugin : plugins) {
            int count = counts.add(plugin, exit.at(), rules.within());
            if (count == 0) {
                continue;
            }
            boolean isRunning = state.module(plugin)
                    .filter(module -> module.wish().wanted() == Wanted.RUNNING)
                    .isPresent();
            if (isRunning && plugins.size() == 1) {
                judge(plugin, count, exit);
            } else if (isRunning && count >= Math.min(SHARED_CRASHES, rules.crashes())) {
                apart(plugin, exit);
            }
        }
    }

    private void judge(String plugin, int count, HostState.Exit exit) {
        var rules = settings.current();
        if (count < rules.crashes()) {
            news.tell("crash " + plugin, plugin + " crashed (" + exit.reason() + "). It is started again by itself.");
            return;
        }
        var reason = clipped(count + " crashes within " + TimeWords.of(rules.within()) + " until "
                + TimeWords.date(exit.at()) + "; at last " + exit.reason()
                + (exit.lastWords().isEmpty() ? "" : ". It said: " + exit.lastWords()));
        order(new HostOrder.Want(plugin, new Wish(Wanted.QUARANTINED, false, reason)));
        context.publish(new PluginEvents.Quarantined(plugin, "", version(plugin), reason));
        news.tell(
                "quarantine " + plugin,
                plugin + " crashed " + count + " times and is out of service now. " + context.prefix() + "plugin why "
                        + plugin + " tells more.");
    }

    private void apart(String plugin, HostState.Exit exit) {
        order(new HostOrder.Want(plugin, new Wish(Wanted.RUNNING, true, "")));
        news.tell(
                "apart " + exit.host(),
                "“" + exit.host() + "” crashed again and again, and I cannot tell whose fault it is: "
                        + String.join(", ", exit.modules()) + " run apart from now on, so that it shows.");
    }

    private String version(String plugin) {
        return directory.plugin(plugin).map(known -> known.last().version()).orElse("");
    }

    private void tell(HostState.HandOver done) {
        if (done.plugin().isEmpty()) {
            return;
        }
        var known = directory.plugin(done.plugin()).map(KnownPlugin::last);
        var instance = known.map(ServiceInfo::id).orElse("");
        if (done.phase() == HostState.Phase.DONE) {
            context.publish(new PluginEvents.Reloaded(
                    done.plugin(), instance, known.map(Release::of).orElse(""), "a new JVM has taken over"));
            return;
        }
        context.publish(new PluginEvents.ReloadFailed(
                done.plugin(), instance, known.map(ServiceInfo::version).orElse(""), clipped(done.reason())));
    }

    private void order(HostOrder order) {
        try {
            supervision.order(order);
        } catch (RoseyException e) {
            LOG.log(Level.WARNING, () -> "the supervisor does not " + order + ": " + e.message());
        }
    }

    /** An operator gives it another chance. */
    void forgive(String plugin) {
        counts.forget(plugin);
    }

    private static String clipped(String text) {
        return text.length() > REASON_LIMIT ? text.substring(0, REASON_LIMIT) + '…' : text;
    }
}
