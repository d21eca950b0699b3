package dev.rosey.plugins.dice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever is typed is either rolled within its bounds or refused with a position and a suggestion that works. */
class FuzzTest {
    private static final int INPUTS = 1_000_000;
    /** Every so many inputs the answer is written out too, and the suggestion tried. */
    private static final int THOROUGH = 25;

    private static final List<String> PIECES = List.of(
            "d",
            "2d6",
            "4d6kh3",
            "d%",
            "dF",
            "1d20",
            "100d10",
            "d1000000",
            "(",
            ")",
            "{",
            "}",
            "[",
            "]",
            ",",
            "+",
            "-",
            "*",
            "/",
            "//",
            "%",
            "!",
            "!!",
            "!p",
            "k",
            "kh",
            "kl",
            "dh1",
            "dl",
            "r",
            "ro",
            "r<3",
            "mi",
            "ma5",
            "min",
            "max(",
            "floor(",
            "abs(",
            ">=",
            ">",
            "<",
            "<=",
            "=",
            "!=",
            "<>",
            "f",
            "f1",
            "adv",
            "dis",
            "#",
            "6#",
            "0",
            "1",
            "2",
            "7",
            "10",
            "99999999999",
            "0.5",
            ".",
            " ",
            "  ",
            "fire",
            "please don't",
            "🎲",
            "\uD83C",
            "é",
            "\u0000",
            "\n",
            "x",
            "≥");

    private final Random random = new Random(20_260_101);
    private final Roller roller = new Roller(random);

    @Test
    void aMillionInputsAreRolledOrRefused() {
        int rolled = 0;
        for (int i = 0; i < INPUTS; i++) {
            rolled += survives(input(), i % THOROUGH == 0) ? 1 : 0;
        }
        assertThat(rolled).isBetween(INPUTS / 50, INPUTS - INPUTS / 50);
    }

    private String input() {
        StringBuilder text = new StringBuilder();
        for (int pieces = 1 + random.nextInt(8); pieces > 0; pieces--) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
            if (random.nextInt(40) == 0) {
                text.append((char) random.nextInt(0x10000));
            }
        }
        return text.toString();
    }

    private boolean survives(String text, boolean thorough) {
        try {
            Expression expression = Notation.read(text);
            checkRoll(expression, thorough);
            return true;
        } catch (NotationException problem) {
            if (problem.position() < 0 || problem.position() > text.length() || thorough) {
                checkRefusal(text, problem);
            }
            return false;
        }
    }

    private void checkRoll(Expression expression, boolean thorough) {
        Roll roll = roller.roll(expression);
        Range range = WorstCase.check(expression);
        for (Roll.Turn turn : roll.turns()) {
            if (!range.contains(turn.total())) {
                fail("%s came to %s", expression.text(), turn.total());
            }
        }
        if (thorough) {
            assertThat(RollText.of("alice", roll)).hasSizeLessThanOrEqualTo(Limits.MESSAGE);
        }
    }

    private static void checkRefusal(String text, NotationException problem) {
        assertThat(problem.position()).as(text).isBetween(0, text.length());
        String suggestion = Suggestions.instead(text, problem);
        assertThat(Notation.read(suggestion)).as(text).isNotNull();
        assertThat(ProblemText.of("!", "roll", text, problem)).hasSizeLessThanOrEqualTo(Limits.MESSAGE);
    }
}
