package dev.rosey.core;

import dev.rosey.bus.ModuleName;
import dev.rosey.bus.RoseyException;
import dev.rosey.bus.nats.BusStores;
import dev.rosey.bus.nats.NatsBus;
import dev.rosey.plugin.PluginBean;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes sure, at the start and after each reconnect, that what others keep on the bus has a place. */
@PluginBean
class Stores {

    private static final Logger LOG = Logger.getLogger(Stores.class.getName());
    private static final long RETRY_SECONDS = 5;

    /** Of how many families of one plugin the events are kept, so that none takes all the room. */
    private static final int FAMILIES_EACH = 2;

    private final NatsBus bus;
    private final PluginDirectory directory;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("stores").factory());

    private final int replicas;

    /** The foreign families for which the stream was last changed, or would not be; only the timer's thread looks at it. */
    private Set<String> settled = Set.of();

    private boolean isCreated;

    /** @param replicas {@code rosey.bus.replicas}: how many nats-servers of a cluster hold what is kept */
    @Inject
    Stores(
            NatsBus bus,
            PluginDirectory directory,
            @ConfigProperty(name = "rosey.bus.replicas", defaultValue = "1") int replicas) {
        this.bus = bus;
        this.directory = directory;
        this.replicas = replicas;
    }

    void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
        bus.whenConnected().thenRun(() -> timer.execute(this::create));
        bus.onReconnected(() -> timer.execute(this::create));
        directory.onCome(info -> timer.execute(this::keepForeign));
    }

    private void create() {
        try {
            BusStores.create(bus, replicas);
            isCreated = true;
            settled = Set.of();
        } catch (RoseyException e) {
            LOG.log(Level.WARNING, "the stream of events or a bucket cannot be made; it is tried again", e);
            timer.schedule(this::create, RETRY_SECONDS, TimeUnit.SECONDS);
            return;
        }
        keepForeign();
    }

    /** Has the stream keep the events of the plugins that were seen and do not ship with Rosey. */
    private void keepForeign() {
        var wanted = foreignFamilies();
        if (!isCreated || settled.containsAll(wanted)) {
            return;
        }
        try {
            var refused = BusStores.keepForeign(bus, wanted);
            settled = wanted;
            if (!refused.isEmpty()) {
                LOG.warning(() -> "the events of these families are not kept: " + refused);
            }
        } catch (RoseyException e) {
            LOG.log(Level.WARNING, "the events of a plugin are not kept yet; it is tried again", e);
            timer.schedule(this::keepForeign, RETRY_SECONDS, TimeUnit.SECONDS);
        }
    }

    private Set<String> foreignFamilies() {
        return directory.plugins().stream()
                .filter(plugin -> !ModuleName.reserved().containsKey(plugin.name()))
                .flatMap(plugin -> plugin.last().families().stream().limit(FAMILIES_EACH))
                .filter(ModuleName::isForeignFamily)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    @PreDestroy
    void stop() {
        timer.shutdownNow();
    }
}
