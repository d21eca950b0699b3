package dev.rosey.plugins.trivia;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GivenTest {

    private static final Judge JUDGE = new Judge(Vocabulary.of(List.of()));

    @ParameterizedTest
    @CsvSource({
        "Which mountain is the highest of Africa?, Kilimanjaro, Mount Kilimanjaro",
        "What kind of triangle has two equal sides?, Isosceles, an isosceles triangle",
        "Which lake is the largest of Europe?, Ladoga, lake ladoga",
        "Which president came first?, Washington, president washington"
    })
    void wordsOfTheQuestionMayStandAroundTheAnswer(String question, String answer, String typed) {
        assertThat(JUDGE.judge(asked(question, answer), typed)).isEqualTo(Verdict.ACCEPT);
    }

    @ParameterizedTest
    @CsvSource({
        "Is the capital of Australia Sydney or Canberra?, Canberra, sydney canberra",
        "Which country lies south of the United States?, Mexico, mexico city",
        "Which state lies north of South Carolina?, North Carolina, south north carolina",
        "Which city is the largest of Missouri?, Kansas, kansas city"
    })
    void namesAndOtherThingsMayNot(String question, String answer, String typed) {
        assertThat(JUDGE.judge(asked(question, answer), typed)).isNotEqualTo(Verdict.ACCEPT);
    }

    @Test
    void aTitleTellsNothingInFrontOfANumberedName() {
        assertThat(JUDGE.judge(Questions.text("Henry VIII"), "king henry the eighth"))
                .isEqualTo(Verdict.ACCEPT);
        assertThat(JUDGE.judge(Questions.text("Henry VIII"), "king henry the seventh"))
                .isEqualTo(Verdict.REJECT);
    }

    @ParameterizedTest
    @CsvSource({
        "hypothermia, hyperthermia",
        "prokaryote, eukaryote",
        "Monochrome, Polychrome",
        "George W. Bush, George H. W. Bush"
    })
    void whatBeginsWithOppositesIsNoTypo(String answer, String typed) {
        assertThat(JUDGE.judge(Questions.text(answer), typed)).isEqualTo(Verdict.REJECT);
        assertThat(JUDGE.judge(Questions.text(typed), answer)).isEqualTo(Verdict.REJECT);
    }

    private static Question asked(String text, String answer) {
        return new Question(
                "q", "General", Difficulty.EASY, Kind.TEXT, text, answer, List.of(), List.of(), List.of(), "", "");
    }
}
