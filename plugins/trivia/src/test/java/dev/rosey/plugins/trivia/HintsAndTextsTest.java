package dev.rosey.plugins.trivia;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class HintsAndTextsTest {

    @Test
    void noHintShowsMoreThanHalfOfTheLettersAndTheSecondShowsMore() {
        for (Question question : BundledPacks.questions()) {
            if (question.kind() != Kind.CHOICE && letters(question.answer()) > 3) {
                String one = Hints.text(question, 1).orElseThrow();
                String two = Hints.text(question, 2).orElseThrow();
                assertThat(letters(two) * 2).isLessThanOrEqualTo(letters(question.answer()));
                assertThat(letters(one)).isPositive().isLessThan(letters(two));
            }
        }
    }

    @Test
    void shortAnswersHaveNoHint() {
        assertThat(Hints.text(Questions.text("Elf"), 1)).isEmpty();
        assertThat(Hints.text(Questions.number("42"), 2)).isEmpty();
        assertThat(Hints.text(Questions.text("Argo"), 1)).contains("A•••");
        assertThat(Hints.text(Questions.text("Die Hard"), 2)).contains("D•e H•••");
    }

    @Test
    void aChoiceLosesAWrongOptionWhileTwoAreLeft() {
        Question four = Questions.choice("x1", "y1", "x1", "z1", "w1");
        assertThat(Hints.text(four, 1)).contains("not a) y1");
        assertThat(Hints.text(four, 2)).contains("not c) z1");
        assertThat(Hints.text(Questions.choice("yes", "yes", "no"), 1)).isEmpty();
    }

    @Property
    void pointsAreAtLeastOneAndNeverMoreThanHalfAgainTheWorth(
            @ForAll Difficulty difficulty,
            @ForAll Mode mode,
            @ForAll @IntRange(max = 2) int hints,
            @ForAll @IntRange(max = 30_000) int millis,
            @ForAll @IntRange(min = 1, max = 50) int streak) {
        Rules rules = GameTable.rules(mode, 10);
        int points = Scoring.points(difficulty, rules, hints, Duration.ofMillis(millis), streak);
        assertThat(points).isBetween(1, difficulty.worth() * 3 / 2);
        assertThat(Scoring.points(difficulty, rules, 0, Duration.ZERO, 1)).isEqualTo(difficulty.worth());
    }

    @Property
    void nothingIsCutWithinACharacter(@ForAll String text, @ForAll @IntRange(min = 4, max = 50) int longest) {
        String fitted = ChatText.fit("🎬".repeat(30) + text, longest);
        assertThat(fitted.length()).isLessThanOrEqualTo(longest);
        assertThat(Character.isHighSurrogate(fitted.charAt(fitted.length() - 2)))
                .isFalse();
    }

    @Test
    void theAnswerIsSaidWithWhoHadItAndHowFast() {
        GameTable game = new GameTable(GameTable.rules(Mode.FIRST, 2), GameTable.questions(2));
        game.seconds(3.2).right("ann");
        assertThat(game.said)
                .containsExactly(
                        "❓ 1/2 · Film · 10 points: Which film is number 0?",
                        "✅ Casablanca 101! ann had it in 3.2 s and gets 10 points.");
    }

    @Test
    void afterBothHintsTheAnswerComesInFrontOfTheNextQuestion() {
        GameTable game = new GameTable(GameTable.rules(Mode.FIRST, 2), GameTable.questions(2));
        game.seconds(25).right("ann");
        game.seconds(4);
        assertThat(game.said.getLast())
                .isEqualTo("✅ Casablanca 101 – ann, 25.0 s, +5. ❓ 2/2 · Film · 20 points: Which film is number 1?");
    }

    @Test
    void theAnswerIsSaidAtTheEndToo() {
        GameTable game = new GameTable(GameTable.rules(Mode.FIRST, 2), GameTable.questions(2));
        game.seconds(25).handle(new GameCommand.Stop("mona", 2));
        assertThat(game.said.getLast()).startsWith("⌛ It was Casablanca 101. 🛑 Game stopped.");
    }

    @Test
    void whoHadItIsSaidOfASkippedQuestionToo() {
        GameTable game = new GameTable(GameTable.rules(Mode.ALL, 2), GameTable.questions(2));
        game.seconds(3).right("ann");
        game.handle(new GameCommand.Skip("mona", 2));
        assertThat(game.said.getLast()).startsWith("⏭ Skipped. ✅ Casablanca 101! ann had it in 3.0 s");
    }

    @Test
    void aQuestionThatSomebodyHadCountsWhenTheGameIsStopped() {
        GameTable game = new GameTable(GameTable.rules(Mode.ALL, 2), GameTable.questions(2));
        game.seconds(3).right("ann");
        game.handle(new GameCommand.Stop("mona", 2));
        assertThat(game.events)
                .filteredOn(GameEvent.Closed.class::isInstance)
                .extracting(event -> ((GameEvent.Closed) event).reason())
                .containsExactly(CloseReason.ANSWERED);
    }

    @Test
    void whoeverStartsAGameIsToldHowToAnswer() {
        GameTable game = new GameTable(GameTable.rules(Mode.FIRST, 2), GameTable.questions(2));
        GameEvent.Started start = (GameEvent.Started) game.events.getFirst();
        assertThat(Announcer.opening(start, Bare.OFF.howTo("?"))).endsWith("Answer with ?a <text>.");
        assertThat(Announcer.opening(start, Bare.LETTERS.howTo("!"))).endsWith("at a choice the letter alone will do.");
        assertThat(Announcer.opening(start, Bare.ALL.howTo("!"))).endsWith("Just say the answer.");
    }

    @Test
    void anAnswerThatBeginsWithAnArticleBeginsItsSentence() {
        assertThat(ChatText.sentence("the Louvre")).isEqualTo("The Louvre");
        assertThat(ChatText.sentence("iPhone")).isEqualTo("iPhone");
    }

    @Test
    void theLongestQuestionFitsBehindTheLongestAnswer() {
        Question longest = new Question(
                "q",
                "C".repeat(24),
                Difficulty.HARD,
                Kind.CHOICE,
                "Q".repeat(80),
                "A".repeat(20),
                List.of(),
                List.of("A".repeat(20), "B".repeat(20), "C".repeat(20), "D".repeat(20)),
                List.of(),
                "",
                "r");
        GameTable game = new GameTable(GameTable.rules(Mode.ALL, 50), java.util.Collections.nCopies(50, longest));
        game.seconds(25).right("n".repeat(20));
        game.right("m".repeat(20));
        game.seconds(9);
        assertThat(game.said.getLast()).endsWith("d) " + "D".repeat(20)).hasSizeLessThanOrEqualTo(320);
    }

    private static int letters(String text) {
        return (int) text.codePoints().filter(Character::isLetterOrDigit).count();
    }
}
