package dev.rosey.core;

import dev.rosey.bus.BusJson;
import dev.rosey.bus.RoseyException;
import dev.rosey.bus.Subjects;
import dev.rosey.bus.nats.BusMessage;
import dev.rosey.bus.nats.NatsBus;
import dev.rosey.plugin.PluginBean;
import dev.rosey.plugin.PluginContext;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;

/**
 * Finds out who is on the bus: asks everybody ({@code $SRV.PING}) twice a second, and whoever is new by name
 * ({@code $SRV.INFO.<name>.<id>}), which nobody else can hear or answer. The answers to the broadcast are hints only. Who may
 * come to serve more than it did at first is asked again and again.
 */
@PluginBean
class Discovery {

    private static final Logger LOG = Logger.getLogger(Discovery.class.getName());
    private static final Duration INFO_TIMEOUT = Duration.ofSeconds(1);

    /** A hint: somebody says that it is an instance of a service. */
    private record Ping(String name, String id) {

        private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{1,64}");

        @SuppressWarnings("ConstantConditions") // JSON leaves out what the signature promises
        boolean makesSense() {
            return name != null
                    && id != null
                    && TOKEN.matcher(name).matches()
                    && TOKEN.matcher(id).matches();
        }

        InstanceId instance() {
            return new InstanceId(name, id);
        }
    }

    private final NatsBus bus;
    private final PluginContext context;
    private final PluginDirectory directory;
    private final String inbox;
    private final RollCall rollCall = new RollCall();
    private final Set<InstanceId> asking = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("discovery").factory());
    private long asked;

    @Inject
    Discovery(NatsBus bus, PluginContext context, PluginDirectory directory) {
        this.bus = bus;
        this.context = context;
        this.directory = directory;
        this.inbox = Subjects.INBOX_PREFIX + context.name() + ".discovery." + context.instance();
    }

    void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
        bus.whenConnected().thenRunAsync(() -> {
            bus.subscribe(inbox + ".*", this::hint);
            timer.scheduleWithFixedDelay(this::tick, 0, RollCall.PERIOD.toMillis(), TimeUnit.MILLISECONDS);
        });
    }

    private void tick() {
        try {
            if (!bus.state().connected()) {
                rollCall.interrupt();
                return;
            }
            forgetTheSilent();
            // Each time another reply subject: nats-server lets everybody answer each of them once.
            bus.publish(BusMessage.of(Subjects.SERVICE_PREFIX + "PING", inbox + '.' + asked++, new byte[0]));
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "looking for plugins failed; it goes on", e);
        }
    }

    private void forgetTheSilent() {
        rollCall.gone(directory.instances(), context.clock().instant()).ifPresent(gone -> {
            gone.forEach(instance -> directory.gone(instance, "does not answer any more"));
            directory.forgetTheLongGone();
        });
    }

    private void hint(BusMessage message) {
        try {
            var ping = BusJson.read(message.body(), Ping.class);
            if (!ping.makesSense()) {
                return;
            }
            if (directory.instances().contains(ping.instance())) {
                rollCall.answered(ping.instance(), context.clock().instant());
            }
            if (directory.isNewsFrom(ping.name(), ping.id())) {
                ask(ping);
            }
        } catch (RoseyException nonsense) {
            LOG.log(Level.FINE, "an answer to $SRV.PING makes no sense", nonsense);
        }
    }

    private void ask(Ping ping) {
        if (!asking.add(ping.instance())) {
            return;
        }
        var subject = Subjects.SERVICE_PREFIX + "INFO." + ping.name() + '.' + ping.id();
        bus.request(subject, new byte[0], INFO_TIMEOUT).whenComplete((reply, failure) -> {
            asking.remove(ping.instance());
            if (failure == null) {
                learn(ping, reply);
            }
        });
    }

    private void learn(Ping ping, BusMessage reply) {
        try {
            var info = BusJson.read(reply.body(), ServiceInfo.class);
            if (info.name().equals(ping.name()) && info.id().equals(ping.id())) {
                rollCall.answered(ping.instance(), context.clock().instant());
                directory.seen(info);
            }
        } catch (RoseyException nonsense) {
            LOG.log(Level.FINE, nonsense, () -> "what " + ping.name() + " says of itself makes no sense");
        }
    }

    @PreDestroy
    void stop() {
        timer.shutdownNow();
    }
}
