package dev.rosey.plugins.trivia;

import dev.rosey.bus.ErrorCode;
import dev.rosey.bus.Ids;
import dev.rosey.bus.RoseyException;
import dev.rosey.plugin.Drainable;
import dev.rosey.plugin.Lease;
import dev.rosey.plugin.Leases;
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
    private final Leases leases;
    private final Alarms alarms = new Alarms();
    private final Map<String, Room> rooms = new ConcurrentHashMap<>();
    /** Ids of the games that start or are played here, or were and still owe the database something. */
    private final Set<String> kept = ConcurrentHashMap.newKeySet();

    private volatile boolean draining;

    @Inject
    Rooms(PluginContext context, GameStore store, SettingsBook settings, Catalog catalog, Leases leases) {
        this.context = context;
        this.store = store;
        this.settings = settings;
        this.catalog = catalog;
        this.leases = leases;
    }

    /** The channel's lease. Fails with {@code CONFLICT} while another instance has it. */
    Lease lease(String channel) {
        return leases.take(channel).orElseThrow(() -> alreadyRunning(channel));
    }

    /** Who owns the games that are played here. */
    String instance() {
        return context.instance();
    }

    /** What a command begins with. */
    String prefix() {
        return context.prefix();
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

    /** Whether a game is played here now. */
    boolean plays(GameStore.OpenGame game) {
        return find(game.channel()).filter(room -> !room.isSuspended()).isPresent();
    }

    /** The game of a channel. Fails with {@code NOT_FOUND} when there is none. */
    Room get(String channel) {
        return find(channel).orElseThrow(() -> Replies.noGame("no game is played in " + channel, prefix()));
    }

    /**
     * Starts a game that was just opened, and asks its first question.
     *
     * @param lease the channel's, which the game keeps until it is over
     * @param saved whether its start is in the database; if not, nothing of it will be
     */
    Room start(GameEvent.Started start, Lease lease, boolean saved, String opening) {
        Game game = Game.start(start, catalog.judge());
        Room room = room(
                game, new Announcer(), lease, saved ? Optional.of(new Ledger(store, alarms)) : Optional.empty(), 0);
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
     * Goes on with a game that another instance, or this one before a crash, has left. Nothing happens when it is played
     * here or by another instance, or when this one still owes the database its end. Fails while database or bus is away.
     */
    void adopt(GameStore.OpenGame open) {
        Optional<Room> here = find(open.channel());
        boolean idle = here.isPresent() ? here.get().isSuspended() : !kept.contains(open.id());
        if (!idle || draining) {
            return;
        }
        leases.take(open.channel()).ifPresent(lease -> {
            try {
                goOn(open, here, lease);
            } catch (RuntimeException e) {
                lease.release();
                throw e;
            }
        });
    }

    private void goOn(GameStore.OpenGame open, Optional<Room> here, Lease lease) {
        boolean untouched = here.isPresent()
                && here.get().gameId().equals(open.id())
                && context.instance().equals(open.owner());
        if (untouched) {
            resume(here.get(), lease);
            return;
        }
        here.ifPresent(this::drop);
        kept.add(open.id());
        try {
            takeUp(open, lease);
        } catch (RuntimeException e) {
            kept.remove(open.id());
            throw e;
        }
    }

    /** Suspended games that another instance has finished are over here, too; those that nobody saves go on by themselves. */
    void settleSuspended(Set<String> openGames) {
        for (Room room : all()) {
            if (!room.isSuspended() || openGames.contains(room.gameId())) {
                continue;
            }
            if (room.isSaved()) {
                drop(room);
            } else {
                leases.take(room.channel()).ifPresent(lease -> resume(room, lease));
            }
        }
    }

    private void resume(Room room, Lease lease) {
        room.resume(lease);
        room.onLeaseLost();
    }

    private void drop(Room room) {
        room.drop();
        rooms.remove(room.channel(), room);
        kept.remove(room.gameId());
        LOG.info(() -> "lets go of game " + room.gameId() + " in " + room.channel());
    }

    private void takeUp(GameStore.OpenGame open, Lease lease) {
        store.own(open.id(), context.instance());
        List<SavedEvent> saved = store.events(open.id());
        if (saved.isEmpty()) { // it ended meanwhile
            kept.remove(open.id());
            lease.release();
            return;
        }
        List<GameEvent> events = saved.stream().map(SavedEvent::event).toList();
        Game game = Game.replay(events, catalog.judge());
        Announcer announcer = new Announcer();
        events.forEach(announcer::say);
        Room room = room(
                game,
                announcer,
                lease,
                Optional.of(new Ledger(store, alarms)),
                saved.getLast().seq() + 1);
        put(open.channel(), room);
        LOG.info(() ->
                "goes on with game " + open.id() + " in " + open.channel() + " after " + events.size() + " events");
        room.recover();
    }

    private Room room(Game game, Announcer announcer, Lease lease, Optional<Ledger> ledger, int next) {
        GameEvent.Started start = game.state().start();
        String channel = start.channel();
        Outbox outbox = new Outbox(context, channel, ledger);
        Scribe scribe =
                new Scribe(context.instance(), start, settings.of(channel).zone(), next);
        Telling telling = new Telling(announcer, scribe, outbox);
        return new Room(game, telling, lease, alarms, context.clock(), () -> over(start, outbox));
    }

    /** The channel stays this instance's until all is saved, so that nobody takes the game up meanwhile. */
    private void over(GameEvent.Started game, Outbox outbox) {
        Room room = rooms.remove(game.channel());
        var unused = outbox.settled().thenRun(() -> {
            kept.remove(game.gameId());
            if (room != null) {
                room.release();
            }
        });
    }

    private void put(String channel, Room room) {
        if (draining) {
            throw new RoseyException(ErrorCode.UNAVAILABLE, "trivia stops");
        }
        if (rooms.putIfAbsent(channel, room) != null) {
            throw alreadyRunning(channel);
        }
        room.onLeaseLost();
    }

    RoseyException alreadyRunning(String channel) {
        return new RoseyException(ErrorCode.CONFLICT, "a game is played in " + channel)
                .withChatText("A game is running already. " + prefix() + "a <text> answers, " + prefix()
                        + "trivia stop ends it.");
    }

    @Override
    public void drain() {
        draining = true;
        CompletableFuture<?>[] left =
                all().stream().map(room -> room.leave().thenRun(room::release)).toArray(CompletableFuture[]::new);
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
