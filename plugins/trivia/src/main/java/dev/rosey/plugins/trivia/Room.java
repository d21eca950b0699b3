package dev.rosey.plugins.trivia;

import dev.rosey.bus.ErrorCode;
import dev.rosey.bus.RoseyException;
import dev.rosey.plugin.Lease;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The game of a channel as it is played: takes one thing at a time to the {@link Game}, wakes it when it wants to be woken,
 * and has what happened told ({@link Telling}). Nothing in here waits for the database or the bus. Safe for use by several
 * threads.
 */
final class Room {

    private final ReentrantLock turn = new ReentrantLock(true);
    private final Game game;
    private final Telling telling;
    private final WakeUp wakeUp;
    private final InstantSource clock;
    private final Runnable whenOver;
    private @Nullable IntConsumer asked;
    private @Nullable Instant suspended;
    private boolean left;
    private Lease lease;

    /**
     * @param lease what makes the game this instance's own; nothing is done without it
     * @param whenOver called once, when the game is over
     */
    Room(Game game, Telling telling, Lease lease, Alarms alarms, InstantSource clock, Runnable whenOver) {
        this.game = game;
        this.telling = telling;
        this.lease = lease;
        this.wakeUp = new WakeUp(alarms, this::tickUnlessLeft);
        this.clock = clock;
        this.whenOver = whenOver;
    }

    /** Says this before anything that happens from now on. */
    void say(String text) {
        telling.say(text);
    }

    /** Does what is due. */
    void tick() {
        inTurn(game::tick);
    }

    /** Carries a command out. */
    Step handle(GameCommand command) {
        return inTurn(now -> game.handle(command, now));
    }

    /** Takes a line of the plain chat as a guess where that counts. */
    void hear(String player, String line, Bare bare) {
        inTurn(now -> {
            Clock time = game.state().clock();
            boolean counts =
                    time.open() && time.runs() && bare.counts(line, game.state().question());
            return counts ? game.handle(new GameCommand.Guess(player, line), now) : game.tick(now);
        });
    }

    /** Players cannot be heard, for this cause. */
    void unheard(Hold cause) {
        inTurnIfHere(now -> game.handle(new GameCommand.Unheard(cause), now));
    }

    /** What kept players from being heard is over. */
    void heard(Hold cause) {
        inTurnIfHere(now -> game.handle(new GameCommand.Heard(cause), now));
    }

    private void inTurnIfHere(Function<Instant, Step> move) {
        try {
            inTurn(move);
        } catch (RoseyException gone) {
            // The game is another instance's, or will be told when it is this one's again.
        }
    }

    /** The lease is lost: nothing happens, and no time passes, until {@link #resume} or {@link #leave}. */
    void suspend() {
        turn.lock();
        try {
            if (suspended == null && !left) {
                suspended = now();
                wakeUp.forget();
            }
        } finally {
            turn.unlock();
        }
    }

    /** From now on it is suspended when the lease is lost. */
    void onLeaseLost() {
        lease.onLost(this::suspend);
    }

    boolean isSuspended() {
        turn.lock();
        try {
            return suspended != null;
        } finally {
            turn.unlock();
        }
    }

    /** Goes on where it was suspended; nobody else had the game meanwhile. */
    void resume(Lease again) {
        turn.lock();
        try {
            Instant since = suspended;
            if (since == null || left) {
                return;
            }
            suspended = null;
            lease = again;
            take(game.handle(new GameCommand.Unheard(Hold.UNHEARD), since));
            take(game.handle(new GameCommand.Heard(Hold.UNHEARD), now()));
        } finally {
            turn.unlock();
        }
    }

    /** Lets go of a game that another instance plays now, without a word. */
    void drop() {
        turn.lock();
        try {
            left = true;
            wakeUp.forget();
        } finally {
            turn.unlock();
        }
    }

    /** Gives the lease back, so that another instance can have the channel at once. */
    void release() {
        lease.release();
    }

    /** Rosey was not in the channel and is again. */
    void backInChannel() {
        askOn(() -> {
            handle(new GameCommand.Unheard(Hold.AWAY));
            handle(new GameCommand.Heard(Hold.AWAY));
        });
    }

    /** Whether it stands for this cause, perhaps among others. */
    boolean isHeld(Hold cause) {
        return state().clock().holds().contains(cause);
    }

    String channel() {
        return game.state().start().channel();
    }

    /** Whether it is in the database. */
    boolean isSaved() {
        return telling.isSaving();
    }

    /** Asks another question at this number, if it is still to come and the game here. */
    void replace(int number, Question question) {
        inTurnIfHere(now -> game.handle(new GameCommand.Replace(number, question), now));
    }

    /** Calls back with the number of each question that is asked, this one included; false when the game is gone or over. */
    boolean whenAsked(IntConsumer listener) {
        turn.lock();
        try {
            boolean first = asked == null;
            asked = listener;
            boolean plays = !left && !isOver();
            if (first && plays && game.state().round().number() > 0) {
                listener.accept(game.state().round().number());
            }
            return plays;
        } finally {
            turn.unlock();
        }
    }

    String gameId() {
        return game.state().start().gameId();
    }

    /** Goes on with a game that was just rebuilt. */
    void recover() {
        askOn(() -> handle(new GameCommand.Recover()));
    }

    /** Shows the open question once more, if it still is, and Rosey there to show it: it may never have been seen. */
    private void askOn(Runnable move) {
        turn.lock();
        try {
            boolean open = game.state().clock().open();
            int number = game.state().round().number();
            move.run();
            boolean same = game.state().clock().open() && game.state().round().number() == number;
            if (open && same && !isHeld(Hold.AWAY)) {
                telling.showAgain();
            }
        } finally {
            turn.unlock();
        }
    }

    GameState state() {
        turn.lock();
        try {
            return game.state();
        } finally {
            turn.unlock();
        }
    }

    /** How long it is until the next deadline or question. */
    Duration left() {
        return state().clock().left(now());
    }

    /**
     * Stops the clock and takes nothing more; another instance goes on from what was saved. Done when all is told and
     * saved.
     */
    CompletableFuture<Void> leave() {
        turn.lock();
        try {
            if (!left && suspended == null && !isOver()) {
                take(game.handle(new GameCommand.Unheard(Hold.UNHEARD), now()));
            }
            left = true;
            wakeUp.forget();
        } finally {
            turn.unlock();
        }
        return telling.settled();
    }

    private Step inTurn(Function<Instant, Step> move) {
        turn.lock();
        try {
            if (left || suspended != null || !lease.isHeld()) {
                throw new RoseyException(ErrorCode.UNAVAILABLE, "this instance does not have the game now")
                        .withChatText("One moment, please – the game goes on in a few seconds.");
            }
            boolean before = isOver();
            Step step = move.apply(now());
            take(step);
            if (isOver() && !before) {
                whenOver.run();
            }
            return step;
        } finally {
            turn.unlock();
        }
    }

    private void take(Step step) {
        telling.tell(game.state().start(), step.events());
        tellWhoAsked(step);
        wakeUp.set(step.wakeUp().map(due -> Duration.between(clock.instant(), due)));
    }

    private void tellWhoAsked(Step step) {
        IntConsumer listener = asked;
        if (listener != null) {
            step.events().stream()
                    .filter(GameEvent.Asked.class::isInstance)
                    .forEach(event -> listener.accept(((GameEvent.Asked) event).number()));
        }
    }

    private void tickUnlessLeft() {
        try {
            tick();
        } catch (RoseyException gone) {
            // Somebody else's alarm rings for this game now.
        }
    }

    private boolean isOver() {
        return game.state().clock().phase() == Clock.Phase.OVER;
    }

    /** To the millisecond, as events are saved. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
