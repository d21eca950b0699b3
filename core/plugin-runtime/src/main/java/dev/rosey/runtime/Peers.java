package dev.rosey.runtime;

import dev.rosey.bus.Subjects;
import dev.rosey.bus.nats.BusMessage;
import dev.rosey.bus.nats.NatsBus;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.logging.Logger;

/**
 * The other instances of a module: a command for a channel that one of them owns goes on to it, with the reply subject kept
 * (bus contract, section 11). The command's own subject travels in a header, and what came that way goes no further.
 */
final class Peers {

    /** The subject that a command was sent to before it was handed on. */
    static final String HANDED_ON = "Rosey-Subject";

    private static final Logger LOG = Logger.getLogger(Peers.class.getName());

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
     * Hands a command on, if another instance owns its channel; true when that one answers it. Blocks for a round trip.
     * Fails with {@code UNAVAILABLE} when that instance seems to be gone.
     */
    boolean handOn(BusMessage command, String channel) {
        if (command.headers().containsKey(HANDED_ON) || leases.holds(channel)) {
            return false;
        }
        var owner = leases.peer(channel);
        owner.ifPresent(instance -> bus.publish(new BusMessage(
                Subjects.peer(identity.name(), instance), command.replyTo(), handedOn(command), command.body(), 0)));
        return owner.isPresent();
    }

    private static Map<String, String> handedOn(BusMessage command) {
        var headers = new TreeMap<>(command.headers());
        headers.put(HANDED_ON, command.subject());
        return headers;
    }

    /** The handler of a command that was handed on to here. */
    Optional<RequestHandler<?>> handler(BusMessage handedOn, List<RequestHandler<?>> handlers) {
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
