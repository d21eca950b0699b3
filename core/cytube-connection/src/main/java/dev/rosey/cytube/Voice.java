package dev.rosey.cytube;

import dev.rosey.cytube.Governor.Losses;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What Rosey says in one channel, over all of its connections: decides whether a text is taken, and sends what waits as soon
 * as CyTube's limits, Rosey's rank there and the channel's lease allow. For the session's thread.
 */
final class Voice {

    private final ChannelLease lease;
    private final AttemptLoop loop;
    private final Runnable changed;
    private final Governor governor;

    /** What may be taken or not once Rosey's rank is known, in order. */
    private final List<Runnable> undecided = new ArrayList<>();

    private @Nullable Room room;
    private Consumer<Outgoing> connection = nowhere -> {};
    private Optional<ChatLimits> antiflood = Optional.empty();
    private boolean wasReady;
    private long pumps;

    /** @param changed called when what waits, what was lost, or what is known of the room is another */
    Voice(InstantSource clock, ChannelLease lease, AttemptLoop loop, Runnable changed) {
        this.governor = new Governor(clock);
        this.lease = lease;
        this.loop = loop;
        this.changed = changed;
    }

    /** From now on what is said leaves by this connection, once Rosey is in the room. */
    void enter(Room entered, Consumer<Outgoing> leavesBy) {
        room = entered;
        connection = leavesBy;
    }

    /** The connection is gone. What waits leaves by the next one, if that comes soon; what was not decided is refused. */
    void leave() {
        room = null;
        connection = nowhere -> {};
        antiflood = Optional.empty();
        wasReady = false;
        governor.connectionLost();
        changed.run();
        decide();
    }

    /**
     * Takes in a text for the room, or for one user alone. Answered at once, but where only Rosey's rank can tell whether
     * she may chat, and is not known yet.
     *
     * @param reply whether somebody waits for it
     * @param forWhom the person whose answer it is
     */
    void say(Optional<String> to, String text, boolean reply, Optional<String> forWhom, Consumer<Acceptance> answer) {
        Runnable decision = () -> answer.accept(accept(to, text, reply, forWhom));
        if (to.isEmpty() && room != null && room.awaitsRank()) {
            undecided.add(decision);
            return;
        }
        decision.run();
    }

    private Acceptance accept(Optional<String> to, String text, boolean reply, Optional<String> forWhom) {
        if (room == null || !room.joined()) {
            return Acceptance.NOT_CONNECTED;
        }
        if (to.isEmpty() && room.silence().isPresent()) {
            return Acceptance.SILENCED;
        }
        boolean queued = governor.offer(to, text, reply, forWhom);
        goOn();
        return queued ? Acceptance.QUEUED : Acceptance.FULL;
    }

    /** Rosey can be heard, for the first time or again: what waits has waited through an outage. */
    void outageEnded() {
        governor.connected();
        goOn();
    }

    /** A frame changed the room, and with it perhaps whether, and how fast, Rosey may chat. */
    void roomChanged() {
        applyLimits();
        changed.run();
        boolean isNews = isReady() && !wasReady;
        wasReady = isReady();
        if (isNews) {
            decide();
            goOn();
        }
    }

    /** The channel's own limits, if it has them on. */
    void limits(Optional<ChatLimits> ofChannel) {
        antiflood = ofChannel;
        applyLimits();
        goOn();
    }

    /** What Rosey said came back. */
    void echo(boolean isPrivate, String html) {
        governor.echo(isPrivate, CytubeHtml.text(html));
        pump();
    }

    /** The server will not have what Rosey said. */
    void refused() {
        governor.refused();
        goOn();
    }

    /** The server dropped something that Rosey said. */
    void throttled() {
        governor.throttled();
        goOn();
    }

    int waiting() {
        return governor.waiting();
    }

    Losses losses() {
        return governor.losses();
    }

    private void decide() {
        undecided.forEach(Runnable::run);
        undecided.clear();
    }

    /** A channel's antiflood spares moderators. */
    private void applyLimits() {
        boolean spared = room != null && room.ownRank() >= 2;
        governor.limits(spared ? ChatLimits.CYTUBE : antiflood.orElse(ChatLimits.CYTUBE));
    }

    /** In the room, with the rank that counts there. */
    private boolean isReady() {
        return room != null && room.joined() && !room.awaitsRank();
    }

    /** A later pump, and what it planned, stands for this one. */
    private void goOnUnlessDone(long pump) {
        if (pump == pumps) {
            goOn();
        }
    }

    private void goOn() {
        pump();
        changed.run();
    }

    /** Sends what may leave now, and comes back when more may. */
    private void pump() {
        if (!isReady() || !lease.isHeld()) {
            return;
        }
        for (Optional<Outgoing> next = governor.next(); next.isPresent(); next = governor.next()) {
            connection.accept(next.get());
        }
        long mine = ++pumps;
        Duration wait = governor.untilNext();
        if (wait.compareTo(Governor.NEVER) < 0) {
            loop.later(wait.plusMillis(1), () -> goOnUnlessDone(mine));
        }
    }
}
