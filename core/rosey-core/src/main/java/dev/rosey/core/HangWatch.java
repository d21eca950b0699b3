package dev.rosey.core;

import dev.rosey.bus.HostOrder;
import dev.rosey.bus.HostState;
import dev.rosey.bus.RoseyException;
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

/**
 * Has the JVM of a plugin ended that is not heard of any more although it runs. One with parts of Rosey in it is spared: the
 * plugin is taken out of it into a JVM of its own.
 */
@PluginBean
class HangWatch {

    private static final Logger LOG = Logger.getLogger(HangWatch.class.getName());
    private static final long PERIOD_MS = 500;
    private static final String REASON = "it hung: no heartbeat for "
            + Heartbeats.SILENT_AFTER.plusMillis(500).toSeconds() + " s";

    private final NatsBus bus;
    private final Heartbeats heartbeats;
    private final Supervision supervision;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("hang-watch").factory());

    @Inject
    HangWatch(NatsBus bus, Heartbeats heartbeats, Supervision supervision) {
        this.bus = bus;
        this.heartbeats = heartbeats;
        this.supervision = supervision;
    }

    void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
        bus.onReconnected(heartbeats::excuse);
        timer.scheduleWithFixedDelay(this::look, PERIOD_MS, PERIOD_MS, TimeUnit.MILLISECONDS);
    }

    private void look() {
        try {
            var silent = heartbeats.silent();
            supervision
                    .state()
                    .ifPresentOrElse(
                            state -> silent.forEach(life -> end(life, state)),
                            () -> silent.forEach(heartbeats::forgetAbsent));
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "looking for plugins that hang failed; it goes on", e);
        }
    }

    /** It is given another period and not forgotten: the order may fail, and whoever tells of the exit asks what was there. */
    private void end(Heartbeats.Life life, HostState state) {
        var host = state.hosts().stream()
                .filter(running -> running.pid() == life.pid())
                .findFirst();
        if (host.isEmpty() || !host.get().modules().contains(life.plugin())) {
            heartbeats.gone(life.id());
            return;
        }
        heartbeats.excuse(life.id());
        var order = host.get().lasting()
                ? new HostOrder.Replace(life.plugin(), "hung-" + life.instance())
                : new HostOrder.Kill(life.pid(), REASON);
        try {
            LOG.warning(() -> life.plugin() + ' ' + REASON + ": " + order.action());
            supervision.order(order);
        } catch (RoseyException refused) {
            LOG.warning(() -> life.plugin() + " hangs, and nothing can be done: " + refused.message());
        }
    }

    @PreDestroy
    void stop() {
        timer.shutdownNow();
    }
}
