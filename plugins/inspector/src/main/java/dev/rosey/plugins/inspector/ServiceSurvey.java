package dev.rosey.plugins.inspector;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Asks all services on the bus once a second whether they are there, whoever is new for what it is, and each every five
 * seconds for what it is now and for its figures. The answers to the broadcast are hints; what counts is asked by name and
 * id, which nobody else can hear.
 */
@PluginBean
class ServiceSurvey {

    private static final Logger LOG = Logger.getLogger(ServiceSurvey.class.getName());
    private static final Duration GONE_AFTER = Duration.ofSeconds(4);
    private static final Duration TIMEOUT = Duration.ofSeconds(2);
    private static final int STATS_EVERY = 5;
    private static final int SERVICES = 300;
    private static final String SAFE = "[A-Za-z0-9_-]{1,64}";

    /** Anybody may call itself by the id of another, but nobody by its name. */
    private record Address(String name, String id) {

        boolean makesSense() {
            return name.matches(SAFE) && id.matches(SAFE);
        }
    }

    private final NatsBus bus;
    private final PluginContext context;
    private final Observatory observatory;
    private final String inbox;
    private final Map<Address, Service> known = new ConcurrentHashMap<>();
    private final Map<Address, Instant> lastSeen = new ConcurrentHashMap<>();
    private final Set<Address> asking = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("inspector-survey").factory());
    private int rounds;

    @Inject
    ServiceSurvey(NatsBus bus, PluginContext context, Observatory observatory) {
        this.bus = bus;
        this.context = context;
        this.observatory = observatory;
        this.inbox = Subjects.INBOX_PREFIX + context.name() + ".survey." + context.instance();
    }

    void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
        bus.whenConnected().thenRunAsync(() -> {
            bus.subscribe(inbox + ".*", this::hint);
            timer.scheduleWithFixedDelay(this::round, 0, 1, TimeUnit.SECONDS);
        });
    }

    private void round() {
        try {
            if (!bus.state().connected()) {
                // Who cannot be heard is not gone for that.
                var now = context.clock().instant();
                lastSeen.replaceAll((address, seen) -> now);
                return;
            }
            forgetTheSilent();
            // Each time another reply subject: nats-server lets everybody answer each of them once.
            bus.publish(BusMessage.of(Subjects.SERVICE_PREFIX + "PING", inbox + '.' + rounds, new byte[0]));
            if (++rounds % STATS_EVERY == 0) {
                known.keySet().forEach(this::askWhatItIs);
            }
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "asking the services failed; it goes on", e);
        }
    }

    private void forgetTheSilent() {
        var limit = context.clock().instant().minus(GONE_AFTER);
        lastSeen.entrySet().stream()
                .filter(seen -> seen.getValue().isBefore(limit))
                .map(Map.Entry::getKey)
                .toList()
                .forEach(address -> {
                    lastSeen.remove(address);
                    var service = known.remove(address);
                    if (service != null) {
                        observatory.gone(service);
                    }
                });
    }

    private void hint(BusMessage message) {
        try {
            var ping = BusJson.readObject(message.body());
            var address = address(ping);
            var service = known.get(address);
            if (service != null) {
                lastSeen.put(address, context.clock().instant());
                observatory.take(service);
            } else if (address.makesSense() && known.size() < SERVICES) {
                askWhatItIs(address);
            }
        } catch (RoseyException nonsense) {
            LOG.log(Level.FINE, "an answer to $SRV.PING makes no sense", nonsense);
        }
    }

    private static Address address(JsonNode said) {
        return new Address(said.path("name").asText(""), said.path("id").asText(""));
    }

    private void askWhatItIs(Address address) {
        if (!asking.add(address)) {
            return;
        }
        ask("INFO", address, () -> asking.remove(address), info -> {
            if (address(info).equals(address)) {
                lastSeen.put(address, context.clock().instant());
                observatory.take(learnt(address, service(info)));
                askForFigures(address);
            }
        });
    }

    private Service learnt(Address address, Service service) {
        return known.merge(address, service, (before, now) -> before.stats() == null ? now : now.with(before.stats()));
    }

    private void askForFigures(Address address) {
        ask("STATS", address, () -> {}, stats -> {
            var updated = known.computeIfPresent(address, (same, current) -> current.with(stats(stats)));
            if (updated != null) {
                observatory.take(updated);
            }
        });
    }

    private void ask(String verb, Address address, Runnable after, Consumer<ObjectNode> answer) {
        var subject = Subjects.SERVICE_PREFIX + verb + '.' + address.name() + '.' + address.id();
        bus.request(subject, new byte[0], TIMEOUT).whenComplete((reply, failure) -> {
            after.run();
            if (failure == null) {
                understand(reply, answer);
            }
        });
    }

    private static void understand(BusMessage reply, Consumer<ObjectNode> answer) {
        try {
            answer.accept(BusJson.readObject(reply.body()));
        } catch (RuntimeException nonsense) {
            LOG.log(Level.FINE, "what a service says of itself makes no sense", nonsense);
        }
    }

    private static Service service(JsonNode info) {
        var metadata = info.path("metadata");
        var id = info.path("id").asText("");
        return new Service(
                info.path("name").asText(""),
                id,
                metadata.path("rosey.instance").asText(id),
                info.path("version").asText(""),
                metadata.path("rosey.build").asText(""),
                metadata.path("rosey.kind").asText("other"),
                info.path("description").asText(""),
                metadata.path("rosey.token").asText(""),
                metadata.path("rosey.family").asText(""),
                info.path("endpoints")
                        .valueStream()
                        .limit(100)
                        .map(ServiceSurvey::endpoint)
                        .toList(),
                null);
    }

    private static Service.Endpoint endpoint(JsonNode endpoint) {
        var metadata = endpoint.path("metadata");
        var rank = metadata.path("rosey.min_rank").asText("");
        return new Service.Endpoint(
                endpoint.path("name").asText(""),
                endpoint.path("subject").asText(""),
                metadata.path("rosey.phrase").asText(null),
                rank.matches("\\d{1,3}(\\.\\d{1,6})?") ? Double.valueOf(rank) : null);
    }

    private static Service.Stats stats(JsonNode stats) {
        var endpoints = stats.path("endpoints");
        var data = endpoints.path(0).path("data");
        return new Service.Stats(
                endpoints
                        .valueStream()
                        .mapToLong(endpoint -> endpoint.path("num_requests").asLong())
                        .sum(),
                data.path("errors")
                        .asLong(endpoints
                                .valueStream()
                                .mapToLong(
                                        endpoint -> endpoint.path("num_errors").asLong())
                                .sum()),
                data.path("in_flight").asLong(),
                data.path("p50_us").asLong(),
                data.path("p95_us").asLong(),
                data.path("p99_us").asLong());
    }

    @PreDestroy
    void stop() {
        timer.shutdownNow();
    }
}
