package dev.rosey.plugins.trivia;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
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
        "Sahara Desert, sarhara desert",
        "Sahara Desert, sahara dessert"
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
    @CsvSource({
        "William Blake, william black",
        "Anthony Quinn, anthony queen",
        "William Wyler, william wheeler",
        "Shaun the Sheep, shaun the ship",
        "Snake Eyes, snack eyes",
        "Leaving Las Vegas, living las vegas",
        "Still Life, steel life",
        "Miami Beach, miami bitch",
        "Count Dracula, cunt dracula"
    })
    void norAnotherWordThatSoundsLikeIt(String answer, String typed) {
        assertThat(judge(answer, typed)).isEqualTo(Verdict.REJECT);
    }

    @ParameterizedTest
    @CsvSource({
        "Thomas More, thomas moore",
        "Richard Rodgers, richard rogers",
        "Joe Louis, joe lewis",
        "Knight and Day, night and day",
        "Prince of Wales, prince of whales",
        "Great Ra, grate ra",
        "Sun Ra, son ra",
        "North Sea, north see",
        "The House of Hair, the house of hare",
        "Let Them Die, let them dye",
        "Purple Rain, purple reign"
    })
    void norAnotherBearerOfTheSoundOrAShortWord(String answer, String typed) {
        assertThat(judge(answer, typed)).isEqualTo(Verdict.REJECT);
    }

    @ParameterizedTest
    @CsvSource({
        "The Lady of the Lake, the lady in the lake",
        "Escape from Alcatraz, escape to alcatraz",
        "Journey to the Moon, journey from the moon"
    })
    void smallWordsThatSayOtherThingsAreTold(String answer, String typed) {
        assertThat(judge(answer, typed)).isEqualTo(Verdict.REJECT);
    }

    @ParameterizedTest
    @CsvSource({"De Niro, niro", "Van Halen, halen"})
    void aNameWithoutItsFirstWordIsAPart(String answer, String typed) {
        assertThat(judge(answer, typed)).isEqualTo(Verdict.PROMPT);
    }

    @Test
    void whatIsNearerToAnotherLakeIsNoTypoOfThisOne() {
        Judge knowing = new Judge(Vocabulary.of(List.of(Questions.text("Lake Merovenna"))));
        Question other = Questions.text("Lake Mirovana");
        assertThat(knowing.judge(other, "lake merovena")).isEqualTo(Verdict.REJECT);
        assertThat(knowing.judge(other, "merovena lake")).isEqualTo(Verdict.REJECT);
        assertThat(JUDGE.judge(other, "lake merovena")).isEqualTo(Verdict.ACCEPT);
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
        "Lake Titicaca, titicacca lake",
        "Mount Everest, mounteverst",
        "Mount Everest, mount ever rest",
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
