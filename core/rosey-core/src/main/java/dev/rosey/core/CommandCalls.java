package dev.rosey.core;

import dev.rosey.bus.BusJson;
import dev.rosey.bus.CommandReply;
import dev.rosey.bus.CommandRequest;
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
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * Asks plugins to carry out commands, with {@code rosey.reply.<token>.<id>} as the reply subject, and waits for what they
 * say. Safe from any thread.
 */
@PluginBean
class CommandCalls {

    /** What the router waits beyond the handler's own time-out, so that the handler's answer is the one that is heard. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    /** After so long an answer is asked for again; the pause doubles each time. */
    private static final Duration ASKED_AGAIN_AFTER = Duration.ofMillis(300);

    /** Who waits for a reply. */
    private record Waiter(CompletableFuture<BusMessage> reply, AtomicBoolean isAskedAgain) {

        /** Whoever finishes what it has and takes nothing new will still answer what was asked first. */
        boolean isToBeIgnored(BusMessage message) {
            return isAskedAgain.get() && message.status() == BusMessage.NO_RESPONDERS;
        }
    }

    private final NatsBus bus;
    private final PluginDirectory directory;
    private final OddAnswers odd;
    private final Map<String, Waiter> waiting = new ConcurrentHashMap<>();

    @Inject
    CommandCalls(NatsBus bus, PluginDirectory directory, OddAnswers odd) {
        this.bus = bus;
        this.directory = directory;
        this.odd = odd;
    }

    void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
        bus.whenConnected().thenRunAsync(() -> bus.subscribe(Subjects.REPLY_PREFIX + ">", this::arrived));
    }

    private void arrived(BusMessage reply) {
        var waiter = waiting.get(reply.subject());
        if (waiter != null && !waiter.isToBeIgnored(reply)) {
            waiter.reply().complete(reply);
        }
    }

    /**
     * Asks the plugin, without waiting. What this returns has to be called, once: it waits for the plugin's reply, ok or not.
     * The reply is asked for again where that can help: an answer that is under way while nats-server reads its users anew
     * is lost.
     *
     * @throws RoseyException here or there: {@code UNAVAILABLE} when nobody serves it or the bus is away, {@code TIMEOUT}
     *     when nobody answers, {@code INTERNAL} when the answer makes no sense
     */
    Supplier<CommandReply> send(CommandTable.Route route, CommandRequest request) {
        if (!bus.state().connected()) {
            throw new RoseyException(ErrorCode.UNAVAILABLE, "not connected to NATS");
        }
        var command = route.command();
        var replySubject = Subjects.reply(command.token(), request.id());
        var waiter = new Waiter(new CompletableFuture<>(), new AtomicBoolean());
        var message = BusMessage.of(command.subject(), replySubject, BusJson.bytes(request));
        waiting.put(replySubject, waiter);
        bus.publish(message);
        return () -> answer(waiter, route, replySubject);
    }

    private CommandReply answer(Waiter waiter, CommandTable.Route route, String replySubject) {
        try {
            return read(await(waiter, route, replySubject), route);
        } finally {
            waiting.remove(replySubject);
        }
    }

    private BusMessage await(Waiter waiter, CommandTable.Route route, String replySubject) {
        var command = route.command();
        var left = command.timeout().plus(GRACE);
        var pause = repeatsAnswers(route) ? ASKED_AGAIN_AFTER : left;
        try {
            while (pause.compareTo(left) < 0) {
                var reply = await(waiter.reply(), pause);
                if (reply.isPresent()) {
                    return reply.get();
                }
                waiter.isAskedAgain().set(true);
                bus.publish(BusMessage.again(command.subject(), replySubject));
                left = left.minus(pause);
                pause = pause.multipliedBy(2);
            }
            return await(waiter.reply(), left)
                    .orElseThrow(() -> new RoseyException(ErrorCode.TIMEOUT, "no answer on " + command.subject()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RoseyException(ErrorCode.TIMEOUT, "interrupted", e);
        } catch (ExecutionException e) {
            throw new RoseyException(ErrorCode.INTERNAL, "waiting for an answer failed", e);
        }
    }

    private boolean repeatsAnswers(CommandTable.Route route) {
        return directory
                .plugin(route.plugin())
                .filter(KnownPlugin::repeatsAnswers)
                .isPresent();
    }

    private static Optional<BusMessage> await(CompletableFuture<BusMessage> waiter, Duration patience)
            throws InterruptedException, ExecutionException {
        try {
            return Optional.of(waiter.get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException notYet) {
            return Optional.empty();
        }
    }

    private CommandReply read(BusMessage reply, CommandTable.Route route) {
        if (reply.status() == BusMessage.NO_RESPONDERS) {
            throw new RoseyException(ErrorCode.UNAVAILABLE, "nobody serves the command");
        }
        return odd.read(route.plugin(), route.command().action(), reply);
    }
}
