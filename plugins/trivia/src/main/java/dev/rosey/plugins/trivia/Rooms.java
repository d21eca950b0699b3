package dev.rosey.plugins.trivia;

import dev.rosey.bus.ErrorCode;
import dev.rosey.bus.Ids;
import dev.rosey.bus.RoseyException;
import dev.rosey.plugin.Drainable;
import dev.rosey.plugin.PluginBean;
import dev.rosey.plugin.PluginContext;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Logger;

/** The games that are played here, one a channel. Safe for use by several threads. */
@PluginBean
class Rooms implements Drainable {

    private static final Logger LOG = Logger.getLogger(Rooms.class.getName());
    private static final Duration SETTLING = Duration.ofSeconds(4);

    private final PluginContext context;
    private final GameStore store;
    private final SettingsBook settings;
    private final Catalog catalog;
    private final Alarms alarms = new Alarms();
    private final Map<String, Room> rooms = new ConcurrentHashMap<>();
    /** Ids of the games that start or are played here, or were and still owe the database something. */
    private final Set<String> kept = ConcurrentHashMap.newKeySet();

    private volatile boolean draining;

    @Inject
    Rooms(PluginContext context, GameStore store, SettingsBook settings, Catalog catalog) {
        this.context = context;
        this.store = store;
        this.settings = settings;
        this.catalog = catalog;
    }

    /** Where its alarms ring. */
    Alarms alarms() {
        return alarms;
    }

    Collection<Room> all() {
        return List.copyOf(rooms.values());
    }

    Optional<Room> find(String channel) {
        return Optional.ofNullable(rooms.get(channel));
    }

    /** The game of a channel. Fails with {@code NOT_FOUND} when there is none. */
    Room get(String channel) {
        return find(channel)
                .orElseThrow(() -> new RoseyException(ErrorCode.NOT_FOUND, "no game is played in " + channel)
                        .withChatText("No game is running. !trivia start begins one."));
    }

    /**
     * Starts a game that was just opened, and asks its first question.
     *
     * @param saved whether its start is in the database; if not, nothing of it will be
     */
    Room start(GameEvent.Started start, boolean saved, String opening) {
        Game game = Game.start(start, catalog.judge());
        Room room = room(game, new Announcer(), saved ? Optional.of(new Ledger(store, alarms)) : Optional.empty(), 0);
        put(start.channel(), room);
        room.say(opening);
        room.tick();
        return room;
    }

    /** A new game's start, whose id nobody takes up from the database; {@link #release} it when nothing comes of it. */
    GameEvent.Started opened(String channel, String by, Rules rules, List<Question> questions) {
        Instant now = context.clock().instant().truncatedTo(ChronoUnit.MILLIS);
        String id = Ids.next(now);
        kept.add(id);
        return new GameEvent.Started(now, id, channel, by, rules, questions);
    }

    /** Nothing came of a game that was to start. */
    void release(GameEvent.Started start) {
        kept.remove(start.gameId());
    }

    /**
     * Goes on with a game that another instance, or this one before a crash, has left. Nothing happens when the channel has
     * a game, or when this one still owes the database its end. Fails while the database is away.
     */
    void adopt(GameStore.OpenGame open) {
        if (rooms.containsKey(open.channel()) || !kept.add(open.id())) {
            return;
        }
        try {
            takeUp(open);
        } catch (RuntimeException e) {
            kept.remove(open.id());
            throw e;
        }
    }

    private void takeUp(GameStore.OpenGame open) {
        List<SavedEvent> saved = store.events(open.id());
        if (saved.isEmpty()) { // it ended meanwhile
            kept.remove(open.id());
            return;
        }
        List<GameEvent> events = saved.stream().map(SavedEvent::event).toList();
        Game game = Game.replay(events, catalog.judge());
        Announcer announcer = new Announcer();
        events.forEach(announcer::say);
        Room room = room(
                game,
                announcer,
                Optional.of(new Ledger(store, alarms)),
                saved.getLast().seq() + 1);
        put(open.channel(), room);
        LOG.info(() ->
                "goes on with game " + open.id() + " in " + open.channel() + " after " + events.size() + " events");
        room.recover();
    }

    private Room room(Game game, Announcer announcer, Optional<Ledger> ledger, int next) {
        GameEvent.Started start = game.state().start();
        String channel = start.channel();
        Outbox outbox = new Outbox(context, channel, ledger);
        return new Room(
                game,
                announcer,
                new Scribe(start, settings.of(channel).zone(), next),
                outbox,
                alarms,
                context.clock(),
                () -> over(start, outbox));
    }

    private void over(GameEvent.Started game, Outbox outbox) {
        rooms.remove(game.channel());
        var unused = outbox.settled().thenRun(() -> kept.remove(game.gameId()));
    }

    private void put(String channel, Room room) {
        if (draining) {
            throw new RoseyException(ErrorCode.UNAVAILABLE, "trivia stops");
        }
        if (rooms.putIfAbsent(channel, room) != null) {
            throw alreadyRunning(channel);
        }
    }

    static RoseyException alreadyRunning(String channel) {
        return new RoseyException(ErrorCode.CONFLICT, "a game is played in " + channel)
                .withChatText("A game is running already. !a <text> answers, !trivia stop ends it.");
    }

    @Override
    public void drain() {
        draining = true;
        CompletableFuture<?>[] left = all().stream().map(Room::leave).toArray(CompletableFuture[]::new);
        try {
            CompletableFuture.allOf(left).get(SETTLING.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException late) {
            LOG.warning("trivia stops before all of its games are saved");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            alarms.close();
        }
    }
}
