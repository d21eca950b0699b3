package dev.rosey.plugins.dice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rosey.plugins.dice.NotationException.Reason;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RefusedNotationTest {
    /** Text, reason, position, suggestion. */
    private static final String CASES = """
            2d ~ INVALID_NOTATION ~ 2 ~ 2d6
            d ~ INVALID_NOTATION ~ 1 ~ d6
            2d+3 ~ INVALID_NOTATION ~ 2 ~ 2d6+3
            2 d ~ INVALID_NOTATION ~ 3 ~ 2 d6
            2dx ~ INVALID_NOTATION ~ 2 ~ 2d6
            2d-6 ~ INVALID_NOTATION ~ 2 ~ 2d6-6
            d0 ~ INVALID_NOTATION ~ 1 ~ d6
            0d6 ~ INVALID_NOTATION ~ 0 ~ 1d6
            2.5d6 ~ INVALID_NOTATION ~ 0 ~ 1d6
            3d(1-1) ~ INVALID_NOTATION ~ 2 ~ 3d6
            3d(1d6) ~ INVALID_NOTATION ~ 2 ~ 2d6
            (1/2)d6 ~ INVALID_NOTATION ~ 0 ~ 1d6
            2w6 ~ INVALID_NOTATION ~ 1 ~ 2d6
            2x6 ~ INVALID_NOTATION ~ 1 ~ 2d6
            2d6x ~ INVALID_NOTATION ~ 3 ~ 2d6 x
            2d6fire ~ INVALID_NOTATION ~ 3 ~ 2d6 fire
            2d6+ ~ INVALID_NOTATION ~ 4 ~ 2d6
            2d6 + fire ~ INVALID_NOTATION ~ 6 ~ 2d6 fire
            2d6- ~ INVALID_NOTATION ~ 4 ~ 2d6
            2d6*/2 ~ INVALID_NOTATION ~ 4 ~ 2d6/2
            2d6**2 ~ INVALID_NOTATION ~ 4 ~ 2d6*2
            *2d6 ~ INVALID_NOTATION ~ 0 ~ 2d6
            abc ~ INVALID_NOTATION ~ 0 ~ 1d20 abc
            fire 2d6 ~ INVALID_NOTATION ~ 0 ~ 2d6
            fire 2w6 ~ INVALID_NOTATION ~ 0 ~ 1d20 fire 2w6
            !roll 2d6+3 fire ~ INVALID_NOTATION ~ 0 ~ 2d6+3 fire
            [[1d20+5]] to hit ~ INVALID_NOTATION ~ 0 ~ 1d20+5
            "2d6" ~ INVALID_NOTATION ~ 0 ~ 2d6
            # fire ~ INVALID_NOTATION ~ 0 ~ 1d20 # fire
            🎲 3d6 ~ INVALID_NOTATION ~ 0 ~ 3d6
            3d6🎲 ~ INVALID_NOTATION ~ 3 ~ 3d6
            (2d6 ~ INVALID_NOTATION ~ 4 ~ (2d6)
            ((2d6) ~ INVALID_NOTATION ~ 6 ~ ((2d6))
            {2d6 ~ INVALID_NOTATION ~ 4 ~ {2d6}
            (2d6} ~ INVALID_NOTATION ~ 4 ~ 2d6
            2d6) ~ INVALID_NOTATION ~ 3 ~ 2d6
            2d6] ~ INVALID_NOTATION ~ 3 ~ 2d6
            () ~ INVALID_NOTATION ~ 1 ~ 2d6
            {} ~ INVALID_NOTATION ~ 1 ~ 2d6
            {,2d6} ~ INVALID_NOTATION ~ 1 ~ 2d6
            2d6,3 ~ INVALID_NOTATION ~ 3 ~ {2d6,3}
            2d6[fire ~ INVALID_NOTATION ~ 8 ~ 2d6[fire]
            6 4d6 kh3 ~ INVALID_NOTATION ~ 2 ~ 6#4d6 kh3
            3x2d6 ~ INVALID_NOTATION ~ 1 ~ 3#2d6
            2d6.5+3 ~ INVALID_NOTATION ~ 2 ~ 2d6+3
            2d6 3 ~ INVALID_NOTATION ~ 4 ~ 2d6+3
            2d6 2d8 ~ INVALID_NOTATION ~ 4 ~ 2d6+2d8
            2(3) ~ INVALID_NOTATION ~ 1 ~ 2*(3)
            2d6(3) ~ INVALID_NOTATION ~ 3 ~ 2d6*(3)
            1d20 5 times ~ INVALID_NOTATION ~ 5 ~ 1d20+5 times
            2d6$ ~ INVALID_NOTATION ~ 3 ~ 2d6
            2d6;3 ~ INVALID_NOTATION ~ 3 ~ 2d6 # ;3
            2d6^2 ~ INVALID_NOTATION ~ 3 ~ 2d6 # ^2
            2d6>= ~ INVALID_NOTATION ~ 5 ~ 2d6>=1
            2d6> x ~ INVALID_NOTATION ~ 5 ~ 2d6>5 x
            2d6kh0 ~ INVALID_NOTATION ~ 5 ~ 2d6kh1
            2d6f1 ~ INVALID_NOTATION ~ 3 ~ 2d6>=8f1
            2d6mi ~ INVALID_NOTATION ~ 5 ~ 2d6mi1
            2d6mi1.5 ~ INVALID_NOTATION ~ 3 ~ 2d6
            2d6!!!! ~ INVALID_NOTATION ~ 5 ~ 2d6!!
            2d6!e6 ~ INVALID_NOTATION ~ 4 ~ 2d6!
            2d6mi2mi3 ~ INVALID_NOTATION ~ 6 ~ 2d6mi2
            2d6k>3k>4 ~ INVALID_NOTATION ~ 6 ~ 2d6k>3
            2d6k>3kh1 ~ INVALID_NOTATION ~ 6 ~ 2d6k>3
            2d6>=5f1f2 ~ INVALID_NOTATION ~ 8 ~ 2d6>=5f1
            2d20adv ~ INVALID_NOTATION ~ 4 ~ d20 adv
            d20advdis ~ INVALID_NOTATION ~ 3 ~ d20 advdis
            3d6 adv ~ INVALID_NOTATION ~ 4 ~ d20 adv
            {2d6,3}! ~ INVALID_NOTATION ~ 7 ~ {2d6,3}
            {2d6,3}r1 ~ INVALID_NOTATION ~ 7 ~ {2d6,3}
            floor(1,2) ~ INVALID_NOTATION ~ 8 ~ floor(1)
            floor() ~ INVALID_NOTATION ~ 6 ~ 2d6
            floor 2 ~ INVALID_NOTATION ~ 0 ~ 1d20 floor 2
            max(2d6 ~ INVALID_NOTATION ~ 7 ~ max(2d6)
            sqrt(4) ~ INVALID_NOTATION ~ 0 ~ 1d20 sqrt(4)
            1001d6 ~ LIMIT_EXCEEDED ~ 0 ~ 1000d6
            99999999999999999999d6 ~ LIMIT_EXCEEDED ~ 0 ~ 2d6
            500d6+501d6 ~ LIMIT_EXCEEDED ~ 6 ~ 500d6
            11#100d6 ~ LIMIT_EXCEEDED ~ 3 ~ 10#100d6
            d1000001 ~ LIMIT_EXCEEDED ~ 1 ~ d1000000
            d99999999999999999999 ~ LIMIT_EXCEEDED ~ 1 ~ d1000000
            21#d6 ~ LIMIT_EXCEEDED ~ 0 ~ 20#d6
            0#d6 ~ LIMIT_EXCEEDED ~ 0 ~ 20#d6
            1000000000001 ~ LIMIT_EXCEEDED ~ 0 ~ 1000000000000
            1000000*1000001 ~ LIMIT_EXCEEDED ~ 7 ~ 1000000
            1000000000000+d6 ~ LIMIT_EXCEEDED ~ 13 ~ 2d6
            0-1000000000000-1 ~ LIMIT_EXCEEDED ~ 15 ~ 0-1000000000000
            1000d1000000!*10 ~ LIMIT_EXCEEDED ~ 13 ~ 1000d1000000!
            0.1234567 ~ LIMIT_EXCEEDED ~ 8 ~ 0.123456
            1/d1000/d1001 ~ LIMIT_EXCEEDED ~ 7 ~ 1/d1000
            d1! ~ IMPOSSIBLE_ROLL ~ 2 ~ d1
            d6!>0 ~ IMPOSSIBLE_ROLL ~ 2 ~ d6
            d6!!<7 ~ IMPOSSIBLE_ROLL ~ 2 ~ d6
            d6mi6! ~ IMPOSSIBLE_ROLL ~ 5 ~ d6mi6
            d6r<=6 ~ IMPOSSIBLE_ROLL ~ 3 ~ d6
            d6r<4r>3 ~ IMPOSSIBLE_ROLL ~ 3 ~ d6
            d1r ~ IMPOSSIBLE_ROLL ~ 2 ~ d1
            2d6kh3 ~ IMPOSSIBLE_ROLL ~ 3 ~ 2d6kh2
            2d6dl2 ~ IMPOSSIBLE_ROLL ~ 3 ~ 2d6dl1
            2d6d6 ~ IMPOSSIBLE_ROLL ~ 3 ~ 2d6+d6
            5d6kh3kl4 ~ IMPOSSIBLE_ROLL ~ 6 ~ 5d6kh3kl3
            {2d6, d8}kh3 ~ IMPOSSIBLE_ROLL ~ 9 ~ {2d6, d8}kh2
            {2d6*2}kh1 ~ IMPOSSIBLE_ROLL ~ 7 ~ {2d6*2}
            10d10>=1f1 ~ IMPOSSIBLE_ROLL ~ 9 ~ 10d10>=1
            1/0 ~ IMPOSSIBLE_ROLL ~ 2 ~ 1
            1//0 ~ IMPOSSIBLE_ROLL ~ 3 ~ 1
            5%0 ~ IMPOSSIBLE_ROLL ~ 2 ~ 5
            10/(d6-3) ~ IMPOSSIBLE_ROLL ~ 3 ~ 2d6
            10/dF ~ IMPOSSIBLE_ROLL ~ 3 ~ 2d6
            """;

    static Stream<String> cases() {
        return CASES.lines();
    }

    @Test
    void thereAreEnoughCases() {
        assertThat(cases().count()).isGreaterThanOrEqualTo(60);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isRefusedWithPositionAndASuggestionThatWorks(String line) {
        String[] parts = line.split(" ~ ", -1);
        String text = parts[0];
        NotationException problem = refusal(text);

        assertThat(problem).as(text).isNotNull();
        String suggestion = Suggestions.instead(text, problem);
        assertThat(problem.reason() + " at " + problem.position() + ", try " + suggestion)
                .isEqualTo(parts[1] + " at " + parts[2] + ", try " + parts[3]);
        assertThat(problem.expected()).isNotBlank();
        assertThat(problem.found()).isNotBlank();
        assertThatCode(() -> Notation.read(suggestion)).doesNotThrowAnyException();
        assertThat(ProblemText.of("!", "roll", text, problem))
                .hasSizeLessThanOrEqualTo(Limits.MESSAGE)
                .endsWith("Try !roll " + suggestion);
    }

    @Test
    void tellsWhatIsMissingInPlainWords() {
        NotationException problem = refusal("2d");

        assertThat(ProblemText.of("!", "roll", "2d", problem))
                .isEqualTo("I can't read “2d” — a number of sides is missing after “d”. Try !roll 2d6");
        assertThat(problem.message()).isEqualTo("expected a number of sides");
        assertThat(problem.expected()).isEqualTo("a whole number from 1");
        assertThat(problem.found()).isEqualTo("the end");
    }

    @Test
    void namesTheNumberThatWasExceeded() {
        assertThat(ProblemText.of("!", "roll", "1001d6", refusal("1001d6")))
                .isEqualTo("I won't roll “1001d6” — that is 1,001 dice, and 1,000 is the most. Try !roll 1000d6");
    }

    @Test
    void refusesNestingThatIsTooDeepWithoutRunningOutOfStack() {
        assertThat(Notation.read("(".repeat(100) + "d6" + ")".repeat(100)).dice())
                .hasSize(1);
        assertThat(refusal("(".repeat(101) + "d6" + ")".repeat(101)).position()).isEqualTo(100);
        assertThat(refusal("(".repeat(1_000)).reason()).isEqualTo(Reason.LIMIT_EXCEEDED);
        assertThat(refusal("abs(".repeat(250)).reason()).isEqualTo(Reason.LIMIT_EXCEEDED);
        assertThat(refusal("{(".repeat(500)).reason()).isEqualTo(Reason.LIMIT_EXCEEDED);
        assertThat(Notation.read("-".repeat(998) + "d6").dice()).hasSize(1);
        assertThat(Notation.read("1+".repeat(499) + "d6").dice()).hasSize(1);
    }

    @Test
    void refusesATextThatIsTooLong() {
        assertThat(refusal("d6 " + "x".repeat(998)).position()).isEqualTo(1_000);
        assertThat(refusal("d6 " + "x".repeat(1_000_000)).reason()).isEqualTo(Reason.LIMIT_EXCEEDED);
    }

    @Test
    void asksForARollWhenThereIsNone() {
        assertThat(ProblemText.of("!", "roll", "  ", refusal("  ")))
                .isEqualTo("Tell me what to roll, for example !roll 2d6 — !roll help shows more.");
    }

    private static NotationException refusal(String text) {
        return catchThrowableOfType(NotationException.class, () -> Notation.read(text));
    }
}
