package dev.rosey.plugins.trivia;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class GameTest {

    @Test
    void theFirstRightAnswerWinsInAGameOfFour() {
        GameTable game = new GameTable(GameTable.rules(Mode.FIRST, 6), GameTable.questions(6));
        String[] winners = {"ann", "ann", "ann", "bob", "cat", "ann"};
        for (String winner : winners) {
            game.seconds(2);
            assertThat(game.guess("dan", "no idea")).isEqualTo(Outcome.WRONG);
            assertThat(game.right(winner)).isEqualTo(Outcome.CORRECT);
            assertThat(game.right("bob")).isEqualTo(game.over() ? Outcome.OVER : Outcome.NO_QUESTION);
            game.seconds(4);
        }
        // 10, 20 + a tenth, 30 + two tenths; bob 10; cat 20; ann's streak is broken: 30.
        assertThat(game.last(GameEvent.Finished.class).scores())
                .containsExactly(
                        new Score("ann", 10 + 22 + 36 + 30, 4, 1),
                        new Score("cat", 20, 1, 0),
                        new Score("bob", 10, 1, 0),
                        new Score("dan", 0, 0, 0));
        assertThat(game.last(GameEvent.Finished.class).reason()).isEqualTo(FinishReason.COMPLETED);
        assertThat(game.wakeUp()).isEmpty();
    }

    @Test
    void everybodyInTimeScoresTheFasterTheMore() {
        GameTable game = new GameTable(GameTable.rules(Mode.ALL, 2), GameTable.questions(2));
        game.right("ann");
        game.seconds(6).right("bob");
        game.seconds(3).right("cat");
        assertThat(game.right("cat")).isEqualTo(Outcome.ALREADY_CORRECT);
        game.seconds(20.999).right("dan");
        // 10 · (1 − t/60); dan after both hints: 10 · ½ · (1 − 29.999/60).
        assertThat(List.of(game.points("ann"), game.points("bob"), game.points("cat"), game.points("dan")))
                .containsExactly(10, 9, 9, 3);
        game.seconds(0.001);
        assertThat(game.last(GameEvent.Closed.class).reason()).isEqualTo(CloseReason.ANSWERED);
        game.seconds(4);
        game.seconds(3).right("bob");
        game.right("ann");
        game.seconds(27);
        // 20 · (1 − 3/60) · 1.1 = 20.9
        assertThat(game.last(GameEvent.Finished.class).scores())
                .extracting(Score::player, Score::points)
                .containsExactly(tuple("ann", 31), tuple("bob", 30), tuple("cat", 9), tuple("dan", 3));
    }

    @Test
    void anAnswerOnTheDeadlineIsTooLateAndOneBeforeItIsNot() {
        GameTable game = new GameTable(GameTable.rules(Mode.FIRST, 2), GameTable.questions(2));
        game.seconds(29.999);
        assertThat(game.right("ann")).isEqualTo(Outcome.CORRECT);
        game.seconds(4);
        game.freeze(Duration.ofSeconds(30));
        assertThat(game.right("ann")).isEqualTo(Outcome.OVER);
        assertThat(game.last(GameEvent.Closed.class).reason()).isEqualTo(CloseReason.TIMEOUT);
    }

    @Test
    void ofTwoAnswersInOneMillisecondTheFirstThatArrivesWins() {
        GameTable first = new GameTable(GameTable.rules(Mode.FIRST, 1), GameTable.questions(1));
        first.seconds(1).right("ann");
        assertThat(first.right("bob")).isEqualTo(Outcome.OVER);
        assertThat(first.points("bob")).isZero();
        GameTable all = new GameTable(GameTable.rules(Mode.ALL, 1), GameTable.questions(1));
        all.seconds(1).right("ann");
        all.right("bob");
        assertThat(all.points("bob")).isEqualTo(all.points("ann")).isPositive();
    }

    @Test
    void aChoiceTakesOneAnswerAndLocksIt() {
        GameTable game = new GameTable(
                GameTable.rules(Mode.FIRST, 1), List.of(Questions.choice("Oslo", "Bergen", "Oslo", "Malmö", "Turku")));
        assertThat(game.guess("ann", "hello there")).isEqualTo(Outcome.PROMPT);
        assertThat(game.guess("ann", "a or b")).isEqualTo(Outcome.PROMPT);
        assertThat(game.guess("ann", "a")).isEqualTo(Outcome.WRONG);
        assertThat(game.guess("ANN", "b")).isEqualTo(Outcome.LOCKED);
        assertThat(game.guess("bob", "b")).isEqualTo(Outcome.CORRECT);
    }

    @Test
    void hintsComeAtFixedTimesAndLowerTheWorth() {
        GameTable game = new GameTable(GameTable.rules(Mode.FIRST, 3), GameTable.questions(3));
        game.seconds(9.999);
        assertThat(game.all(GameEvent.Hinted.class)).isEmpty();
        game.seconds(0.001);
        assertThat(game.all(GameEvent.Hinted.class)).hasSize(1);
        game.right("ann");
        assertThat(game.points("ann")).isEqualTo(8);
        game.seconds(24);
        assertThat(game.all(GameEvent.Hinted.class)).hasSize(3);
        game.right("bob");
        assertThat(game.points("bob")).isEqualTo(10);
    }

    @Test
    void threeQuestionsThatNobodyTriedEndTheGame() {
        GameTable game = new GameTable(GameTable.rules(Mode.FIRST, 10), GameTable.questions(10));
        game.pass(Duration.ofMinutes(10));
        assertThat(game.all(GameEvent.Closed.class)).hasSize(3);
        assertThat(game.last(GameEvent.Finished.class).reason()).isEqualTo(FinishReason.ABANDONED);
        assertThat(game.last(GameEvent.Finished.class).scores()).isEmpty();
        assertThat(Announcer.winners(game.state().ranking())).isEmpty();
    }

    @Test
    void wrongGuessesKeepAGameAliveAndWinNothing() {
        GameTable game = new GameTable(GameTable.rules(Mode.FIRST, 4), GameTable.questions(4));
        for (int i = 0; i < 4; i++) {
            game.guess("ann", "no idea");
            game.seconds(34);
        }
        assertThat(game.last(GameEvent.Finished.class).reason()).isEqualTo(FinishReason.COMPLETED);
        assertThat(game.last(GameEvent.Finished.class).scores()).containsExactly(Score.none("ann"));
        assertThat(Announcer.winners(game.state().ranking())).isEmpty();
        assertThat(game.said.getLast()).contains("No points");
    }

    @Test
    void aThirdOfThePlayersSkips() {
        GameTable game = new GameTable(GameTable.rules(Mode.FIRST, 3), GameTable.questions(3));
        for (String player : List.of("ann", "bob", "cat", "dan")) {
            game.guess(player, "no idea");
        }
        assertThat(game.handle(new GameCommand.Skip("eve", 1))).isEqualTo(Outcome.NOT_PLAYING);
        assertThat(game.handle(new GameCommand.Skip("ann", 1))).isEqualTo(Outcome.VOTED);
        assertThat(game.handle(new GameCommand.Skip("Ann", 1))).isEqualTo(Outcome.UNCHANGED);
        assertThat(game.handle(new GameCommand.Skip("bob", 1))).isEqualTo(Outcome.DONE);
        assertThat(game.last(GameEvent.Closed.class).reason()).isEqualTo(CloseReason.SKIPPED);
        game.seconds(4);
        assertThat(game.handle(new GameCommand.Skip("host", 0))).isEqualTo(Outcome.DONE);
        game.seconds(4);
        assertThat(game.handle(new GameCommand.Skip("mod", 2))).isEqualTo(Outcome.DONE);
        assertThat(game.over()).isTrue();
    }

    @Test
    void onlyTheStarterAndModeratorsStopAndPause() {
        GameTable game = new GameTable(GameTable.rules(Mode.FIRST, 3), GameTable.questions(3));
        assertThat(game.handle(new GameCommand.Stop("ann", 1.5))).isEqualTo(Outcome.FORBIDDEN);
        assertThat(game.handle(new GameCommand.Pause("ann", 1.5))).isEqualTo(Outcome.FORBIDDEN);
        assertThat(game.handle(new GameCommand.Pause("HOST", 0))).isEqualTo(Outcome.DONE);
        assertThat(game.handle(new GameCommand.Pause("mod", 2))).isEqualTo(Outcome.UNCHANGED);
        assertThat(game.handle(new GameCommand.Resume("ann", 1))).isEqualTo(Outcome.FORBIDDEN);
        assertThat(game.handle(new GameCommand.Stop("mod", 2))).isEqualTo(Outcome.DONE);
        assertThat(game.all(GameEvent.Closed.class)).hasSize(1);
        assertThat(game.last(GameEvent.Finished.class).reason()).isEqualTo(FinishReason.STOPPED);
        assertThat(game.handle(new GameCommand.Stop("mod", 2))).isEqualTo(Outcome.OVER);
    }

    @Test
    void aPauseKeepsTheRemainingTime() {
        GameTable game = new GameTable(GameTable.rules(Mode.ALL, 2), GameTable.questions(2));
        game.seconds(3).handle(new GameCommand.Pause("host", 0));
        assertThat(game.wakeUp()).isEmpty();
        game.pass(Duration.ofHours(1));
        assertThat(game.right("ann")).isEqualTo(Outcome.PAUSED);
        game.handle(new GameCommand.Resume("host", 0));
        assertThat(game.last(GameEvent.Resumed.class).due())
                .isEqualTo(game.now().plusSeconds(27));
        game.seconds(3).right("ann");
        assertThat(game.last(GameEvent.Scored.class).elapsed()).isEqualTo(Duration.ofSeconds(6));
        assertThat(game.points("ann")).isEqualTo(9);
    }

    @Test
    void theClockStandsWhilePlayersCannotBeHeardAndWhilePaused() {
        GameTable game = new GameTable(GameTable.rules(Mode.FIRST, 2), GameTable.questions(2));
        game.seconds(5).handle(new GameCommand.Unheard(Hold.UNHEARD));
        game.seconds(5).handle(new GameCommand.Pause("host", 0));
        game.seconds(60).handle(new GameCommand.Heard(Hold.UNHEARD));
        assertThat(game.wakeUp()).isEmpty();
        game.seconds(60).handle(new GameCommand.Resume("host", 0));
        assertThat(game.state().clock().due()).isEqualTo(game.now().plusSeconds(25));
        game.seconds(25);
        assertThat(game.last(GameEvent.Closed.class).at()).isEqualTo(game.now());
    }

    @Test
    void theClockStandsUntilRoseyIsInTheChannelAlsoWhenTheBusIsBackOrTheGameRebuilt() {
        GameTable game = new GameTable(GameTable.rules(Mode.FIRST, 2), GameTable.questions(2));
        game.seconds(5).handle(new GameCommand.Unheard(Hold.AWAY));
        game.seconds(5).handle(new GameCommand.Unheard(Hold.UNHEARD));
        game.seconds(5).handle(new GameCommand.Heard(Hold.UNHEARD));
        assertThat(game.state().clock().holds()).containsExactly(Hold.AWAY);
        game.handle(new GameCommand.Unheard(Hold.UNHEARD));
        game.crash();
        assertThat(game.state().clock().holds()).containsExactly(Hold.AWAY);
        assertThat(game.wakeUp()).isEmpty();
        game.seconds(60).handle(new GameCommand.Heard(Hold.AWAY));
        assertThat(game.state().clock().due()).isEqualTo(game.now().plusSeconds(25));
    }

    @Test
    void aCrashKeepsThePointsAndAnOpenQuestionItsTime() {
        GameTable game = new GameTable(GameTable.rules(Mode.ALL, 3), GameTable.questions(3));
        game.seconds(2).right("ann");
        game.guess("bob", "no idea");
        game.freeze(Duration.ofSeconds(4));
        game.crash();
        assertThat(game.points("ann")).isEqualTo(10);
        assertThat(game.state().clock().due()).isEqualTo(GameTable.START.plusSeconds(30));
        assertThat(game.said.getLast()).contains("24.0 s");
        assertThat(game.right("ann")).isEqualTo(Outcome.ALREADY_CORRECT);
        game.seconds(24);
        assertThat(game.last(GameEvent.Closed.class).players()).contains("ann");
    }

    @Test
    void aQuestionWhoseTimePassedInACrashIsVoidedAndAnnounced() {
        GameTable game = new GameTable(GameTable.rules(Mode.FIRST, 2), GameTable.questions(2));
        game.seconds(2);
        game.freeze(Duration.ofSeconds(40));
        game.crash();
        assertThat(game.last(GameEvent.Closed.class).reason()).isEqualTo(CloseReason.VOIDED);
        assertThat(game.said.getLast()).contains("does not count");
        game.seconds(4);
        assertThat(game.last(GameEvent.Asked.class).number()).isEqualTo(2);
    }

    @Test
    void anInstantBeforeTheLastEventCountsAsThat() {
        GameTable game = new GameTable(GameTable.rules(Mode.ALL, 1), GameTable.questions(1));
        game.seconds(10);
        game.freeze(Duration.ofSeconds(-5));
        game.right("ann");
        assertThat(game.last(GameEvent.Scored.class).elapsed()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void whoLeavesKeepsTheirPoints() {
        GameTable game = new GameTable(GameTable.rules(Mode.FIRST, 2), GameTable.questions(2));
        game.right("ann");
        game.seconds(40);
        assertThat(game.last(GameEvent.Finished.class).scores()).containsExactly(new Score("ann", 10, 1, 0));
    }
}
