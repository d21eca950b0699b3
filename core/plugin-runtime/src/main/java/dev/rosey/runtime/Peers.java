package dev.rosey.runtime;

import dev.rosey.bus.ErrorCode;
import dev.rosey.bus.RoseyException;
import dev.rosey.bus.Subjects;
import dev.rosey.bus.nats.BusMessage;
import dev.rosey.bus.nats.NatsBus;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import java.util.logging.Logger;

/**
 * The other instances of a module: a command for a channel that one of them owns goes on to it, with the reply subject kept
 * (bus contract, section 11). The command's own subject travels in a header, and what came that way goes no further.
 *
 * <p>Whether that one is there at all is asked right behind the command: one that was asked first could be gone by then. Who
 * does not answer that question is left to answer the command; only where nobody listens, somebody else has to speak.
 */
final class Peers {

    /** The subject that a command was sent to before it was handed on. */
    static final String HANDED_ON = "Rosey-Subject";

    /** The header of the question whether an instance is there; it has no body, and neither has the answer. */
    static final String THERE = "Rosey-There";

    private static final Logger LOG = Logger.getLogger(Peers.class.getName());
    private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(1);
    private static final byte[] NOTHING = {};

    private final NatsBus bus;
    private final ModuleIdentity identity;
    private final BusLeases leases;

    Peers(NatsBus bus, ModuleIdentity identity, BusLeases leases) {
        this.bus = bus;
        this.identity = identity;
        this.leases = leases;
    }

    /** Where this instance gets what others hand on. */
    String subject() {
        return Subjects.peer(identity.name(), identity.instance());
    }

    /**
     * Hands a command on, if another instance owns its channel; true when that one answers it. Blocks for two round trips.
     * Fails with {@code UNAVAILABLE} when that instance is gone, or seems to be.
     */
    boolean handOn(BusMessage command, String channel) {
        if (command.headers().containsKey(HANDED_ON) || leases.holds(channel)) {
            return false;
        }
        var owner = leases.peer(channel);
        owner.map(instance -> Subjects.peer(identity.name(), instance)).ifPresent(peer -> {
            bus.publish(new BusMessage(peer, command.replyTo(), handedOn(command), command.body(), 0));
            requireSomebody(peer);
        });
        return owner.isPresent();
    }

    private void requireSomebody(String peer) {
        try {
            bus.request(new BusMessage(peer, null, Map.of(THERE, "true"), NOTHING, 0), ANSWERS_WITHIN)
                    .join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RoseyException silent && silent.code().equals(ErrorCode.UNAVAILABLE)) {
                throw BusLeases.abandoned(silent.message());
            }
        }
    }

    private static Map<String, String> handedOn(BusMessage command) {
        var headers = new TreeMap<>(command.headers());
        headers.put(HANDED_ON, command.subject());
        return headers;
    }

    /** Takes what another instance sent to here: a command for one of these handlers, or the question whether this is here. */
    void take(BusMessage message, List<RequestHandler<?>> handlers, RequestGate gate) {
        if (!message.headers().containsKey(THERE)) {
            handler(message, handlers).ifPresent(handler -> gate.admit(handler, message));
            return;
        }
        var asker = message.replyTo();
        if (asker != null && !message.isStored() && ReplyOnce.mayAnswer(asker)) {
            bus.publish(BusMessage.of(asker, null, NOTHING));
        }
    }

    private Optional<RequestHandler<?>> handler(BusMessage handedOn, List<RequestHandler<?>> handlers) {
        var subject = handedOn.headers().getOrDefault(HANDED_ON, "");
        var handler = handlers.stream()
                .filter(candidate -> candidate.owned() && candidate.subject().equals(subject))
                .findFirst();
        if (handler.isEmpty()) {
            LOG.warning(() -> identity.name() + " was handed something that it does not serve: " + subject);
        }
        return handler;
    }
}
