package dev.rosey.launcher;

import dev.rosey.bus.BusJson;
import dev.rosey.bus.CloudEvent;
import dev.rosey.bus.nats.BusMessage;
import dev.rosey.bus.nats.BusOptions;
import dev.rosey.bus.nats.NatsBus;
import java.net.URI;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Publishes {@code plugin.denied} for what nats-server refused. A plugin's own runtime says so too, but not every plugin has
 * one, and a hostile one need not use it.
 */
final class DenialReporter implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(DenialReporter.class.getName());
    private static final String USER = "supervisor";
    private static final String SUBJECT = "plugin.denied";

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("denials").factory());
    private final InstantSource clock = InstantSource.system();
    private final Denials denials;
    private final NatsBus bus;

    /** The event's data. */
    record Denied(String plugin, String instance, String version, String subject, String operation, String reason) {}

    private DenialReporter(Denials denials, NatsBus bus) {
        this.denials = denials;
        this.bus = bus;
    }

    /** Watches the server's log from now on. */
    static DenialReporter start(Plan plan) {
        var server = URI.create("nats://127.0.0.1:" + plan.ports().nats());
        var bus = NatsBus.connect(BusOptions.of(server, USER, plan.credentials().nats(USER)));
        var denials = new Denials(plan.home().log(Plan.NATS_SERVER), InstantSource.system());
        var reporter = new DenialReporter(denials, bus);
        var unused = reporter.thread.scheduleWithFixedDelay(reporter::report, 1, 1, TimeUnit.SECONDS);
        return reporter;
    }

    /** Whatever goes wrong this time, the next look comes. */
    private void report() {
        try {
            if (bus.state().connected()) {
                denials.added().forEach(this::publish);
            }
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "what nats-server refused could not be told", e);
        }
    }

    private void publish(Denials.Denial denial) {
        var data = new Denied(
                denial.user(),
                "",
                "",
                denial.subject(),
                denial.operation(),
                "it may not " + denial.operation() + " “" + denial.subject() + '”');
        bus.publish(BusMessage.of(
                SUBJECT,
                null,
                BusJson.bytes(CloudEvent.of(
                        "/services/supervisor/" + ProcessHandle.current().pid(), SUBJECT, clock.instant(), data))));
    }

    @Override
    public void close() {
        thread.shutdownNow();
        bus.close();
    }
}
