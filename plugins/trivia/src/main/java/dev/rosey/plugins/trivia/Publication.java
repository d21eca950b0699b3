package dev.rosey.plugins.trivia;

import java.util.Locale;
import java.util.Optional;

/**
 * What the bus is told of the events of one game.
 *
 * @param game with the questions as they are when the event happens
 */
record Publication(GameEvent.Started game) {

    Optional<TriviaEvent> of(GameEvent event) {
        String id = game.gameId();
        String channel = game.channel();
        return switch (event) {
            case GameEvent.Started e ->
                Optional.of(new TriviaEvent.GameStarted(
                        id,
                        channel,
                        e.startedBy(),
                        e.questions().size(),
                        lower(e.rules().mode())));
            case GameEvent.Replaced e -> Optional.empty();
            case GameEvent.Asked e -> Optional.of(asked(e));
            case GameEvent.Guessed e ->
                Optional.of(new TriviaEvent.AnswerSubmitted(
                        id,
                        channel,
                        e.number(),
                        e.player(),
                        false,
                        0,
                        e.elapsed().toMillis()));
            case GameEvent.Scored e ->
                Optional.of(new TriviaEvent.AnswerSubmitted(
                        id,
                        channel,
                        e.number(),
                        e.player(),
                        true,
                        e.points(),
                        e.elapsed().toMillis()));
            case GameEvent.Hinted e ->
                Optional.of(new TriviaEvent.HintGiven(id, channel, e.number(), e.hint(), e.text()));
            case GameEvent.VotedToSkip e -> Optional.empty();
            case GameEvent.Closed e ->
                Optional.of(new TriviaEvent.QuestionClosed(id, channel, e.number(), lower(e.reason())));
            case GameEvent.Paused e ->
                Optional.of(new TriviaEvent.GamePaused(
                        id, channel, lower(e.hold()), e.by(), e.remaining().toMillis()));
            case GameEvent.Resumed e ->
                Optional.of(new TriviaEvent.GameResumed(id, channel, lower(e.hold()), e.by(), e.due()));
            case GameEvent.Finished e ->
                Optional.of(new TriviaEvent.GameFinished(
                        id,
                        channel,
                        lower(e.reason()),
                        e.scores().stream().map(TriviaEvent.PlayerScore::of).toList()));
        };
    }

    private TriviaEvent asked(GameEvent.Asked event) {
        Question question = game.questions().get(event.number() - 1);
        return new TriviaEvent.QuestionAsked(
                game.gameId(),
                game.channel(),
                event.number(),
                question.id(),
                question.category(),
                question.difficulty().label(),
                question.kind().label(),
                event.deadline());
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
