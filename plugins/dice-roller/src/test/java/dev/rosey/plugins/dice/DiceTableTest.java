package dev.rosey.plugins.dice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class DiceTableTest {
    private int mostDice = Limits.DICE;
    private final DiceTable table = table("!");

    private DiceTable table(String prefix) {
        return new DiceTable(prefix, new Random(1), () -> mostDice);
    }

    @Test
    void rollsAgainPerUserAndChannel() {
        table.roll("room", "alice", "3d1 fire");
        table.roll("room", "bob", "2d1");
        table.roll("hall", "alice", "5d1");

        assertThat(table.roll("room", "ALICE", " Again ").text()).endsWith("rolls 3d1 (fire): [1, 1, 1] = 3");
        assertThat(table.roll("hall", "alice", "again please").text()).endsWith("= 5");
        assertThat(table.roll("hall", "bob", "again")).isInstanceOf(Answer.NothingYet.class);
    }

    @Test
    void forgetsWhatWasNotUsedForLongest() {
        for (int i = 0; i <= LastRolls.REMEMBERED; i++) {
            table.roll("room", "user" + i, "1d1");
        }

        assertThat(table.roll("room", "user0", "again")).isInstanceOf(Answer.NothingYet.class);
        assertThat(table.roll("room", "user1", "again")).isInstanceOf(Answer.Rolled.class);
    }

    @Test
    void doesNotRememberWhatItRefused() {
        table.roll("room", "alice", "3d1");
        table.roll("room", "alice", "2d");

        assertThat(table.roll("room", "alice", "again").text()).endsWith("= 3");
    }

    @Test
    void helpsInOneMessage() {
        assertThat(table("r? ").roll("room", "alice", "help").text())
                .hasSizeLessThanOrEqualTo(Limits.MESSAGE)
                .contains("2d6+3", "kh3", "r? roll again", "r? roll odds", "r? flip");
    }

    @Test
    void countsPositionsFromTheStartOfTheArguments() {
        Answer answer = table.roll("room", "alice", "odds 2d");

        assertThat(answer).isInstanceOfSatisfying(Answer.Refused.class, refused -> {
            assertThat(refused.problem().position()).isEqualTo(7);
            assertThat(refused.text()).endsWith("Try !roll odds 2d6");
        });
    }

    @Test
    void calculatesNoOddsForWhoWasInterrupted() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> table.roll("room", "alice", "odds 2d6")).isInstanceOf(CancellationException.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(table.roll("room", "alice", "odds 2d6")).isInstanceOf(Answer.Calculated.class);
    }

    @Test
    void heedsTheOperatorsLimit() {
        mostDice = 10;

        assertThat(table.roll("room", "alice", "10d6")).isInstanceOf(Answer.Rolled.class);
        assertThat(table.roll("room", "alice", "11d6"))
                .isInstanceOfSatisfying(
                        Answer.Refused.class,
                        refused -> assertThat(refused.text()).contains("that is 11 dice, and 10 is the most here"));
    }

    @Test
    void flipsOneCoinOrSeveral() {
        assertThat(table.flip("alice", "").text()).matches("🪙 alice flips a coin: (heads|tails)");
        assertThat(table.flip("alice", "3 who pays").text())
                .matches("🪙 alice flips 3 coins \\(who pays\\): (heads|tails), .* = \\d heads, \\d tails");
        assertThat(table.flip("alice", "1000"))
                .isInstanceOfSatisfying(
                        Answer.Flipped.class,
                        flipped -> assertThat(flipped.heads() + flipped.tails()).isEqualTo(1_000));
        assertThat(table.flip("alice", "1000").text()).hasSizeLessThanOrEqualTo(Limits.MESSAGE);
    }

    @Test
    void readsFullWidthCharactersAndTheDigitsOfOtherScripts() {
        assertThat(table.flip("alice", "３").text()).startsWith("🪙 alice flips 3 coins: ");
        assertThat(table.flip("alice", "٣ who").text()).startsWith("🪙 alice flips 3 coins (who): ");
        assertThat(table.flip("alice", "３ ＃ who").text()).startsWith("🪙 alice flips 3 coins (who): ");
    }

    @Test
    void refusesWhatIsNoNumberOfCoinsAndQuotesAllOfIt() {
        for (String arguments :
                new String[] {"0", "-1", "1001", "3x", "2.5", "1,000", "1/2", "½", "(3)", "99999999999999999999"}) {
            Answer answer = table.flip("alice", arguments);
            assertThat(answer).as(arguments).isInstanceOf(Answer.Refused.class);
            assertThat(answer.text())
                    .startsWith("I can't flip “" + arguments + "” — ")
                    .endsWith("Try !flip 3");
        }
    }

    @Test
    void namesHelpThatThereIsWhenNothingWasAsked() {
        assertThat(table.roll("room", "alice", "odds").text())
                .isEqualTo("Tell me what to roll, for example !roll odds 2d6 — !roll help shows more.");
    }

    @Test
    void countsOneDieAsOne() {
        assertThat(table.roll("room", "alice", "d6d6").text()).contains("I can't drop 6: there is only 1. Try");
    }

    @Test
    void metricsListEveryTermOfTheRoll() {
        Answer answer = table.roll("room", "alice", "2#2d6+d4/2 fire");

        assertThat(answer).isInstanceOfSatisfying(Answer.Rolled.class, rolled -> {
            RollPerformed metrics = RollPerformed.of(rolled.roll());
            assertThat(metrics.count()).isEqualTo(2);
            assertThat(metrics.sides()).isEqualTo(6);
            assertThat(metrics.repeat()).isEqualTo(2);
            assertThat(metrics.terms()).containsExactly(new RollPerformed.Term(2, 6), new RollPerformed.Term(1, 4));
            assertThat(metrics.total().doubleValue())
                    .isEqualTo(rolled.roll().total().toDouble());
        });
    }
}
