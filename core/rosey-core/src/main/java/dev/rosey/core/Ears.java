package dev.rosey.core;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rosey.bus.RoseyException;
import dev.rosey.plugin.PluginBean;
import dev.rosey.plugin.TracedEvent;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Hears what is said in the channels, and which modules stop. Each line that may be a command gets a thread of its own; the
 * lines that one person types for one plugin take turns, so that “add” is done before the “get” behind it.
 *
 * <p>Public, because Helidon's messaging calls the methods by plain reflection.
 */
@PluginBean
public class Ears {

    private static final Logger LOG = Logger.getLogger(Ears.class.getName());

    /** More commands than this at a time are not answered: the room is being flooded. */
    private static final int AT_A_TIME = 1_000;

    private final Router router;
    private final PluginDirectory directory;
    private final Heartbeats heartbeats;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Turns turns = new Turns(threads);
    private final Semaphore places = new Semaphore(AT_A_TIME);

    @Inject
    Ears(Router router, PluginDirectory directory, Heartbeats heartbeats) {
        this.router = router;
        this.directory = directory;
        this.heartbeats = heartbeats;
    }

    @Incoming("rosey-core-chat")
    public void hear(TracedEvent heard) {
        var type = heard.event().type();
        var isPrivate = type.equals("chat.private_message");
        if (!isPrivate && !type.equals("chat.message")) {
            return;
        }
        try {
            var line = heard.event().dataAs(ChatLine.class);
            if (router.isCommand(line)) {
                route(line, isPrivate, heard);
            }
        } catch (RoseyException nonsense) {
            LOG.log(Level.FINE, nonsense, () -> "an event of type " + type + " makes no sense");
        }
    }

    private void route(ChatLine line, boolean isPrivate, TracedEvent heard) {
        if (!places.tryAcquire()) {
            LOG.warning("more commands at once than can be handled; one is left unanswered");
            return;
        }
        boolean isTaken = turns.take(router.turnOf(line), () -> {
            try (var scope = heard.trace().makeCurrent()) {
                var rest = router.route(line, isPrivate);
                return () -> finish(rest);
            } catch (RuntimeException e) {
                return () -> finish(() -> {
                    throw e;
                });
            }
        });
        if (!isTaken) {
            places.release();
            LOG.warning(() -> line.user().name() + " asks for more than can be handled; a command is left unanswered");
        }
    }

    private void finish(Runnable rest) {
        try {
            rest.run();
        } catch (RuntimeException e) {
            LOG.log(Level.SEVERE, "a line could not be routed", e);
        } finally {
            places.release();
        }
    }

    @Incoming("rosey-core-departures")
    public void departs(TracedEvent heard) {
        JsonNode instance = heard.event().data().path("instance");
        JsonNode plugin = heard.event().data().path("plugin");
        if (instance.isTextual() && plugin.isTextual()) {
            var leaving = new InstanceId(plugin.textValue(), instance.textValue());
            if (directory.stopping(family(heard.event().type()), leaving)) {
                heartbeats.gone(leaving);
            }
        }
    }

    private static String family(String type) {
        return type.substring(0, type.indexOf('.'));
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }
}
