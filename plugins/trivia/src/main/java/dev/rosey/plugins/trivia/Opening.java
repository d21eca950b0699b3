package dev.rosey.plugins.trivia;

import dev.rosey.bus.ErrorCode;
import dev.rosey.bus.RoseyException;
import dev.rosey.bus.StorageCodes;
import dev.rosey.plugin.Lease;
import dev.rosey.plugin.PluginBean;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Starts games: picks questions that the channel has not seen, and opens the game in the database. */
@PluginBean
class Opening {

    private static final String REFUSED =
            "I can't reach my scorebook right now, so no game yet. Please try again in a minute.";
    private static final String WITHOUT_STATISTICS = " My scorebook is away, so this one is just for fun.";

    private final Rooms rooms;
    private final GameStore store;
    private final SettingsBook settings;
    private final Set<String> opening = ConcurrentHashMap.newKeySet();

    @Inject
    Opening(Rooms rooms, GameStore store, SettingsBook settings) {
        this.rooms = rooms;
        this.store = store;
        this.settings = settings;
    }

    /**
     * Starts a game in a channel. Fails with {@code CONFLICT} when one is played, {@code NOT_FOUND} when no question fits,
     * and {@code UNAVAILABLE} or {@code TIMEOUT} while the database is away and the channel does not play without it.
     */
    GameEvent.Started start(String channel, Wish wish) {
        if (rooms.find(channel).isPresent() || !opening.add(channel)) {
            throw rooms.alreadyRunning(channel);
        }
        try {
            Lease lease = rooms.lease(channel);
            try {
                return open(channel, wish, lease);
            } catch (RuntimeException e) {
                lease.release();
                throw e;
            }
        } finally {
            opening.remove(channel);
        }
    }

    private GameEvent.Started open(String channel, Wish wish, Lease lease) {
        try {
            GameEvent.Started start =
                    started(channel, wish, wish.pick().questions(store.asked(channel), store.notAsked()));
            save(start);
            rooms.start(start, lease, true, wish.announcement().of(start));
            return start;
        } catch (RoseyException e) {
            if (!Outage.isAway(e)) {
                throw e;
            }
            if (!settings.of(channel).offline()) {
                throw Outage.told(e, REFUSED);
            }
        }
        GameEvent.Started start = started(channel, wish, wish.pick().questions(List.of(), Set.of()));
        rooms.start(start, lease, false, wish.announcement().of(start) + WITHOUT_STATISTICS);
        return start;
    }

    private GameEvent.Started started(String channel, Wish wish, List<Question> questions) {
        if (questions.isEmpty()) {
            throw new RoseyException(ErrorCode.NOT_FOUND, "no question fits")
                    .withChatText("I have no questions like that. " + rooms.prefix()
                            + "trivia categories shows what there is.");
        }
        return rooms.opened(channel, wish.by(), wish.rules().with(questions.size()), questions);
    }

    /** A game of the channel that nobody plays here goes on instead: its start was saved and its end was not. */
    private void save(GameEvent.Started start) {
        try {
            store.write(new Scribe(
                            rooms.instance(),
                            start,
                            settings.of(start.channel()).zone(),
                            0)
                    .write(List.of(start)));
        } catch (RoseyException e) {
            rooms.release(start);
            if (!e.code().name().equals(StorageCodes.CONSTRAINT.name())) {
                throw e;
            }
            store.openGames().stream()
                    .filter(open -> open.channel().equals(start.channel()))
                    .forEach(rooms::adopt);
            throw rooms.find(start.channel()).isPresent()
                    ? rooms.alreadyRunning(start.channel())
                    : new RoseyException(ErrorCode.UNAVAILABLE, "the last game is not all saved").withChatText(REFUSED);
        }
    }
}
