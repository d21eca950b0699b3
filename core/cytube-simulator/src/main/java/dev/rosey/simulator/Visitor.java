package dev.rosey.simulator;

import com.corundumstudio.socketio.SocketIOClient;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One connection, and who is behind it. Lives on the loop's thread. */
final class Visitor {
    private final SocketIOClient socket;
    private final Runnable hangUp;
    private final FloodLimit limit;
    private String name = "";
    private boolean registered;
    private double rank = Ranks.ANONYMOUS;
    private @Nullable Room room;
    private Stage stage = Stage.OUTSIDE;
    private boolean gone;
    private boolean afk;
    private boolean muted;
    private boolean shadowMuted;

    /** How far into its channel a visitor is. */
    enum Stage {
        OUTSIDE,
        NEEDS_PASSWORD,
        NEEDS_NAME,
        INSIDE
    }

    Visitor(SocketIOClient socket, Runnable hangUp, InstantSource clock) {
        this.socket = socket;
        this.hangUp = hangUp;
        this.limit = new FloodLimit(clock);
    }

    void send(String event, @Nullable Object... args) {
        if (!gone) {
            socket.sendEvent(event, args);
        }
    }

    /** Says goodbye and ends the Socket.IO session; the websocket below it stays open, as with CyTube. */
    void kick(String reason) {
        if (gone) {
            return;
        }
        send("kick", new Wire.Reason(reason));
        Room left = room;
        leave();
        socket.disconnect();
        gone = true;
        if (left != null) {
            left.left(this);
        }
    }

    /** Cuts the connection without a word. */
    void hangUp() {
        hangUp.run();
    }

    /** The connection is no more. */
    void vanished() {
        Room left = room;
        gone = true;
        leave();
        if (left != null) {
            left.left(this);
        }
    }

    private void leave() {
        room = null;
        stage = Stage.OUTSIDE;
    }

    void enters(Room entered, Stage reached) {
        room = entered;
        stage = reached;
    }

    void isUser(String canonicalName) {
        name = canonicalName;
        registered = true;
        rank = Ranks.USER;
    }

    void isGuest(String guestName) {
        name = guestName;
        rank = Ranks.GUEST;
    }

    /** As others see it in the user list; moderators see more. */
    Wire.User listed(boolean forModerators) {
        return new Wire.User(name, Ranks.wire(rank), Wire.Profile.EMPTY, meta(forModerators));
    }

    Wire.UserMeta meta(boolean forModerators) {
        if (!forModerators) {
            return new Wire.UserMeta(afk, muted && !shadowMuted, null, null, null);
        }
        return new Wire.UserMeta(afk, muted, shadowMuted, List.of(name), "sim.ula.ted.ip0");
    }

    boolean isNamed() {
        return !name.isEmpty();
    }

    boolean isInside() {
        return stage == Stage.INSIDE;
    }

    boolean isModerator() {
        return rank >= Ranks.MODERATOR;
    }

    String name() {
        return name;
    }

    String key() {
        return Names.key(name);
    }

    boolean isRegistered() {
        return registered;
    }

    double rank() {
        return rank;
    }

    void rank(double newRank) {
        rank = newRank;
    }

    @Nullable
    Room room() {
        return room;
    }

    Stage stage() {
        return stage;
    }

    FloodLimit limit() {
        return limit;
    }

    boolean isAfk() {
        return afk;
    }

    void afk(boolean away) {
        afk = away;
    }

    boolean isMuted() {
        return muted;
    }

    boolean isShadowMuted() {
        return shadowMuted;
    }

    /** A shadow-muted user counts as muted too. */
    void mute(boolean mute, boolean shadow) {
        muted = mute || shadow;
        shadowMuted = shadow;
    }

    boolean isGone() {
        return gone;
    }
}
