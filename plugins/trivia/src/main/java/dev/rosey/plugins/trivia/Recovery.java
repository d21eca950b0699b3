package dev.rosey.plugins.trivia;

import dev.rosey.bus.RoseyException;
import dev.rosey.plugin.PluginBean;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/**
 * Goes on with the games that are not over and that nobody plays: at the start as soon as the database is there, and from then
 * on with those that another instance has left.
 */
@PluginBean
class Recovery {

    private static final Logger LOG = Logger.getLogger(Recovery.class.getName());
    private static final Duration SOON = Duration.ofMillis(250);
    private static final Duration LATER = Duration.ofSeconds(2);

    private final Rooms rooms;
    private final GameStore store;
    private final SettingsBook settings;

    @Inject
    Recovery(Rooms rooms, GameStore store, SettingsBook settings) {
        this.rooms = rooms;
        this.store = store;
        this.settings = settings;
    }

    void begin(@Observes @Initialized(ApplicationScoped.class) Object event) {
        rooms.alarms().after(Duration.ZERO, this::recover);
    }

    private void recover() {
        try {
            settings.load();
            lookAfter();
        } catch (RoseyException e) {
            if (Outage.isAway(e)) {
                again(SOON, this::recover);
                return;
            }
            LOG.log(Level.SEVERE, e, () -> "games that are not over cannot be read: " + e.details());
        }
    }

    /** While others play, or something is away, it looks more often: whoever dies is replaced within 10 s. */
    private void lookAfter() {
        boolean allHere = false;
        try {
            List<GameStore.OpenGame> open = store.openGames();
            open.forEach(this::adopt);
            rooms.settleSuspended(open.stream().map(GameStore.OpenGame::id).collect(Collectors.toSet()));
            allHere = open.stream().allMatch(game -> rooms.plays(game));
        } catch (RoseyException e) {
            LOG.log(Outage.isAway(e) ? Level.FINE : Level.SEVERE, e, () -> "games that are not over cannot be read");
        } finally {
            again(allHere ? LATER : SOON, this::lookAfter);
        }
    }

    /** One game that cannot be rebuilt keeps no other from going on. */
    private void adopt(GameStore.OpenGame open) {
        try {
            rooms.adopt(open);
        } catch (RoseyException e) {
            if (Outage.isAway(e)) {
                throw e;
            }
            LOG.log(Level.SEVERE, e, () -> "game " + open.id() + " cannot go on");
        } catch (RuntimeException unreadable) {
            LOG.log(Level.SEVERE, unreadable, () -> "game " + open.id() + " cannot be rebuilt");
        }
    }

    private void again(Duration delay, Runnable task) {
        try {
            rooms.alarms().after(delay, task);
        } catch (RejectedExecutionException closing) {
            // The module stops already.
        }
    }
}
