package dev.rosey.launcher;

import dev.rosey.bus.BusJson;
import dev.rosey.bus.CommandReply;
import dev.rosey.bus.CommandRequest;
import dev.rosey.bus.ErrorCode;
import dev.rosey.bus.HostOrder;
import dev.rosey.bus.HostState;
import dev.rosey.bus.RoseyException;
import dev.rosey.bus.Subjects;
import dev.rosey.bus.nats.BusMessage;
import dev.rosey.bus.nats.BusOptions;
import dev.rosey.bus.nats.NatsBus;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The supervisor on the bus: {@code rosey.command.host.*} (bus contract, section 11). {@code state} with the supervisor and
 * the revision that the asker knows ({@code <supervisor> <revision>}) is answered when there is another, at the latest after
 * 2 s; so whoever asks again and again learns of every change at once.
 */
final class HostDesk implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(HostDesk.class.getName());

    /** The NATS user. */
    static final String USER = "supervisor";

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    /** How long a nats-server may take to read its users anew. */
    private static final Duration RELOADED_WITHIN = Duration.ofSeconds(2);

    /** Somebody who wants to know of the next change. */
    private record Waiting(String known, String replyTo, long until) {}

    private final Supplier<HostState> state;
    private final Consumer<HostOrder> orders;
    private final NatsBus bus;
    private final List<Waiting> waiting = new ArrayList<>();
    private long nobodyWaitsUntil = System.nanoTime();

    /**
     * @param loop the supervisor's thread, on which the other two are called
     * @param orders carries out an order, or fails with a {@link RoseyException}
     */
    HostDesk(URI server, String password, Executor loop, Supplier<HostState> state, Consumer<HostOrder> orders) {
        this.state = state;
        this.orders = orders;
        this.bus = NatsBus.connect(BusOptions.of(server, USER, password));
        bus.whenConnected()
                .thenRunAsync(() -> bus.subscribe(
                        Subjects.command(HostOrder.TOKEN, "*"), message -> loop.execute(() -> take(message))));
    }

    private void take(BusMessage message) {
        var replyTo = message.replyTo();
        if (message.isStored() || replyTo == null || !Subjects.isReplySubject(replyTo)) {
            return;
        }
        try {
            var action = message.subject().substring(message.subject().lastIndexOf('.') + 1);
            var args = BusJson.read(message.body(), CommandRequest.class).args();
            if (action.equals("state")) {
                waiting.add(new Waiting(args, replyTo, System.nanoTime() + LONGEST_WAIT.toNanos()));
                tick();
                return;
            }
            carryOut(action, args);
            tell(replyTo);
        } catch (RoseyException refused) {
            answer(replyTo, CommandReply.failed(refused, refused.message()));
        } catch (RuntimeException defect) {
            LOG.log(System.Logger.Level.ERROR, "an order could not be carried out", defect);
            var failure = new RoseyException(ErrorCode.INTERNAL, "the supervisor could not do that: " + defect, defect);
            answer(replyTo, CommandReply.failed(failure, failure.message()));
        }
    }

    private void carryOut(String action, String args) {
        var order = HostOrder.read(action, args);
        if (order == null) {
            throw new RoseyException(ErrorCode.NOT_FOUND, "no order “" + action + '”');
        }
        orders.accept(order);
    }

    /** Answers those whose time has come. On the supervisor's thread. */
    void tick() {
        if (waiting.isEmpty()) {
            return;
        }
        var now = state.get();
        var known = now.supervisor() + ' ' + now.revision();
        long nanoTime = System.nanoTime();
        boolean mayWait = nanoTime - nobodyWaitsUntil >= 0;
        waiting.removeIf(asker -> {
            if (mayWait && asker.known().equals(known) && nanoTime - asker.until() < 0) {
                return false;
            }
            tell(asker.replyTo());
            return true;
        });
    }

    /**
     * Who waits is answered now, and nobody waits for the next 2 s: nats-server is about to read its users anew, and would
     * refuse an answer that it owes by then. Waits until nats-server has the answers. On the supervisor's thread.
     */
    void beforeReload() {
        nobodyWaitsUntil = System.nanoTime() + RELOADED_WITHIN.toNanos();
        tick();
        bus.flush();
    }

    private void tell(String replyTo) {
        answer(replyTo, CommandReply.text("").withData(Map.of("state", state.get())));
    }

    private void answer(String replyTo, CommandReply reply) {
        bus.publish(BusMessage.of(replyTo, null, BusJson.bytes(reply)));
    }

    @Override
    public void close() {
        bus.close();
    }
}
