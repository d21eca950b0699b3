package dev.rosey.core;

import dev.rosey.bus.RoseyException;
import dev.rosey.bus.nats.BusStores;
import dev.rosey.bus.nats.NatsBus;
import dev.rosey.plugin.PluginBean;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes sure, at the start and after each reconnect, that what others keep on the bus has a place. */
@PluginBean
class Stores {

    private static final Logger LOG = Logger.getLogger(Stores.class.getName());
    private static final long RETRY_SECONDS = 5;

    private final NatsBus bus;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("stores").factory());

    private final int replicas;

    /** @param replicas {@code rosey.bus.replicas}: how many nats-servers of a cluster hold what is kept */
    @Inject
    Stores(NatsBus bus, @ConfigProperty(name = "rosey.bus.replicas", defaultValue = "1") int replicas) {
        this.bus = bus;
        this.replicas = replicas;
    }

    void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
        bus.whenConnected().thenRun(() -> timer.execute(this::create));
        bus.onReconnected(() -> timer.execute(this::create));
    }

    private void create() {
        try {
            BusStores.create(bus, replicas);
        } catch (RoseyException e) {
            LOG.log(Level.WARNING, "the stream of events or a bucket cannot be made; it is tried again", e);
            timer.schedule(this::create, RETRY_SECONDS, TimeUnit.SECONDS);
        }
    }

    @PreDestroy
    void stop() {
        timer.shutdownNow();
    }
}
