package dev.rosey.core;

import dev.rosey.bus.BusJson;
import dev.rosey.bus.CommandReply;
import dev.rosey.bus.CommandRequest;
import dev.rosey.bus.CommandSpec;
import dev.rosey.bus.ErrorCode;
import dev.rosey.bus.RoseyException;
import dev.rosey.bus.Subjects;
import dev.rosey.bus.nats.BusMessage;
import dev.rosey.bus.nats.NatsBus;
import dev.rosey.plugin.PluginBean;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks plugins to carry out commands, with {@code rosey.reply.<token>.<id>} as the reply subject, and waits for what they
 * say. Safe from any thread.
 */
@PluginBean
class CommandCalls {

    /** What the router waits beyond the handler's own time-out, so that the handler's answer is the one that is heard. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    private final NatsBus bus;
    private final Map<String, CompletableFuture<BusMessage>> waiting = new ConcurrentHashMap<>();

    @Inject
    CommandCalls(NatsBus bus) {
        this.bus = bus;
    }

    void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
        bus.whenConnected().thenRunAsync(() -> bus.subscribe(Subjects.REPLY_PREFIX + ">", this::arrived));
    }

    private void arrived(BusMessage reply) {
        var waiter = waiting.remove(reply.subject());
        if (waiter != null) {
            waiter.complete(reply);
        }
    }

    /**
     * The plugin's reply, ok or not.
     *
     * @throws RoseyException {@code UNAVAILABLE} when nobody serves it or the bus is away, {@code TIMEOUT} when nobody
     *     answers, {@code INTERNAL} when the answer makes no sense
     */
    CommandReply call(CommandSpec command, CommandRequest request) {
        if (!bus.state().connected()) {
            throw new RoseyException(ErrorCode.UNAVAILABLE, "not connected to NATS");
        }
        var replySubject = Subjects.reply(command.token(), request.id());
        var waiter = new CompletableFuture<BusMessage>();
        waiting.put(replySubject, waiter);
        try {
            bus.publish(BusMessage.of(command.subject(), replySubject, BusJson.bytes(request)));
            return read(await(waiter, command));
        } finally {
            waiting.remove(replySubject);
        }
    }

    private static BusMessage await(CompletableFuture<BusMessage> waiter, CommandSpec command) {
        try {
            return waiter.get(command.timeout().plus(GRACE).toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new RoseyException(ErrorCode.TIMEOUT, "no answer on " + command.subject(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RoseyException(ErrorCode.TIMEOUT, "interrupted", e);
        } catch (ExecutionException e) {
            throw new RoseyException(ErrorCode.INTERNAL, "waiting for an answer failed", e);
        }
    }

    private static CommandReply read(BusMessage reply) {
        if (reply.status() == BusMessage.NO_RESPONDERS) {
            throw new RoseyException(ErrorCode.UNAVAILABLE, "nobody serves the command");
        }
        try {
            return BusJson.read(reply.body(), CommandReply.class);
        } catch (RoseyException nonsense) {
            throw new RoseyException(ErrorCode.INTERNAL, "the answer makes no sense: " + nonsense.message(), nonsense);
        }
    }
}
