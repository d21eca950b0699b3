package dev.rosey.core;

import dev.rosey.bus.ModuleName;
import dev.rosey.plugin.PluginBean;
import dev.rosey.plugin.TracedEvent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Remembers what plugins were denied, the newest of each: {@code <family>.denied} when the plugin itself says so, and
 * {@code plugin.denied}, which the supervisor reads in nats-server's log. Safe from any thread.
 *
 * <p>Public, because Helidon's messaging calls the method by plain reflection.
 */
@PluginBean
public class DenialBook {

    private final PluginDirectory directory;
    private final LatestOfEach<Denial> denials = new LatestOfEach<>((one, other) ->
            one.operation().equals(other.operation()) && one.subject().equals(other.subject()));

    /**
     * Something that was refused.
     *
     * @param operation {@code publish} or {@code subscribe}
     * @param at when it was last
     */
    record Denial(String operation, String subject, Instant at) {

        /** For an operator. */
        String told(Instant now) {
            var verb = operation.equals("publish") ? "to say" : "to hear";
            return "leave " + verb + " “" + subject + "” (" + TimeWords.since(at, now) + " ago)";
        }
    }

    @Inject
    DenialBook(PluginDirectory directory) {
        this.directory = directory;
    }

    @Incoming("rosey-core-denials")
    public void denied(TracedEvent heard) {
        var data = heard.event().data();
        var plugin = data.path("plugin").asText("");
        var type = heard.event().type();
        var family = type.substring(0, type.indexOf('.'));
        var subject = data.path("subject").asText("");
        var time = heard.event().time();
        if (!subject.isEmpty() && maySay(family, plugin)) {
            denials.note(
                    plugin,
                    new Denial(data.path("operation").asText(""), subject, time == null ? Instant.EPOCH : time));
        }
    }

    /** The family about plugins is rosey-core's and the supervisor's; any other may tell of its owner only. */
    private boolean maySay(String family, String plugin) {
        return family.equals(ModuleName.ROSEY_CORE.families().getLast())
                || directory.plugin(plugin).filter(known -> known.owns(family)).isPresent();
    }

    /** What a plugin was denied, the newest first; empty when nothing was since this started. */
    List<Denial> of(String plugin) {
        return denials.of(plugin);
    }
}
