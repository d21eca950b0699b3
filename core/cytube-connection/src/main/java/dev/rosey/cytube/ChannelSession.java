package dev.rosey.cytube;

import dev.rosey.cytube.ChatEvent.Disconnected;
import dev.rosey.cytube.ChatEvent.Kicked;
import dev.rosey.plugin.Lease;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Rosey in one channel, for as long as the session is not stopped: looks up the server, connects, joins, logs in, listens and
 * speaks, and begins anew whenever it is thrown out, after a while that depends on why.
 *
 * <p>Everything happens on the given single thread, so that the listener hears events in order and one at a time; it must not
 * block. The public methods may be called from any thread.
 */
final class ChannelSession {

    private static final Logger LOG = System.getLogger(ChannelSession.class.getName());

    /** How long joining may take, once connected. */
    private static final Duration JOINING = Duration.ofSeconds(30);

    /** How long a login may take to show that Rosey is a moderator, whom CyTube lets in without the channel's password. */
    private static final Duration MODERATOR = Duration.ofSeconds(3);

    /** How long Rosey's rank in the channel may take to be told, once she has joined. */
    private static final Duration RANK = Duration.ofMillis(1_500);

    /** How often an instance that stands by asks for the channel. */
    private static final Duration ASKING_AGAIN = Duration.ofMillis(500);

    /** How long a request waits for a session that does not answer it any more. */
    private static final Duration STOPPING = Duration.ofSeconds(2);

    private final ChannelConfig config;
    private final SocketConfig lookUp;
    private final ConnectionBudget budget;
    private final ReconnectPolicy policy;
    private final InstantSource clock;
    private final AttemptLoop loop;
    private final Consumer<ChatEvent> listener;
    private final Governor governor;
    private final ChannelLease lease;

    private final List<Runnable> undecided = new ArrayList<>();
    private @Nullable CytubeSocket socket;
    private @Nullable Room room;
    private Instant joinedAt = Instant.MAX;
    private Optional<ChatLimits> antiflood = Optional.empty();
    private long pumps;
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
        this.governor = new Governor(clock);
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
     * Queues a text for the channel, or for one user alone. Answered at once, but for a session that is just stopping, or that
     * has just joined and does not know yet whether Rosey may chat.
     *
     * @param reply whether somebody waits for it
     * @param forWhom the person whose answer it is
     */
    CompletableFuture<Acceptance> say(Optional<String> to, String text, boolean reply, Optional<String> forWhom) {
        CompletableFuture<Acceptance> answer = new CompletableFuture<>();
        loop.always(
                () -> decide(to.isEmpty(), () -> answer.complete(accept(to, text, reply, forWhom))),
                () -> answer.complete(Acceptance.NOT_CONNECTED));
        return answer.completeOnTimeout(Acceptance.NOT_CONNECTED, STOPPING.toMillis(), TimeUnit.MILLISECONDS);
    }

    SessionState state() {
        return state;
    }

    String channel() {
        return config.channel();
    }

    /** Whether Rosey may chat may not be known yet; what is for all waits for that, in order. */
    private void decide(boolean isForAll, Runnable decision) {
        if (isForAll && room != null && room.awaitsRank()) {
            undecided.add(decision);
            return;
        }
        decision.run();
    }

    /** Decides what waited for Rosey's rank, and sends what waited for the connection. */
    private void speakUp() {
        undecided.forEach(Runnable::run);
        undecided.clear();
        pump();
        refresh();
    }

    private Acceptance accept(Optional<String> to, String text, boolean reply, Optional<String> forWhom) {
        if (room == null || !room.joined()) {
            return Acceptance.NOT_CONNECTED;
        }
        if (to.isEmpty() && room.silence().isPresent()) {
            return Acceptance.SILENCED;
        }
        boolean queued = governor.offer(to, text, reply, forWhom);
        pump();
        refresh();
        return queued ? Acceptance.QUEUED : Acceptance.FULL;
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
        SessionState without = lease.isBusAway()
                ? SessionState.without("no answer from the bus, where instances agree on who joins")
                : SessionState.standingBy();
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
            governor.connected();
            pump();
            refresh();
            return;
        }
        if (lease.isBusAway()) {
            refresh();
            loop.later(ASKING_AGAIN, this::lost);
            return;
        }
        LOG.log(Level.WARNING, "{0}: leaves, since it could not keep the channel to itself", config.channel());
        dropConnection("could not keep the channel to itself");
        connect();
    }

    private void lookedUp(@Nullable URI server, @Nullable Throwable failure) {
        if (server == null) {
            leave(LeaveCause.UNREACHABLE, "no server found: " + ReasonText.innermost(failure));
            return;
        }
        loop.later(budget.take(server.getHost()), () -> open(server));
    }

    private void open(URI server) {
        Executor here = loop.thisAttempt();
        room = new Room(config.channel(), config.user());
        socket = CytubeSocket.open(server, frame -> here.execute(() -> received(frame)));
        loop.later(JOINING, this::checkJoined);
    }

    private void checkJoined() {
        if (room != null && !room.joined()) {
            leave(LeaveCause.UNREACHABLE, "joining took longer than " + JOINING.toSeconds() + " s");
        }
    }

    private void received(ServerFrame frame) {
        switch (frame) {
            case ServerFrame.OfConnection connection -> connection(connection);
            case ServerFrame.OfOutput output -> output(output);
            case ServerFrame.OfRoom happened -> happened(happened);
        }
    }

    private void connection(ServerFrame.OfConnection frame) {
        switch (frame) {
            case ServerFrame.Opened ignored -> opened();
            case ServerFrame.ConnectFailed failed ->
                leave(LeaveCause.ofFailedConnection(failed.reason()), "connecting failed: " + failed.reason());
            case ServerFrame.Closed gone -> leave(LeaveCause.UNREACHABLE, "connection lost: " + gone.reason());
            case ServerFrame.LoginRefused refused ->
                leave(LeaveCause.LOGIN_REFUSED, "login refused: " + refused.error());
            case ServerFrame.PasswordNeeded needed ->
                loop.later(
                        MODERATOR,
                        () -> shutOut(
                                needed.wrong() ? "the channel's password is wrong" : "the channel wants a password"));
            case ServerFrame.Kick kick -> kicked(ReasonText.brief(kick.reason()));
            case ServerFrame.Notice notice ->
                LOG.log(Level.INFO, "{0}: the server says: {1}", config.channel(), ReasonText.brief(notice.message()));
        }
    }

    private void shutOut(String reason) {
        if (room != null && !room.joined()) {
            leave(LeaveCause.CHANNEL_PASSWORD, reason);
        }
    }

    private void opened() {
        if (lease.isHeld()) {
            join();
            return;
        }
        dropConnection("could not keep the channel to itself");
        connect();
    }

    private void join() {
        try {
            Optional<Secret> password = config.password().get();
            Optional<Secret> channelPassword = config.channelPassword().get();
            CytubeSocket open = Objects.requireNonNull(socket);
            open.join(config.channel(), channelPassword);
            open.logIn(config.user(), password);
        } catch (UncheckedIOException unreadable) {
            leave(LeaveCause.LOGIN_REFUSED, String.valueOf(unreadable.getMessage()));
        }
    }

    private void kicked(String reason) {
        tell(new Kicked(config.channel(), reason));
        leave(LeaveCause.ofKick(reason), reason.isEmpty() ? "kicked" : "kicked: " + reason);
    }

    private void output(ServerFrame.OfOutput frame) {
        switch (frame) {
            case ServerFrame.Options options -> antiflood = options.antiflood();
            case ServerFrame.Refused refused -> {
                governor.refused();
                LOG.log(
                        Level.INFO,
                        "{0}: a message was refused: {1}",
                        config.channel(),
                        ReasonText.brief(refused.notice()));
            }
            case ServerFrame.Throttled ignored -> governor.throttled();
        }
        applyLimits();
        pump();
        refresh();
    }

    private void happened(ServerFrame.OfRoom frame) {
        Room here = Objects.requireNonNull(room);
        boolean spoke = here.joined() && !here.awaitsRank();
        List<ChatEvent> news = here.apply(frame, clock.instant());
        switch (frame) {
            case ServerFrame.Chat line -> echo(here.isOwn(line.username()), false, line.html());
            case ServerFrame.Pm line -> echo(here.isOwn(line.username()), true, line.html());
            case ServerFrame.Muted ignored -> muted();
            case ServerFrame.OfRoom ignored -> applyLimits();
        }
        if (joinedAt.equals(Instant.MAX) && here.joined()) {
            joinedAt = clock.instant();
            governor.connected();
            loop.later(RANK, this::rankIsLate);
            LOG.log(
                    Level.INFO,
                    "{0}: connected as {1}",
                    config.channel(),
                    here.view().ownName());
        }
        refresh();
        if (!spoke && here.joined() && !here.awaitsRank()) {
            speakUp();
        }
        news.forEach(this::tell);
    }

    private void rankIsLate() {
        if (room == null) {
            return;
        }
        boolean isAwaited = room.awaitsRank();
        room.rankIsKnown(); // also for later: chatting may take more one day
        if (isAwaited) {
            speakUp();
        }
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

    private void echo(boolean own, boolean isPrivate, String html) {
        if (own) {
            governor.echo(isPrivate, CytubeHtml.text(html));
            pump();
        }
    }

    private void muted() {
        governor.refused();
        LOG.log(Level.INFO, "{0}: a message was refused: Rosey is muted", config.channel());
        pump();
    }

    /** A channel's antiflood spares moderators. */
    private void applyLimits() {
        boolean spared = room != null && room.ownRank() >= 2;
        governor.limits(spared ? ChatLimits.CYTUBE : antiflood.orElse(ChatLimits.CYTUBE));
    }

    private void leave(LeaveCause cause, String reason) {
        Duration held = joinedAt.equals(Instant.MAX) ? Duration.ZERO : Duration.between(joinedAt, clock.instant());
        Duration wait = isReplaced(cause) ? ASKING_AGAIN : policy.next(cause, held);
        boolean again = state.reason().equals(ReasonText.brief(reason));
        LOG.log(
                again ? Level.DEBUG : Level.WARNING,
                "{0}: {1}; next attempt in {2}",
                config.channel(),
                ReasonText.brief(reason),
                wait);
        dropConnection(ReasonText.brief(reason));
        loop.later(wait, this::connect);
    }

    /** Whether it was the instance that has the channel now which threw this one out: nothing is to be waited for then. */
    private boolean isReplaced(LeaveCause cause) {
        return cause == LeaveCause.DUPLICATE_LOGIN && !lease.isHeld();
    }

    private void dropConnection(String reason) {
        loop.begin();
        boolean was = room != null && room.joined();
        if (socket != null) {
            socket.close();
        }
        socket = null;
        room = null;
        joinedAt = Instant.MAX;
        antiflood = Optional.empty();
        governor.connectionLost();
        speakUp();
        state = SessionState.of(false, reason, RoomView.EMPTY, governor);
        if (was) {
            listener.accept(new Disconnected(config.channel(), reason));
        }
    }

    /** Sends what may leave now, and comes back when more may. */
    private void pump() {
        if (room == null || !room.joined() || room.awaitsRank() || socket == null || !lease.isHeld()) {
            return;
        }
        CytubeSocket open = socket;
        for (Optional<Outgoing> next = governor.next(); next.isPresent(); next = governor.next()) {
            open.send(next.get());
        }
        long mine = ++pumps;
        Duration wait = governor.untilNext();
        if (wait.compareTo(Governor.NEVER) < 0) {
            loop.later(wait.plusMillis(1), () -> {
                if (mine == pumps) {
                    pump();
                    refresh();
                }
            });
        }
    }

    private void refresh() {
        if (room != null) {
            boolean joined = room.joined();
            state = SessionState.of(joined, joined ? "connected" : state.reason(), room.view(), governor);
        }
    }

    /** A mistake of ours in one task costs the connection, not the session. */
    private void mistaken(RuntimeException mistake) {
        LOG.log(Level.ERROR, config.channel() + ": begins anew after an error of its own", mistake);
        leave(LeaveCause.UNREACHABLE, "internal error");
    }
}
