package dev.rosey.runtime;

import dev.rosey.bus.CommandSpec;
import dev.rosey.bus.Manifest;
import dev.rosey.bus.nats.NatsBus;
import dev.rosey.plugin.Command;
import dev.rosey.plugin.Drainable;
import dev.rosey.plugin.Endpoint;
import dev.rosey.plugin.OnEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.metrics.MetricRegistry;

/** Starts the modules of this JVM, keeps their hearts beating, and stops them in order. */
@Singleton
class ModuleHost {

    private static final long HEARTBEAT_SECONDS = 5;

    /** After what the start takes, of this JVM and of those beside it. */
    private static final long FIRST_CLEANING_SECONDS = 10;

    private static final long CLEANING_SECONDS = 30;

    private final RoseyExtension extension;
    private final BeanManager beans;
    private final MetricRegistry metrics;
    private final HealthChecks health;
    private final CommandRanks ranks;
    private final String prefix;
    private final Instance<Drainable> drainables;
    private final Map<String, RunningModule> modules;
    /** Modules serve before the container has set up its own end, and may be told to stop before it has. */
    private final Thread atEnd = Thread.ofPlatform().unstarted(this::stopAll);

    private boolean stopped;

    /** The modules whose health is being asked for now. */
    private final Set<String> beating = ConcurrentHashMap.newKeySet();

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("rosey-timer").factory());

    /** @param prefix {@code rosey.prefix}: what a command in chat begins with */
    @Inject
    ModuleHost(
            RoseyExtension extension,
            BeanManager beans,
            MetricRegistry metrics,
            HealthChecks health,
            CommandRanks ranks,
            @Any Instance<Drainable> drainables,
            BusSettings busSettings,
            @ConfigProperty(name = "rosey.prefix", defaultValue = "!") String prefix,
            InstantSource clock) {
        this.extension = extension;
        this.beans = beans;
        this.metrics = metrics;
        this.health = health;
        this.ranks = ranks;
        this.prefix = prefix;
        this.drainables = drainables;
        extension.catalog().requireAll(busSettings.modules());
        this.modules = extension.catalog().manifests().stream()
                .map(manifest -> create(manifest, busSettings, clock))
                .collect(Collectors.toUnmodifiableMap(RunningModule::name, Function.identity()));
        timer.setRemoveOnCancelPolicy(true);
    }

    private RunningModule create(Manifest manifest, BusSettings busSettings, InstantSource clock) {
        var identity = ModuleIdentity.fresh(manifest, busSettings.restarts()).in(busSettings.host());
        var bus = NatsBus.connect(busSettings.forModule(manifest.name()));
        var events = new ModuleEvents(identity, bus, clock);
        var leases = new BusLeases(bus, identity, timer, System::nanoTime);
        var tables = new TablesState(manifest.database() != null, busSettings.takesOver());
        var context = new ModuleContext(identity, bus, events, clock, prefix);
        return new RunningModule(identity, bus, events, context, leases, tables);
    }

    void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
        Runtime.getRuntime().addShutdownHook(atEnd);
        modules.values().forEach(this::serve);
        ParentWatch.onLeave(this::leave);
        timer.scheduleAtFixedRate(this::beat, HEARTBEAT_SECONDS, HEARTBEAT_SECONDS, TimeUnit.SECONDS);
        OldGarbage.ofThisJvm()
                .ifPresent(garbage -> timer.scheduleWithFixedDelay(
                        garbage::collect, FIRST_CLEANING_SECONDS, CLEANING_SECONDS, TimeUnit.SECONDS));
    }

    private void serve(RunningModule module) {
        var moduleMetrics = new ModuleMetrics(metrics, module.name());
        var gate = new RequestGate(module.bus(), module.peers(), threads, timer, new FriendlyText(prefix), outcome -> {
            moduleMetrics.record(outcome);
            module.ended(outcome);
        });
        moduleMetrics.watchInFlight(gate);
        moduleMetrics.watchBus(module);
        module.serve(gate, handlers(module.identity().manifest()), listeners(module.name(), moduleMetrics));
    }

    private List<RequestHandler<?>> handlers(Manifest manifest) {
        var handlers = new ArrayList<RequestHandler<?>>();
        extension
                .handlers(manifest.name(), Command.class, beans)
                .forEach(method -> handlers.add(command(manifest, method)));
        extension
                .handlers(manifest.name(), Endpoint.class, beans)
                .map(RequestHandler.ForEndpoint::of)
                .forEach(handlers::add);
        return handlers;
    }

    private RequestHandler<?> command(Manifest manifest, HandlerMethod method) {
        var annotation = method.method().getAnnotation(Command.class);
        var token = annotation.token().isEmpty() ? manifest.tokens().getFirst() : annotation.token();
        var action = annotation.action().isEmpty() ? method.method().getName() : annotation.action();
        CommandSpec spec = manifest.commands().stream()
                .filter(command ->
                        command.token().equals(token) && command.action().equals(action))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(method + " is not in the manifest of " + manifest.name()));
        return new RequestHandler.ForCommand(ranks.of(spec), method, Arguments.of(method.method(), prefix));
    }

    private List<EventSubscription> listeners(String module, ModuleMetrics moduleMetrics) {
        return extension
                .handlers(module, OnEvent.class, beans)
                .map(method -> new EventSubscription(method, moduleMetrics))
                .toList();
    }

    /** Each for itself: a module whose health check hangs is the only one that is not heard of any more. */
    private void beat() {
        modules.values().stream()
                .filter(module -> beating.add(module.name()))
                .forEach(module -> threads.execute(() -> beat(module)));
    }

    private void beat(RunningModule module) {
        try {
            module.beat(health.of(module.name()));
        } finally {
            beating.remove(module.name());
        }
    }

    /** Those that have not left. */
    List<RunningModule> modules() {
        return modules.values().stream().filter(module -> !module.hasStopped()).toList();
    }

    /** The module that a class belongs to; fails for a class of none. */
    RunningModule owner(Class<?> type) {
        return extension
                .catalog()
                .owner(type)
                .map(manifest -> modules.get(manifest.name()))
                .orElseThrow(() -> new IllegalStateException(type.getName() + " belongs to no module"));
    }

    /** While every bean still lives: their handlers are at work until the last request is answered. */
    void stop(
            @Observes @BeforeDestroyed(ApplicationScoped.class) @Priority(Interceptor.Priority.LIBRARY_BEFORE)
                    Object event) {
        stopAll();
        try {
            Runtime.getRuntime().removeShutdownHook(atEnd);
        } catch (IllegalStateException ending) {
            // The JVM ends; its hooks can no longer be changed.
        }
    }

    private synchronized void stopAll() {
        if (stopped) {
            return;
        }
        stopped = true;
        var stops = modules.values().stream()
                .map(module -> Thread.ofPlatform().start(() -> module.stop(drainablesOf(module))))
                .toList();
        stops.forEach(ModuleHost::join);
        threads.shutdownNow();
        timer.shutdownNow();
    }

    /** Stops one module; the others go on. */
    private void leave(String name) {
        var module = modules.get(name);
        if (module != null) {
            module.stop(drainablesOf(module));
        }
    }

    private List<Drainable> drainablesOf(RunningModule module) {
        return drainables
                .handlesStream()
                .filter(handle -> owner(handle.getBean().getBeanClass()) == module)
                .map(Instance.Handle::get)
                .toList();
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
