package dev.rosey.plugins.trivia;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AnswerCorpusTest {

    private static final AnswerCorpus CORPUS = AnswerCorpus.load();

    private final Judge judge = new Judge(Vocabulary.of(List.of()));

    @Test
    void holdsEnoughToMeanSomething() {
        assertThat(CORPUS.size()).isGreaterThan(1000);
        assertThat(CORPUS.section("reject confusable")).hasSizeGreaterThan(300);
        assertThat(CORPUS.section("accept typo")).hasSizeGreaterThan(400);
    }

    @Test
    void acceptsHonestTypos() {
        List<AnswerCorpus.Labelled> typos = CORPUS.section("accept typo");
        List<AnswerCorpus.Labelled> refused = notJudged(typos, Verdict.ACCEPT);
        assertThat(refused).hasSizeLessThanOrEqualTo(typos.size() / 50);
    }

    @Test
    void acceptsTheSameAnswerInOtherWords() {
        assertThat(notJudged(CORPUS.section("accept wording"), Verdict.ACCEPT)).isEmpty();
    }

    @Test
    void acceptsNoneOfWhatIsEasilyConfused() {
        assertThat(judged(CORPUS.section("reject confusable"), Verdict.ACCEPT)).isEmpty();
    }

    @Test
    void acceptsNoListsOfGuesses() {
        assertThat(notJudged(CORPUS.section("reject list"), Verdict.REJECT)).isEmpty();
    }

    @Test
    void acceptsNothingWrong() {
        assertThat(judged(CORPUS.section("reject wrong"), Verdict.ACCEPT)).isEmpty();
    }

    @Test
    void asksForMoreWhenPartOfANameIsGiven() {
        assertThat(notJudged(CORPUS.section("prompt"), Verdict.PROMPT)).isEmpty();
    }

    private List<AnswerCorpus.Labelled> notJudged(List<AnswerCorpus.Labelled> answers, Verdict verdict) {
        return answers.stream().filter(answer -> judge(answer) != verdict).toList();
    }

    private List<AnswerCorpus.Labelled> judged(List<AnswerCorpus.Labelled> answers, Verdict verdict) {
        return answers.stream().filter(answer -> judge(answer) == verdict).toList();
    }

    private Verdict judge(AnswerCorpus.Labelled answer) {
        return judge.judge(Questions.text(answer.accepted()), answer.guess());
    }
}
