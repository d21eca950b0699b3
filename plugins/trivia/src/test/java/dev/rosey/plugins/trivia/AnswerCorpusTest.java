package dev.rosey.plugins.trivia;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Four independent sets of labelled answers. */
class AnswerCorpusTest {

    private static final String KNOWN = "answers.txt";
    private static final String UNSEEN = "answers-unseen.txt";
    private static final String THIRD = "answers-third.txt";
    private static final String FOURTH = "answers-fourth.txt";

    private static final Judge JUDGE = new Judge(Vocabulary.of(List.of()));

    @ParameterizedTest
    @ValueSource(strings = {KNOWN, UNSEEN, THIRD, FOURTH})
    void holdsEnoughToMeanSomething(String file) {
        assertThat(section(file, "reject confusable")).hasSizeGreaterThan(300);
        assertThat(section(file, "accept typo")).hasSizeGreaterThan(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {KNOWN, UNSEEN, THIRD, FOURTH})
    void acceptsHonestTypos(String file) {
        List<AnswerCorpus.Labelled> typos = section(file, "accept typo");
        List<AnswerCorpus.Labelled> refused = notJudged(typos, Verdict.ACCEPT);
        assertThat(refused).hasSizeLessThanOrEqualTo(typos.size() / 50);
    }

    @ParameterizedTest
    @ValueSource(strings = {KNOWN, UNSEEN})
    void acceptsTheSameAnswerInOtherWords(String file) {
        assertThat(notJudged(section(file, "accept wording"), Verdict.ACCEPT)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {KNOWN, UNSEEN, THIRD, FOURTH})
    void acceptsNoneOfWhatIsEasilyConfused(String file) {
        assertThat(judged(section(file, "reject confusable"), Verdict.ACCEPT)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {KNOWN, UNSEEN})
    void acceptsNoListsOfGuesses(String file) {
        assertThat(notJudged(section(file, "reject list"), Verdict.REJECT)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {KNOWN, UNSEEN})
    void acceptsNothingWrong(String file) {
        assertThat(judged(section(file, "reject wrong"), Verdict.ACCEPT)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {UNSEEN, THIRD, FOURTH})
    void acceptsNoTyposInShortWords(String file) {
        assertThat(judged(section(file, "reject short"), Verdict.ACCEPT)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {KNOWN, UNSEEN})
    void asksForMoreWhenPartOfANameIsGiven(String file) {
        assertThat(notJudged(section(file, "prompt"), Verdict.PROMPT)).isEmpty();
    }

    private static List<AnswerCorpus.Labelled> section(String file, String heading) {
        return AnswerCorpus.load(file).section(heading);
    }

    private List<AnswerCorpus.Labelled> notJudged(List<AnswerCorpus.Labelled> answers, Verdict verdict) {
        return answers.stream().filter(answer -> judge(answer) != verdict).toList();
    }

    private List<AnswerCorpus.Labelled> judged(List<AnswerCorpus.Labelled> answers, Verdict verdict) {
        return answers.stream().filter(answer -> judge(answer) == verdict).toList();
    }

    private Verdict judge(AnswerCorpus.Labelled answer) {
        return JUDGE.judge(Questions.text(answer.accepted()), answer.guess());
    }
}
