package dev.rosey.plugins.trivia;

import dev.rosey.plugin.Event;
import java.time.Instant;
import java.util.List;

/** What others may know of a game: each record is the data of its event. */
sealed interface TriviaEvent {

    String gameId();

    String channel();

    @Event("trivia.game_started")
    record GameStarted(String gameId, String channel, String startedBy, int questions, String mode)
            implements TriviaEvent {}

    @Event("trivia.question_asked")
    record QuestionAsked(
            String gameId,
            String channel,
            int number,
            String questionId,
            String category,
            String difficulty,
            String kind,
            Instant deadline)
            implements TriviaEvent {}

    /** @param elapsedMs since the question was asked, without pauses */
    @Event("trivia.answer_submitted")
    record AnswerSubmitted(
            String gameId, String channel, int number, String user, boolean correct, int points, long elapsedMs)
            implements TriviaEvent {}

    @Event("trivia.hint_given")
    record HintGiven(String gameId, String channel, int number, int hint, String text) implements TriviaEvent {}

    /** @param reason {@code answered}, {@code timeout}, {@code skipped} or {@code voided} */
    @Event("trivia.question_closed")
    record QuestionClosed(String gameId, String channel, int number, String reason) implements TriviaEvent {}

    /** @param reason {@code command}, or {@code unheard} while players cannot be heard */
    @Event("trivia.game_paused")
    record GamePaused(String gameId, String channel, String reason, String by, long remainingMs)
            implements TriviaEvent {}

    @Event("trivia.game_resumed")
    record GameResumed(String gameId, String channel, String reason, String by, Instant due) implements TriviaEvent {}

    /**
     * @param reason {@code completed}, {@code stopped} or {@code abandoned}
     * @param scores everybody who guessed, best first
     */
    @Event("trivia.game_finished")
    record GameFinished(String gameId, String channel, String reason, List<PlayerScore> scores) implements TriviaEvent {
        public GameFinished {
            scores = List.copyOf(scores);
        }
    }

    /** What one player has in the end. */
    record PlayerScore(String user, int points, int correct) {

        static PlayerScore of(Score score) {
            return new PlayerScore(score.player(), score.points(), score.correct());
        }
    }
}
