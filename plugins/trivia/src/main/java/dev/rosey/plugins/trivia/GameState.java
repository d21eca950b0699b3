package dev.rosey.plugins.trivia;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A game at one moment, immutable. {@link #apply} is the only way from one to the next, whether the event just happened
 * or was read back.
 *
 * @param last when the last event happened
 */
record GameState(GameEvent.Started start, Instant last, Clock clock, Round round, Table table) {

    private static final double MODERATOR = 2;

    static GameState of(GameEvent.Started start) {
        return new GameState(start, start.at(), Clock.startingAt(start.at()), Round.of(0), Table.EMPTY);
    }

    /** The question that is open, or was last; there is none before the first was asked. */
    Question question() {
        return start.questions().get(round.number() - 1);
    }

    boolean isLastQuestion() {
        return round.number() >= start.questions().size();
    }

    List<Score> ranking() {
        return table.ranking();
    }

    /** When the next hint, question or deadline is due; nothing while the clock stands, and when the game is over. */
    Optional<Instant> wakeUp() {
        if (!clock.runs()) {
            return Optional.empty();
        }
        if (!clock.open()) {
            return Optional.of(clock.due());
        }
        int hint = round.hints() + 1;
        boolean hintLeft = hint <= Hints.MOST && Hints.text(question(), hint).isPresent();
        return Optional.of(hintLeft ? clock.due().minus(Hints.beforeDeadline(start.rules(), hint)) : clock.due());
    }

    /** How much of the open question's time is over. */
    Duration elapsed(Instant now) {
        return start.rules().answerTime().minus(clock.left(now));
    }

    /** Moderators and whoever started the game. */
    boolean mayRule(String player, double rank) {
        return rank >= MODERATOR || Names.same(player, start.startedBy());
    }

    GameState apply(GameEvent event) {
        return switch (event) {
            case GameEvent.Started started -> of(started);
            case GameEvent.Replaced e -> new GameState(start.with(e), e.at(), clock, round, table);
            case GameEvent.Asked e -> with(e, clock.next(Clock.Phase.OPEN, e.deadline()), Round.of(e.number()), table);
            case GameEvent.Guessed e -> with(e, clock, round.guessed(e.player(), e.locked()), table.joined(e.player()));
            case GameEvent.Scored e ->
                with(e, clock, round.scored(e.player()), table.scored(e.player(), e.points(), e.streak()));
            case GameEvent.Hinted e -> with(e, clock, round.hinted(e.hint()), table);
            case GameEvent.VotedToSkip e -> with(e, clock, round.voted(e.player()), table);
            case GameEvent.Closed e -> closed(e);
            case GameEvent.Paused e -> with(e, clock.held(e.hold(), e.remaining()), round, table);
            case GameEvent.Resumed e -> with(e, clock.released(e.hold(), e.due()), round, table);
            case GameEvent.Finished e -> with(e, clock.next(Clock.Phase.OVER, e.at()), round, table);
        };
    }

    private GameState closed(GameEvent.Closed event) {
        Round whole = round.joined(event.players());
        Clock waiting =
                clock.next(Clock.Phase.BETWEEN, event.at().plus(start.rules().pause()));
        return with(
                event, waiting.holds().isEmpty() ? waiting : held(waiting), whole, table.closed(whole, event.reason()));
    }

    /** A question closed while the clock stood: the whole pause is still to come. */
    private Clock held(Clock waiting) {
        return new Clock(
                waiting.phase(), waiting.due(), waiting.holds(), start.rules().pause());
    }

    private GameState with(GameEvent event, Clock newClock, Round newRound, Table newTable) {
        return new GameState(start, event.at(), newClock, newRound, newTable);
    }
}
