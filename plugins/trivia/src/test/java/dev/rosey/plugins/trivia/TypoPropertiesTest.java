package dev.rosey.plugins.trivia;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Typos made by rule from every text answer of the bundled packs: one slip in a word of five letters or more. */
class TypoPropertiesTest {

    private static final List<Question> TEXT = BundledPacks.questions().stream()
            .filter(question -> question.kind() == Kind.TEXT)
            .toList();
    private static final Judge JUDGE = new Judge(Vocabulary.of(BundledPacks.questions()));
    private static final String ROWS = "qwertyuiop asdfghjkl zxcvbnm";

    @Test
    void acceptsNearlyAllSlipsOfAFinger() {
        Random random = new Random(20);
        int made = 0;
        List<String> refused = new ArrayList<>();
        for (int round = 0; round < 4; round++) {
            for (Question question : TEXT) {
                for (int slip = 0; slip < 4; slip++) {
                    String typed = slip(question.answer(), slip, random);
                    if (!typed.equals(question.answer())) {
                        made++;
                        if (JUDGE.judge(question, typed) != Verdict.ACCEPT) {
                            refused.add(question.answer() + " > " + typed);
                        }
                    }
                }
            }
        }
        assertThat(made).isGreaterThan(3000);
        assertThat(refused).as("of " + made).hasSizeLessThan(made / 50);
    }

    @Property(tries = 300, shrinking = ShrinkingMode.OFF)
    void anotherLengthOfNumberIsNeverTheSame(@ForAll @IntRange(min = 1000, max = 2100) int year) {
        Question question = Questions.text(String.valueOf(year));
        for (int digit = 0; digit < 4; digit++) {
            StringBuilder typed = new StringBuilder(String.valueOf(year));
            typed.setCharAt(digit, (char) ('0' + (typed.charAt(digit) - '0' + 1) % 10));
            assertThat(JUDGE.judge(question, typed.toString())).isEqualTo(Verdict.REJECT);
        }
    }

    @Property(tries = 200, shrinking = ShrinkingMode.OFF)
    void anythingAtAllGetsAVerdict(@ForAll String message) {
        assertThat(JUDGE.judge(TEXT.getFirst(), message)).isNotNull();
        assertThat(JUDGE.judge(Questions.number("42"), message)).isNotNull();
        assertThat(JUDGE.judge(Questions.choice("yes", "yes", "no"), message)).isNotNull();
    }

    @Test
    void whoListsGuessesWinsNothing() {
        Random random = new Random(7);
        List<String> separators = List.of(" ", ", ", "/", " or ", " and ", "; ", " | ", "\n", " - ");
        for (int i = 0; i < 1000; i++) {
            Question question = TEXT.get(i % TEXT.size());
            List<String> guesses = new ArrayList<>(List.of(question.answer()));
            for (int more = 1 + random.nextInt(4); more > 0; more--) {
                guesses.add(
                        random.nextInt(guesses.size() + 1),
                        TEXT.get(random.nextInt(TEXT.size())).answer());
            }
            String list = String.join(separators.get(i % separators.size()), guesses);
            assertThat(JUDGE.judge(question, list))
                    .as(question.id() + ": " + list)
                    .isEqualTo(Verdict.REJECT);
        }
    }

    /** One slip (0 swapped, 1 left out, 2 doubled, 3 neighbour key) behind the first letter of a long word. */
    private static String slip(String answer, int kind, Random random) {
        List<Integer> places = new ArrayList<>();
        for (int i = 1; i < answer.length() - 1; i++) {
            if (inLongWord(answer, i)) {
                places.add(i);
            }
        }
        if (places.isEmpty()) {
            return answer;
        }
        int at = places.get(random.nextInt(places.size()));
        char letter = answer.charAt(at);
        StringBuilder typed = new StringBuilder(answer);
        switch (kind) {
            case 0 -> typed.setCharAt(at, answer.charAt(at + 1));
            case 1 -> typed.deleteCharAt(at);
            case 2 -> typed.insert(at, letter);
            default -> typed.setCharAt(at, neighbour(letter, random));
        }
        if (kind == 0) {
            typed.setCharAt(at + 1, letter);
        }
        return typed.toString();
    }

    private static boolean inLongWord(String answer, int at) {
        int start = at;
        int end = at;
        while (start > 0 && ascii(answer.charAt(start - 1))) {
            start--;
        }
        while (end < answer.length() && ascii(answer.charAt(end))) {
            end++;
        }
        return end - start >= 5 && at > start && at + 1 < end;
    }

    private static boolean ascii(char letter) {
        return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');
    }

    private static char neighbour(char letter, Random random) {
        int at = ROWS.indexOf(Character.toLowerCase(letter));
        char left = at == 0 ? ' ' : ROWS.charAt(at - 1);
        char right = at == ROWS.length() - 1 ? ' ' : ROWS.charAt(at + 1);
        if (left == ' ') {
            return right;
        }
        return right == ' ' || random.nextBoolean() ? left : right;
    }
}
