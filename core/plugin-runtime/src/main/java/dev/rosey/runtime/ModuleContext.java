package dev.rosey.runtime;

import dev.rosey.bus.BusJson;
import dev.rosey.bus.ChatUser;
import dev.rosey.bus.CommandReply;
import dev.rosey.bus.CommandRequest;
import dev.rosey.bus.CommandSpec;
import dev.rosey.bus.ErrorCode;
import dev.rosey.bus.RoseyException;
import dev.rosey.bus.Subjects;
import dev.rosey.bus.nats.BusMessage;
import dev.rosey.bus.nats.NatsBus;
import dev.rosey.plugin.PluginContext;
import java.time.Duration;
import java.time.InstantSource;
import java.util.logging.Level;
import java.util.logging.Logger;

/** What a module can do beside answering, on its own connection. */
final class ModuleContext implements PluginContext {

    private static final Logger LOG = Logger.getLogger(PluginContext.class.getName());

    private final ModuleIdentity identity;
    private final NatsBus bus;
    private final ModuleEvents events;
    private final InstantSource clock;
    private final String prefix;

    ModuleContext(ModuleIdentity identity, NatsBus bus, ModuleEvents events, InstantSource clock, String prefix) {
        this.identity = identity;
        this.bus = bus;
        this.events = events;
        this.clock = clock;
        this.prefix = prefix;
    }

    @Override
    public String name() {
        return identity.name();
    }

    @Override
    public String instance() {
        return identity.instance();
    }

    @Override
    public String prefix() {
        return prefix;
    }

    @Override
    public InstantSource clock() {
        return clock;
    }

    @Override
    public boolean connected() {
        return bus.state().connected();
    }

    @Override
    public void publish(Record event) {
        events.own(event);
    }

    @Override
    public void say(String channel, String text) {
        speak("say", channel, name(), text);
    }

    @Override
    public void answer(String channel, String user, String text) {
        speak("say", channel, user, text);
    }

    @Override
    public void tell(String channel, String user, String text) {
        speak("pm", channel, name(), user + ' ' + text);
    }

    private void speak(String action, String channel, String speaker, String args) {
        try {
            var request = CommandRequest.of(channel, ChatUser.guest(speaker), args, clock.instant());
            bus.request(Subjects.command("chat", action), BusJson.bytes(request), CommandSpec.DEFAULT_TIMEOUT)
                    .thenApply(ModuleContext::reply)
                    .whenComplete((reply, failure) -> {
                        if (failure != null) {
                            unheard(channel, String.valueOf(failure.getMessage()));
                        } else if (reply.error() != null) {
                            unheard(channel, reply.error().code());
                        }
                    });
        } catch (IllegalArgumentException tooLong) {
            unheard(channel, String.valueOf(tooLong.getMessage()));
        }
    }

    private void unheard(String channel, String reason) {
        LOG.log(Level.WARNING, () -> name() + " could not speak in " + channel + ": " + reason);
    }

    @Override
    public CommandReply call(String token, String action, CommandRequest request, Duration timeout) {
        if (!identity.manifest().calls().contains(token + '.' + action)) {
            throw new RoseyException(
                    ErrorCode.FORBIDDEN,
                    "the manifest of " + name() + " does not name the call " + token + '.' + action);
        }
        var reply = bus.requestAndWait(Subjects.command(token, action), BusJson.bytes(request), timeout);
        return reply(reply);
    }

    private static CommandReply reply(BusMessage message) {
        try {
            return BusJson.read(message.body(), CommandReply.class);
        } catch (RoseyException nonsense) {
            throw new RoseyException(
                    ErrorCode.UNAVAILABLE, "the reply makes no sense: " + nonsense.message(), nonsense);
        }
    }
}
