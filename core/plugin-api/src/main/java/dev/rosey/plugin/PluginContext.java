package dev.rosey.plugin;

import dev.rosey.bus.CommandReply;
import dev.rosey.bus.CommandRequest;
import dev.rosey.bus.CommandSpec;
import java.time.Duration;
import java.time.InstantSource;

/**
 * What a module can do beside answering. Injected; each module gets its own, with its own NATS user, also where several
 * share a JVM. All methods may be called from any thread.
 */
public interface PluginContext {

    /** The module's name. */
    String name();

    /** What tells this running instance from others of the module. */
    String instance();

    /** What a command in chat begins with here, so that a text can name one as people type it. */
    String prefix();

    /** Whether the bus can be reached at this moment; while it cannot, nobody is heard. */
    boolean connected();

    /** The time. Plugins take it from here, so that tests can set it. */
    InstantSource clock();

    /**
     * Publishes an event after the fact. Never waits and never fails.
     *
     * @param event a record with {@link Event} on it
     */
    void publish(Record event);

    /** Says something in a channel. Never waits; what cannot be delivered is logged. */
    void say(String channel, String text);

    /**
     * Says something in a channel that answers one person there. When much waits to be said, the answers of different
     * people take turns. Never waits; what cannot be delivered is logged.
     */
    void answer(String channel, String user, String text);

    /** Says something to a user of a channel in private. Never waits; what cannot be delivered is logged. */
    void tell(String channel, String user, String text);

    /**
     * Uses a command of another module, which {@link RoseyPlugin#calls} must name, and waits for the reply.
     *
     * @throws dev.rosey.bus.RoseyException {@code UNAVAILABLE} when nobody serves it, {@code TIMEOUT} when nobody answers,
     *     {@code FORBIDDEN} when the manifest does not name it; a reply that is not ok is returned, not thrown
     */
    default CommandReply call(String token, String action, CommandRequest request) {
        return call(token, action, request, CommandSpec.DEFAULT_TIMEOUT);
    }

    /** The same for a command that may take longer, or shall not take as long, as commands do. */
    CommandReply call(String token, String action, CommandRequest request, Duration timeout);
}
