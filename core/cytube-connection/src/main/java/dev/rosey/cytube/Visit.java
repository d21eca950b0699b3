package dev.rosey.cytube;

import dev.rosey.cytube.ChatEvent.Kicked;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;

/**
 * One connection to a channel, from its opening to its end, and the room as it was seen by it: joins, logs in, listens, and
 * says when it is over. Nothing that it knows outlives it. For the session's thread.
 */
final class Visit {

    private static final Logger LOG = System.getLogger(Visit.class.getName());

    /** How long joining may take, once connected. */
    private static final Duration JOINING = Duration.ofSeconds(30);

    /** How long a login may take to show that Rosey is a moderator, whom CyTube lets in without the channel's password. */
    private static final Duration MODERATOR = Duration.ofSeconds(3);

    /** How long Rosey's rank in the channel may take to be told, once she has joined. */
    private static final Duration RANK = Duration.ofMillis(1_500);

    private final ChannelConfig config;
    private final CytubeSocket socket;
    private final Voice voice;
    private final AttemptLoop loop;
    private final InstantSource clock;
    private final Consumer<ChatEvent> news;
    private final Consumer<Departure> over;
    private final Room room;
    private Instant joinedAt = Instant.MAX;

    /**
     * @param socket about to connect
     * @param news is told what happens in the channel, in order
     * @param over is told that Rosey cannot stay, or never got in; whoever that is ends the visit
     */
    Visit(
            ChannelConfig config,
            CytubeSocket socket,
            Voice voice,
            AttemptLoop loop,
            InstantSource clock,
            Consumer<ChatEvent> news,
            Consumer<Departure> over) {
        this.config = config;
        this.socket = socket;
        this.voice = voice;
        this.loop = loop;
        this.clock = clock;
        this.news = news;
        this.over = over;
        this.room = new Room(config.channel(), config.user());
    }

    void begin() {
        voice.enter(room, socket::send);
        String reason = "joining took longer than " + JOINING.toSeconds() + " s";
        loop.later(JOINING, () -> endUnlessJoined(new Departure(LeaveCause.UNREACHABLE, reason)));
    }

    /** Closes the connection; nothing more is said by it. */
    void end() {
        socket.close();
        voice.leave();
    }

    boolean isJoined() {
        return room.joined();
    }

    /** How long Rosey has been in the channel; zero before she is. */
    Duration held() {
        return isJoined() ? Duration.between(joinedAt, clock.instant()) : Duration.ZERO;
    }

    RoomView view() {
        return room.view();
    }

    void received(ServerFrame frame) {
        switch (frame) {
            case ServerFrame.OfConnection connection -> connection(connection);
            case ServerFrame.OfOutput output -> output(output);
            case ServerFrame.OfRoom happened -> happened(happened);
        }
    }

    private void connection(ServerFrame.OfConnection frame) {
        switch (frame) {
            case ServerFrame.Opened ignored -> join();
            case ServerFrame.ConnectFailed failed -> over.accept(Departure.after(failed));
            case ServerFrame.Closed closed -> over.accept(Departure.after(closed));
            case ServerFrame.LoginRefused refused -> over.accept(Departure.after(refused));
            case ServerFrame.PasswordNeeded needed ->
                loop.later(MODERATOR, () -> endUnlessJoined(Departure.after(needed)));
            case ServerFrame.Kick kick -> kicked(kick);
            case ServerFrame.Notice notice -> log("the server says: " + ReasonText.brief(notice.message()));
        }
    }

    private void join() {
        try {
            var password = config.password().get();
            var channelPassword = config.channelPassword().get();
            socket.join(config.channel(), channelPassword);
            socket.logIn(config.user(), password);
        } catch (UncheckedIOException unreadable) {
            over.accept(new Departure(LeaveCause.LOGIN_REFUSED, String.valueOf(unreadable.getMessage())));
        }
    }

    private void endUnlessJoined(Departure why) {
        if (!isJoined()) {
            over.accept(why);
        }
    }

    private void kicked(ServerFrame.Kick kick) {
        news.accept(new Kicked(config.channel(), ReasonText.brief(kick.reason())));
        over.accept(Departure.after(kick));
    }

    private void output(ServerFrame.OfOutput frame) {
        switch (frame) {
            case ServerFrame.Options options -> voice.limits(options.antiflood());
            case ServerFrame.Refused refused -> refused(refused.notice());
            case ServerFrame.Throttled ignored -> voice.throttled();
        }
    }

    private void refused(String notice) {
        log("a message was refused: " + ReasonText.brief(notice));
        voice.refused();
    }

    private void happened(ServerFrame.OfRoom frame) {
        boolean wasJoined = isJoined();
        List<ChatEvent> happened = room.apply(frame, clock.instant());
        switch (frame) {
            case ServerFrame.Chat line -> said(line.username(), false, line.html());
            case ServerFrame.Pm line -> said(line.username(), true, line.html());
            case ServerFrame.Muted ignored -> refused("Rosey is muted");
            case ServerFrame.OfRoom ignored -> {}
        }
        if (isJoined() && !wasJoined) {
            joined();
        }
        voice.roomChanged();
        happened.forEach(news);
    }

    private void said(String name, boolean isPrivate, String html) {
        if (room.isOwn(name)) {
            voice.echo(isPrivate, html);
        }
    }

    private void joined() {
        joinedAt = clock.instant();
        voice.outageEnded();
        loop.later(RANK, this::rankIsLate);
        log("connected as " + room.view().ownName());
    }

    private void rankIsLate() {
        room.rankIsKnown(); // also for later: chatting may take more one day
        voice.roomChanged();
    }

    private void log(String what) {
        LOG.log(Level.INFO, "{0}: {1}", config.channel(), what);
    }
}
