package dev.rosey.cytube;

import dev.rosey.cytube.ChatEvent.Disconnected;
import dev.rosey.plugin.Lease;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Rosey in one channel, for as long as the session is not stopped: takes the channel for this instance, looks up the server,
 * makes a {@link Visit}, and begins anew whenever that is over, after a while that depends on why. Her {@link Voice} outlives
 * the visits.
 *
 * <p>Everything happens on the given single thread, so that the listener hears events in order and one at a time; it must not
 * block. {@link #start}, {@link #stop}, {@link #say}, {@link #state} and {@link #channel} may be called from any thread.
 */
final class ChannelSession {

    private static final Logger LOG = System.getLogger(ChannelSession.class.getName());

    /** How often an instance that stands by asks for the channel. */
    private static final Duration ASKING_AGAIN = Duration.ofMillis(500);

    private final ChannelConfig config;
    private final SocketConfig lookUp;
    private final ConnectionBudget budget;
    private final ReconnectPolicy policy;
    private final InstantSource clock;
    private final AttemptLoop loop;
    private final Consumer<ChatEvent> listener;
    private final ChannelLease lease;
    private final Voice voice;

    private @Nullable Visit visit;
    private volatile SessionState state = SessionState.starting();

    /**
     * @param leases gives this instance the channel to itself, unless another one has it; may block for some seconds
     * @param thread runs one task at a time; the session does not shut it down
     */
    ChannelSession(
            ChannelConfig config,
            Function<String, Optional<Lease>> leases,
            SocketConfig lookUp,
            ConnectionBudget budget,
            ReconnectPolicy policy,
            InstantSource clock,
            ScheduledExecutorService thread,
            Consumer<ChatEvent> listener) {
        this.config = config;
        this.lease = new ChannelLease(config.channel(), leases, this::mayBeLost);
        this.lookUp = lookUp;
        this.budget = budget;
        this.policy = policy;
        this.clock = clock;
        this.loop = new AttemptLoop(thread, this::mistaken);
        this.listener = listener;
        this.voice = new Voice(clock, lease, loop, this::refresh);
    }

    void start() {
        loop.always(this::connect, () -> {});
    }

    /** Leaves the channel for good; done when the connection is closed. */
    CompletableFuture<Void> stop() {
        CompletableFuture<Void> stopped = new CompletableFuture<>();
        loop.always(
                () -> {
                    loop.end();
                    dropConnection("Rosey stops");
                    lease.release();
                    stopped.complete(null);
                },
                () -> stopped.complete(null));
        return stopped;
    }

    /**
     * Queues a text for the channel, or for one user alone. Answered at once, but for a session that has just joined and does
     * not know yet whether Rosey may chat, or that asks for its lease; one that stops meanwhile may never answer.
     *
     * @param reply whether somebody waits for it
     * @param forWhom the person whose answer it is
     */
    CompletableFuture<Acceptance> say(Optional<String> to, String text, boolean reply, Optional<String> forWhom) {
        CompletableFuture<Acceptance> answer = new CompletableFuture<>();
        loop.always(
                () -> voice.say(to, text, reply, forWhom, answer::complete),
                () -> answer.complete(Acceptance.NOT_CONNECTED));
        return answer;
    }

    SessionState state() {
        return state;
    }

    String channel() {
        return config.channel();
    }

    private void connect() {
        loop.begin();
        if (!lease.isHeld() && !hasTaken()) {
            loop.later(ASKING_AGAIN, this::connect);
            return;
        }
        var unused = lookUp.find(config).whenCompleteAsync(this::lookedUp, loop.thisAttempt());
    }

    /** Only one instance is in a channel; the others stand by. */
    private boolean hasTaken() {
        boolean taken = lease.take();
        SessionState without = lease.isBusAway() ? SessionState.busAway() : SessionState.standingBy();
        state = taken ? SessionState.starting() : without;
        return taken;
    }

    private void mayBeLost() {
        loop.always(this::lost, () -> {});
    }

    /**
     * Leaves when another instance has the channel now. While the bus is away nobody can say so, and nobody can ask this
     * instance to speak either: the connection stays, and the lease is taken again when the bus is back.
     */
    private void lost() {
        if (lease.isHeld()) {
            return;
        }
        if (hasTaken()) {
            voice.outageEnded();
            return;
        }
        if (lease.isBusAway()) {
            refresh();
            loop.later(ASKING_AGAIN, this::lost);
            return;
        }
        LOG.log(Level.WARNING, "{0}: leaves, since it could not keep the channel to itself", config.channel());
        handOver();
    }

    /** Lets another instance have the channel, and stands by. */
    private void handOver() {
        dropConnection("could not keep the channel to itself");
        connect();
    }

    private void lookedUp(@Nullable URI server, @Nullable Throwable failure) {
        if (server == null) {
            leave(Departure.withoutServer(failure));
            return;
        }
        loop.later(budget.take(server.getHost()), () -> open(server));
    }

    private void open(URI server) {
        Executor here = loop.thisAttempt();
        CytubeSocket socket = CytubeSocket.open(server, frame -> here.execute(() -> received(frame)));
        Visit opened = new Visit(config, socket, voice, loop, clock, this::tell, this::leave);
        visit = opened;
        opened.begin();
    }

    /** Who has lost the lease meanwhile does not join. */
    private void received(ServerFrame frame) {
        if (frame instanceof ServerFrame.Opened && !lease.isHeld()) {
            handOver();
            return;
        }
        Objects.requireNonNull(visit).received(frame);
    }

    /**
     * Who has no lease goes on looking, or it would not know the room when it has the lease again. What it sees is for the
     * owner to tell, but nobody else can be while the bus is away; a line of chat would then come too late for an answer.
     */
    private void tell(ChatEvent news) {
        boolean isLine = news instanceof ChatEvent.ChatLine || news instanceof ChatEvent.PrivateLine;
        if (lease.isHeld() || (lease.isBusAway() && !isLine)) {
            listener.accept(news);
        }
    }

    private void leave(Departure why) {
        Duration held = visit == null ? Duration.ZERO : visit.held();
        Duration wait = isReplaced(why.cause()) ? ASKING_AGAIN : policy.next(why.cause(), held);
        boolean again = state.reason().equals(why.reason());
        LOG.log(
                again ? Level.DEBUG : Level.WARNING,
                "{0}: {1}; next attempt in {2}",
                config.channel(),
                why.reason(),
                wait);
        dropConnection(why.reason());
        loop.later(wait, this::connect);
    }

    /** Whether it was the instance that has the channel now which threw this one out: nothing is to be waited for then. */
    private boolean isReplaced(LeaveCause cause) {
        return cause == LeaveCause.DUPLICATE_LOGIN && !lease.isHeld();
    }

    private void dropConnection(String reason) {
        loop.begin();
        Visit gone = visit;
        visit = null;
        state = SessionState.out(reason, voice);
        if (gone == null) {
            return;
        }
        gone.end();
        if (gone.isJoined()) {
            listener.accept(new Disconnected(config.channel(), reason));
        }
    }

    private void refresh() {
        Visit here = visit;
        if (here != null && here.isJoined()) {
            state = SessionState.connected(here.view(), voice);
            return;
        }
        state = state.knowing(here == null ? RoomView.EMPTY : here.view(), voice);
    }

    /** A mistake of ours in one task costs the connection, not the session. */
    private void mistaken(RuntimeException mistake) {
        LOG.log(Level.ERROR, config.channel() + ": begins anew after an error of its own", mistake);
        leave(new Departure(LeaveCause.UNREACHABLE, "internal error"));
    }
}
