package dev.rosey.plugins.dice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class RollTextTest {
    @Test
    void showsFacesLabelAndTotal() {
        assertThat(ScriptedDice.text("2d6+3 fire", 4, 3)).isEqualTo("🎲 alice rolls 2d6+3 (fire): [4, 3] + 3 = 10");
    }

    @Test
    void keepsLabelsIntact() {
        assertThat(ScriptedDice.text("1d20 please don't", 7)).isEqualTo("🎲 alice rolls 1d20 (please don't): [7] = 7");
        assertThat(ScriptedDice.text("1d20+6 dex save", 7)).isEqualTo("🎲 alice rolls 1d20+6 (dex save): [7] + 6 = 13");
        assertThat(ScriptedDice.text("2d6 # 50% Off!", 1, 2)).isEqualTo("🎲 alice rolls 2d6 (50% Off!): [1, 2] = 3");
        assertThat(ScriptedDice.text("1d20 (stealth)", 7)).isEqualTo("🎲 alice rolls 1d20 (stealth): [7] = 7");
        assertThat(ScriptedDice.text("2d6[fire]+1d4[cold] ouch", 1, 2, 3))
                .isEqualTo("🎲 alice rolls 2d6[fire]+1d4[cold] (ouch): [1, 2] (fire) + [3] (cold) = 6");
    }

    @Test
    void readsFullWidthBrackets() {
        assertThat(ScriptedDice.text("２ｄ６［ｆｉｒｅ］+1", 1, 2)).endsWith(": [1, 2] (ｆｉｒｅ) + 1 = 4");
    }

    @Test
    void marksDroppedDice() {
        assertThat(ScriptedDice.text("4d6kh3", 2, 1, 5, 6)).endsWith(": [2, ~~1~~, 5, 6] = 13");
        assertThat(ScriptedDice.text("1d20 adv", 3, 17)).endsWith(": [~~3~~, 17] = 17");
        assertThat(ScriptedDice.text("4d6d<3", 2, 1, 5, 6)).endsWith(": [~~2~~, ~~1~~, 5, 6] = 11");
    }

    @Test
    void dropsOnlyAsManyEqualDiceAsAsked() {
        assertThat(ScriptedDice.text("4d6kh3", 2, 2, 2, 2)).endsWith(": [~~2~~, 2, 2, 2] = 6");
        assertThat(ScriptedDice.text("4d6dh1dl1", 3, 3, 3, 3)).endsWith(" = 6");
    }

    @Test
    void marksExplodedRerolledAndClampedDice() {
        assertThat(ScriptedDice.text("2d6!", 6, 6, 2, 3)).endsWith(": [6!, 6!, 2, 3] = 17");
        assertThat(ScriptedDice.text("2d6!!", 6, 6, 2, 3)).endsWith(": [14!, 3] = 17");
        assertThat(ScriptedDice.text("1d6!p", 6, 6, 4)).endsWith(": [6!, 5!, 3] = 14");
        assertThat(ScriptedDice.text("1d6!!p", 6, 6, 4)).endsWith(": [14!] = 14");
        assertThat(ScriptedDice.text("2d6r<3", 1, 2, 5, 4)).endsWith(": [1↻5, 4] = 9");
        assertThat(ScriptedDice.text("2d6ro<3", 1, 2, 4)).endsWith(": [1↻2, 4] = 6");
        assertThat(ScriptedDice.text("2d6mi3", 1, 4)).endsWith(": [1→3, 4] = 7");
        assertThat(ScriptedDice.text("2d6ma3", 1, 4)).endsWith(": [1, 4→3] = 4");
    }

    @Test
    void treatsDiceThatExplosionsBringLikeTheOthers() {
        assertThat(ScriptedDice.text("1d6!r1", 6, 1, 3)).endsWith(": [6!, 1↻3] = 9");
        assertThat(ScriptedDice.text("2d6!kh2", 6, 1, 3)).endsWith(": [6!, ~~1~~, 3] = 9");
    }

    @Test
    void marksSuccessesAndFailures() {
        assertThat(ScriptedDice.text("4d10>=8f1", 8, 1, 10, 5)).endsWith(": [8✓, 1✗, 10✓, 5] = 1 success");
        assertThat(ScriptedDice.text("2d10>=8", 8, 9)).endsWith(": [8✓, 9✓] = 2 successes");
        assertThat(ScriptedDice.text("1d10>=8f<3", 2)).endsWith(": [2✗] = -1 successes");
    }

    @Test
    void showsGroupsFunctionsAndChecks() {
        assertThat(ScriptedDice.text("{2d6, 1d8}kh1", 1, 2, 7)).endsWith(": {~~[1, 2]~~, [7]} = 7");
        assertThat(ScriptedDice.text("floor(d6/2)*2", 5)).endsWith(": floor([5] ÷ 2) × 2 = 4");
        assertThat(ScriptedDice.text("(1d20+5)>=15", 12)).endsWith(": ([12] + 5) ≥ 15 = 1");
    }

    @Test
    void showsFractionsExactlyOrSaysThatItDoesNot() {
        assertThat(ScriptedDice.text("d6/4", 3)).endsWith("= 0.75");
        assertThat(ScriptedDice.text("d6/3", 4)).endsWith("≈ 1.33");
        assertThat(ScriptedDice.text("d6/700", 1)).endsWith("≈ 0.00143");
    }

    @Test
    void showsEachRepetitionAndTheSum() {
        assertThat(ScriptedDice.text("2#2d6kh1", 1, 2, 6, 5))
                .isEqualTo("🎲 alice rolls 2#2d6kh1: [~~1~~, 2] = 2 · [6, ~~5~~] = 6, in all 8");
    }

    @Test
    void groupsFacesWhenTheyDoNotFit() {
        assertThat(text("200d6 rain")).contains("×6, ").contains("(rain)").matches(".* = \\d+");
    }

    @Test
    void showsTheRangeWhenGroupsDoNotFit() {
        assertThat(text("200d1000000")).containsPattern("\\[200 dice from \\d+ to \\d+] = \\d+$");
        assertThat(text("200d1000000kh100")).contains(", ~~100 dropped~~]");
    }

    @Test
    void showsOnlyTotalsWhenRepetitionsDoNotFit() {
        assertThat(text("20#50d1000")).containsPattern(": (\\d+, ){20}in all \\d+$");
    }

    @Test
    void shortensAnEndlessLabelButNeverTheTotal() {
        String text = text("2d6 " + "🎲x".repeat(200));

        assertThat(text).contains("…): = ").matches(".* = \\d+");
        assertThat(text.codePoints().noneMatch(c -> c >= 0xD800 && c <= 0xDFFF)).isTrue();
    }

    @Test
    void leavesOutNotationThatDoesNotFit() {
        assertThat(text("1+".repeat(400) + "d6 fire")).startsWith("🎲 alice rolls (fire): = 4");
    }

    @Test
    void saysWhenADieStoppedExploding() {
        int[] faces = new int[101];
        java.util.Arrays.fill(faces, 6);

        assertThat(ScriptedDice.text("1d6!", faces)).endsWith("[101×6!] = 606 (stopped at 100 explosions)");
        assertThat(ScriptedDice.text("1d6!!", faces)).endsWith("[606!] = 606 (stopped at 100 explosions)");
    }

    private static String text(String notation) {
        String text = RollText.of("alice", new Roller(new Random(5)).roll(Notation.read(notation)));
        assertThat(text).hasSizeLessThanOrEqualTo(Limits.MESSAGE);
        return text;
    }
}
