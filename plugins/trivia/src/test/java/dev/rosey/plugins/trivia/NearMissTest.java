package dev.rosey.plugins.trivia;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What makes a slip likely or unlikely: the words around it, how it sounds, and what it would spell. */
class NearMissTest {

    private static final Judge JUDGE = new Judge(Vocabulary.of(List.of()));

    @ParameterizedTest
    @CsvSource({
        "Alexander the Great, alexander the grate",
        "Bryan Adams, brian adams",
        "Agatha Christie, agatha christy",
        "Whitney Houston, whitney huston",
        "Sahara Desert, sarhara desert"
    })
    void theOnlyWordThatIsNotRightMayBeFurtherOff(String answer, String typed) {
        assertThat(judge(answer, typed)).isEqualTo(Verdict.ACCEPT);
    }

    @ParameterizedTest
    @CsvSource({
        "Julia Roberts, julie roberts",
        "Harry Potter, harry porter",
        "Star Wars, stir wars",
        "Genghis Khan, genghis kahm",
        "Black Rain, black train",
        "Robert Schumann, robert schuman"
    })
    void butNotAnotherName(String answer, String typed) {
        assertThat(judge(answer, typed)).isEqualTo(Verdict.REJECT);
    }

    @ParameterizedTest
    @CsvSource({"Greats, grates", "Bryan, brian", "Christie, christy", "Great, grate"})
    void aloneWhatSoundsTheSameIsAnotherWord(String answer, String typed) {
        assertThat(judge(answer, typed)).isEqualTo(Verdict.REJECT);
    }

    @ParameterizedTest
    @CsvSource({
        "sodium zorbate, sodium zorbite",
        "Blorbane, blorbene",
        "fendrase, fendrose",
        "fendritis, fendrosis",
        "hyperfendal, hypofendal"
    })
    void learnedBeginningsAndEndingsMakeAnotherThing(String answer, String typed) {
        assertThat(judge(answer, typed)).isEqualTo(Verdict.REJECT);
    }

    @ParameterizedTest
    @CsvSource({"Hastings, hosting", "Perth, berth", "ABBA, abbas", "Queen, queens"})
    void aWordOfItsOwnIsNoTypo(String answer, String typed) {
        assertThat(judge(answer, typed)).isEqualTo(Verdict.REJECT);
    }

    @ParameterizedTest
    @CsvSource({
        "River Nile, nile river",
        "Lake Titicaca, titicaca lake",
        "Planet of the Apes, planet ofthe apes",
        "Guns N' Roses, guns'n'roses",
        "Edinburgh, edinborough",
        "The Bridge on the River Kwai, bridge over the river kwai",
        "Leaning Tower of Pisa, leaning tower pisa"
    })
    void wordingThatSaysTheSameCounts(String answer, String typed) {
        assertThat(judge(answer, typed)).isEqualTo(Verdict.ACCEPT);
    }

    private static Verdict judge(String answer, String typed) {
        return JUDGE.judge(Questions.text(answer), typed);
    }
}
