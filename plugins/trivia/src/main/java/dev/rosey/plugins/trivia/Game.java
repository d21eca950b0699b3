package dev.rosey.plugins.trivia;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One game in one channel: a state machine that knows no clock and no bus. Every call is given the instant it happens
 * at, and answers with events and the instant at which {@link #tick} wants to be called. What is due at an instant is
 * done before a command of that instant, so an answer on the deadline is too late. An instant before that of the last
 * event counts as the latter.
 *
 * <p>For one thread at a time.
 */
final class Game {

    private static final int UNTRIED_QUESTIONS = 3;

    private final Judge judge;
    private final List<GameEvent> pending = new ArrayList<>();
    private GameState state;

    private Game(GameState state, Judge judge) {
        this.state = state;
        this.judge = judge;
    }

    /** A new game; the first {@link #tick} records its start and asks the first question. */
    static Game start(GameEvent.Started start, Judge judge) {
        Game game = new Game(GameState.of(start), judge);
        game.pending.add(start);
        return game;
    }

    /**
     * The game as it was after these events, of which the first is {@link GameEvent.Started}. Follow with
     * {@link GameCommand.Recover} to let it go on.
     */
    static Game replay(List<GameEvent> events, Judge judge) {
        if (events.isEmpty() || !(events.getFirst() instanceof GameEvent.Started start)) {
            throw new IllegalArgumentException("the first event of a game is its start");
        }
        GameState state = GameState.of(start);
        for (GameEvent event : events.subList(1, events.size())) {
            state = state.apply(event);
        }
        return new Game(state, judge);
    }

    GameState state() {
        return state;
    }

    /** Does what is due: asks, hints, closes, finishes. */
    Step tick(Instant now) {
        advance(notBefore(now));
        return step(Outcome.DONE);
    }

    /** Does what is due, then the command. */
    Step handle(GameCommand command, Instant now) {
        Instant at = notBefore(now);
        if (command instanceof GameCommand.Recover) {
            recover(at);
            return step(Outcome.DONE);
        }
        advance(at);
        if (state.clock().phase() == Clock.Phase.OVER) {
            return step(Outcome.OVER);
        }
        return step(carryOut(command, at));
    }

    private Outcome carryOut(GameCommand command, Instant at) {
        return switch (command) {
            case GameCommand.Guess guess -> guess(guess, at);
            case GameCommand.Skip skip -> skip(skip.player(), skip.rank(), at);
            case GameCommand.Stop stop -> state.mayRule(stop.player(), stop.rank()) ? stop(at) : Outcome.FORBIDDEN;
            case GameCommand.Pause pause ->
                state.mayRule(pause.player(), pause.rank())
                        ? hold(Hold.COMMAND, pause.player(), at)
                        : Outcome.FORBIDDEN;
            case GameCommand.Resume resume ->
                state.mayRule(resume.player(), resume.rank())
                        ? release(Hold.COMMAND, resume.player(), at)
                        : Outcome.FORBIDDEN;
            case GameCommand.Replace replace -> replace(replace, at);
            case GameCommand.Unheard unheard -> hold(unheard.cause(), "", at);
            case GameCommand.Heard heard -> release(heard.cause(), "", at);
            case GameCommand.Recover recover -> Outcome.UNCHANGED;
        };
    }

    // Time

    private void advance(Instant now) {
        Optional<Instant> due = state.wakeUp();
        while (due.isPresent() && !now.isBefore(due.get())) {
            doWhatIsDue(now);
            due = state.wakeUp();
        }
    }

    private void doWhatIsDue(Instant now) {
        if (!state.clock().open()) {
            ask(now);
        } else if (now.isBefore(state.clock().due())) {
            int hint = state.round().hints() + 1;
            emit(new GameEvent.Hinted(
                    now,
                    state.round().number(),
                    hint,
                    Hints.text(state.question(), hint).orElseThrow()));
        } else {
            close(state.round().scored().isEmpty() ? CloseReason.TIMEOUT : CloseReason.ANSWERED, now);
        }
    }

    private Instant notBefore(Instant now) {
        return now.isBefore(state.last()) ? state.last() : now;
    }

    // Questions

    private void ask(Instant now) {
        emit(new GameEvent.Asked(
                now, state.round().number() + 1, now.plus(state.start().rules().answerTime())));
    }

    private Outcome replace(GameCommand.Replace command, Instant now) {
        boolean toCome = command.number() > state.round().number()
                && command.number() <= state.start().questions().size();
        if (!toCome) {
            return Outcome.UNCHANGED;
        }
        emit(new GameEvent.Replaced(now, command.number(), command.question()));
        return Outcome.DONE;
    }

    private void close(CloseReason reason, Instant now) {
        emit(new GameEvent.Closed(
                now, state.round().number(), reason, state.round().playerNames()));
        if (state.isLastQuestion()) {
            finish(FinishReason.COMPLETED, now);
        } else if (state.table().untried() >= UNTRIED_QUESTIONS) {
            finish(FinishReason.ABANDONED, now);
        }
    }

    private void finish(FinishReason reason, Instant now) {
        emit(new GameEvent.Finished(now, reason, state.ranking()));
    }

    // Guesses

    private Outcome guess(GameCommand.Guess guess, Instant now) {
        if (!state.clock().holds().isEmpty()) {
            return Outcome.PAUSED;
        }
        if (!state.clock().open()) {
            return Outcome.NO_QUESTION;
        }
        String key = Names.key(guess.player());
        if (state.round().scored().contains(key)) {
            return miss(guess, false, Outcome.ALREADY_CORRECT, now);
        }
        if (state.round().locked().contains(key)) {
            return miss(guess, true, Outcome.LOCKED, now);
        }
        return switch (judge.judge(state.question(), guess.text())) {
            case ACCEPT -> score(guess, now);
            case PROMPT -> miss(guess, false, Outcome.PROMPT, now);
            case REJECT -> miss(guess, state.question().kind() == Kind.CHOICE, Outcome.WRONG, now);
        };
    }

    private Outcome miss(GameCommand.Guess guess, boolean locked, Outcome outcome, Instant now) {
        emit(new GameEvent.Guessed(now, state.round().number(), guess.player(), state.elapsed(now), locked));
        return outcome;
    }

    private Outcome score(GameCommand.Guess guess, Instant now) {
        Rules rules = state.start().rules();
        Duration elapsed = state.elapsed(now);
        int streak = state.table().of(guess.player()).streak() + 1;
        int points = Scoring.points(
                state.question().difficulty(), rules, state.round().hints(), elapsed, streak);
        emit(new GameEvent.Scored(now, state.round().number(), guess.player(), points, elapsed, streak));
        if (rules.mode() == Mode.FIRST) {
            close(CloseReason.ANSWERED, now);
        }
        return Outcome.CORRECT;
    }

    // Those who run the game

    private Outcome skip(String player, double rank, Instant now) {
        if (!state.clock().open()) {
            return Outcome.NO_QUESTION;
        }
        if (state.mayRule(player, rank)) {
            close(CloseReason.SKIPPED, now);
            return Outcome.DONE;
        }
        var playing = state.table().playing(state.round());
        if (!playing.isEmpty() && !playing.contains(Names.key(player))) {
            return Outcome.NOT_PLAYING;
        }
        return vote(player, Math.max(1, (playing.size() + 2) / 3), now);
    }

    private Outcome vote(String player, int needed, Instant now) {
        if (state.round().votes().contains(Names.key(player))) {
            return Outcome.UNCHANGED;
        }
        int votes = state.round().votes().size() + 1;
        emit(new GameEvent.VotedToSkip(now, state.round().number(), player, votes, needed));
        if (votes < needed) {
            return Outcome.VOTED;
        }
        close(CloseReason.SKIPPED, now);
        return Outcome.DONE;
    }

    private Outcome stop(Instant now) {
        if (state.clock().open()) {
            CloseReason reason = state.round().scored().isEmpty() ? CloseReason.VOIDED : CloseReason.ANSWERED;
            emit(new GameEvent.Closed(
                    now, state.round().number(), reason, state.round().playerNames()));
        }
        finish(FinishReason.STOPPED, now);
        return Outcome.DONE;
    }

    private Outcome hold(Hold hold, String by, Instant now) {
        if (state.clock().holds().contains(hold)) {
            return Outcome.UNCHANGED;
        }
        emit(new GameEvent.Paused(now, hold, by, state.clock().left(now)));
        return Outcome.DONE;
    }

    private Outcome release(Hold hold, String by, Instant now) {
        if (!state.clock().holds().contains(hold)) {
            return Outcome.UNCHANGED;
        }
        emit(new GameEvent.Resumed(now, hold, by, now.plus(state.clock().left(now))));
        advance(now);
        return Outcome.DONE;
    }

    private void recover(Instant now) {
        if (state.clock().holds().contains(Hold.UNHEARD)) {
            release(Hold.UNHEARD, "", now);
        } else if (state.clock().runs() && state.clock().open()) {
            recoverQuestion(now);
        }
        advance(now);
    }

    private void recoverQuestion(Instant now) {
        if (now.isBefore(state.clock().due())) {
            emit(new GameEvent.Resumed(now, Hold.UNHEARD, "", state.clock().due()));
        } else if (state.round().scored().isEmpty()) {
            close(CloseReason.VOIDED, now);
        } else {
            close(CloseReason.ANSWERED, now);
        }
    }

    private void emit(GameEvent event) {
        pending.add(event);
        state = state.apply(event);
    }

    private Step step(Outcome outcome) {
        Step step = new Step(outcome, pending, state.wakeUp());
        pending.clear();
        return step;
    }
}
