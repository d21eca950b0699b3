package dev.rosey.simulator;

import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What tests do to one channel, and see of it. Every method takes effect before it returns. Users are found by name,
 * in any letter case; who is not there is a {@link NoSuchElementException}.
 */
public final class SimulatedChannel {
    private final CytubeSimulator simulator;
    private final Room room;

    SimulatedChannel(CytubeSimulator simulator, Room room) {
        this.simulator = simulator;
        this.room = room;
    }

    /** The names in the user list, in the order in which they came. */
    public List<String> users() {
        return call(() -> room.userlist(false).stream().map(Wire.User::name).toList());
    }

    /** How many are connected, anonymous ones included. */
    public int size() {
        return call(room::size);
    }

    /**
     * What was delivered, PMs included, oldest first; what was dropped is not among it. Of all channels together the
     * latest 5000 lines are kept.
     */
    public List<SaidLine> said() {
        return call(room::said);
    }

    /** Throws somebody out, who may come back. */
    public void kick(String user, String reason) {
        run(() -> present(user).kick(reason));
    }

    /** Throws somebody out, if there, and lets the name in no more. */
    public void ban(String user) {
        run(() -> {
            room.bans().add(user, "", "[server]");
            Visitor visitor = room.find(user);
            if (visitor != null) {
                visitor.kick("You're banned!");
            }
        });
    }

    public void unban(String user) {
        run(() -> room.bans().remove(user));
    }

    /** Gives a rank from now on: at once when the user is there, and again at each login of a registered one. */
    public void setRank(String user, double rank) {
        run(() -> {
            room.storeRank(user, rank);
            Visitor visitor = room.find(user);
            if (visitor != null) {
                Moderation.giveRank(visitor, room, rank);
            }
        });
    }

    /** Has those who log in wait for their rank in the channel, which CyTube looks up in its database, until that is told. */
    public void holdRanks() {
        run(room::holdRanks);
    }

    /** Tells the ranks that were held, and from now on each at once. */
    public void tellRanks() {
        run(room::tellRanks);
    }

    /**
     * A muted user's chat is dropped; a shadow-muted one's is echoed to them and shown to moderators only. It lasts when they
     * leave and come back.
     */
    public void mute(String user, boolean shadow) {
        run(() -> {
            Visitor visitor = present(user);
            room.mute(visitor, shadow);
            room.metaChanged(visitor);
        });
    }

    public void unmute(String user) {
        run(() -> {
            Visitor visitor = present(user);
            room.unmute(visitor);
            room.metaChanged(visitor);
        });
    }

    /** Asks newcomers for a password; null for none. Those inside see it in {@code channelOpts}, as with CyTube. */
    public void setPassword(@Nullable String password) {
        run(() -> {
            room.options().password(password);
            room.all("channelOpts", room.options().wire());
        });
    }

    /** Limits those below moderators to 4 messages at once and 1 a second. */
    public void setAntiflood(boolean on) {
        run(() -> {
            room.options().antiflood(on);
            room.all("channelOpts", room.options().wire());
        });
    }

    /** Sets the rank that something takes, chatting or kicking for instance, by CyTube's own words. */
    public void setPermission(String what, double rank) {
        run(() -> {
            room.permissions().set(what, rank);
            room.all("setPermissions", room.permissions().wire());
        });
    }

    /** Joining a channel that is not registered ends with {@code channelNotRegistered}. */
    public void setRegistered(boolean registered) {
        run(() -> room.registered(registered));
    }

    /** Adds a channel filter; the replacement is sent as HTML, unchecked. */
    public void addFilter(Pattern pattern, String replacement) {
        run(() -> room.filter().add(pattern, replacement));
    }

    /** Plays something under a title that is sent as it is; 0 seconds is a stream without end. */
    public void playMedia(String title, int seconds) {
        run(() -> room.playlist().play(title, seconds));
    }

    /** Says something as {@code [server]}, to all, as HTML. */
    public void sayAsServer(String html) {
        run(() -> {
            Wire.ChatMsg line = room.serverLine(html);
            room.said(line, html);
            room.all("chatMsg", line);
        });
    }

    /** Puts an old line into the history that newcomers are sent. */
    public void remember(String user, String text, long atMillis) {
        run(() -> room.remember(new Wire.ChatMsg(user, room.filter().html(text), Map.of(), atMillis)));
    }

    /** Cuts the connections of all who are in the channel, without a word. */
    public void dropConnections() {
        run(() -> room.snapshot().forEach(Visitor::hangUp));
    }

    /** Sends any event to all in the channel, for what the simulator does not do by itself. */
    public void broadcast(String event, Object... args) {
        run(() -> room.all(event, args));
    }

    private Visitor present(String user) {
        Visitor visitor = room.find(user);
        if (visitor == null) {
            throw new NoSuchElementException(user + " is not in " + room.name());
        }
        return visitor;
    }

    private void run(Runnable task) {
        call(() -> {
            task.run();
            return true;
        });
    }

    private <T> T call(Callable<T> task) {
        return simulator.onLoop(task);
    }
}
