package dev.rosey.plugins.trivia;

import dev.rosey.bus.RoseyException;
import dev.rosey.plugin.PluginBean;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Goes on with the games that are not over, as soon as the module has started and the database is there. */
@PluginBean
class Recovery {

    private static final Logger LOG = Logger.getLogger(Recovery.class.getName());
    private static final Duration AGAIN = Duration.ofMillis(250);

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
            store.openGames().forEach(this::adopt);
        } catch (RoseyException e) {
            if (Outage.isAway(e)) {
                tryAgain();
                return;
            }
            LOG.log(Level.SEVERE, e, () -> "games that are not over cannot be read: " + e.details());
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

    private void tryAgain() {
        try {
            rooms.alarms().after(AGAIN, this::recover);
        } catch (RejectedExecutionException closing) {
            // The module stops already.
        }
    }
}
