package dev.rosey.plugins.trivia;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JudgeTest {

    private static final Judge JUDGE = new Judge(Vocabulary.of(List.of()));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1000000",
                "1,000,000",
                "1 000 000",
                "1.000.000",
                "one million",
                "a million",
                "1 million",
                "1e6 no",
                "it's 1,000,000",
                "1000000 km",
                "1,000,000 kilometres",
                "about 1000000 km"
            })
    void readsAMillionHoweverItIsWritten(String typed) {
        Question question = Questions.number("1000000", "km", "kilometres");
        boolean odd = typed.contains("no") || typed.contains("about");
        assertThat(JUDGE.judge(question, typed)).isEqualTo(odd ? Verdict.REJECT : Verdict.ACCEPT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1968",
                "1970",
                "196",
                "19690",
                "1969 1970",
                "1969 or 1970",
                "1968-1970",
                "69",
                "ninety six",
                "1969 kg",
                "1,969,000",
                "-1969",
                "1968/1969",
                "1960s"
            })
    void aNumberIsNeverNearlyRight(String typed) {
        assertThat(JUDGE.judge(Questions.number("1969"), typed)).isEqualTo(Verdict.REJECT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1969", "in 1969", "the year 1969", "nineteen sixty-nine", "1969.0", "1,969", "what is 1969?"})
    void aYearMayBeSaidInManyWays(String typed) {
        assertThat(JUDGE.judge(Questions.number("1969"), typed)).isEqualTo(Verdict.ACCEPT);
    }

    @Test
    void aNumberMayCarryAWordOfTheQuestion() {
        assertThat(JUDGE.judge(Questions.number("7"), "seven continents")).isEqualTo(Verdict.ACCEPT);
        assertThat(JUDGE.judge(Questions.number("7"), "seven oceans")).isEqualTo(Verdict.REJECT);
    }

    @Test
    void negativeAndDecimalNumbersAreExact() {
        assertThat(JUDGE.judge(Questions.number("-40"), "minus forty")).isEqualTo(Verdict.ACCEPT);
        assertThat(JUDGE.judge(Questions.number("-40"), "40")).isEqualTo(Verdict.REJECT);
        assertThat(JUDGE.judge(Questions.number("3.14"), "3.14")).isEqualTo(Verdict.ACCEPT);
        assertThat(JUDGE.judge(Questions.number("3.14"), "3.1")).isEqualTo(Verdict.REJECT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "b",
                "B",
                "b)",
                "(b)",
                "b.",
                "b) Oslo",
                "Oslo",
                "oslo!",
                "is it oslo?",
                "option b",
                "it's b",
                "answer b",
                "B: Oslo"
            })
    void anOptionIsMeantByItsLetterOrItsText(String typed) {
        assertThat(JUDGE.judge(capital(), typed)).isEqualTo(Verdict.ACCEPT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "c", "bergen", "trondhiem", "d) Stavanger"})
    void anotherOptionIsWrong(String typed) {
        assertThat(JUDGE.judge(capital(), typed)).isEqualTo(Verdict.REJECT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a or b", "ab", "a b", "a,b", "b/c", "e", "lol", "b) Bergen", "oslo bergen", "abcd", "1"})
    void whatNamesNoOptionOrSeveralIsAskedForAgain(String typed) {
        assertThat(JUDGE.judge(capital(), typed)).isEqualTo(Verdict.PROMPT);
    }

    @Test
    void aKnownAnswerOfThePackIsNoTypoOfAnother() {
        Question rodent = Questions.text("Gerbilon");
        assertThat(JUDGE.judge(rodent, "Gerbolon")).isEqualTo(Verdict.ACCEPT);
        Judge knowing = new Judge(Vocabulary.of(List.of(Questions.text("Gerbolon"))));
        assertThat(knowing.judge(rodent, "Gerbolon")).isEqualTo(Verdict.REJECT);
    }

    @Test
    void partOfANameCountsOnlyWhereItIsListed() {
        assertThat(JUDGE.judge(Questions.text("Tom Hanks", "Hanks"), "hanks")).isEqualTo(Verdict.ACCEPT);
        assertThat(JUDGE.judge(Questions.text("Tom Hanks"), "hanks")).isEqualTo(Verdict.PROMPT);
    }

    private static Question capital() {
        return Questions.choice("Oslo", "Bergen", "Oslo", "Trondheim", "Stavanger");
    }
}
