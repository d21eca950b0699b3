package dev.rosey.plugins.dice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What each notation means, told by its smallest and largest result; everything that is feasible is brute-forced. */
class GoldenRangeTest {
    private static final int FEASIBLE = 20_000;

    /** Notation, smallest, largest. The last two blocks are examples that d20 and rpg-dice-roller publish. */
    private static final String CASES = """
            5 | 5 | 5
            1+2*3 | 7 | 7
            (1+2)*3 | 9 | 9
            10-4-3 | 3 | 3
            -5 | -5 | -5
            --5 | 5 | 5
            -+-5 | 5 | 5
            2*-3 | -6 | -6
            7/2 | 3.5 | 3.5
            7//2 | 3 | 3
            -7//2 | -4 | -4
            7%3 | 1 | 1
            -7%3 | 2 | 2
            7%-3 | -2 | -2
            7.5%2 | 1.5 | 1.5
            .5+.25 | 0.75 | 0.75
            1.50*2 | 3 | 3
            100/8 | 12.5 | 12.5
            8÷4×3−1 | 5 | 5
            ２ｄ６＋１ | 3 | 13
            ٣d٦ | 3 | 18
            2\u200bd6\u2060 | 2 | 12
            d6 | 1 | 6
            D6 | 1 | 6
            1d1 | 1 | 1
            2d6 | 2 | 12
            02d06 | 2 | 12
            3d8+5 | 8 | 29
            2d6-2d6 | -10 | 10
            -2d6 | -12 | -2
            2d6*3 | 6 | 36
            2d6*2d4 | 4 | 96
            2d4/4 | 0.5 | 2
            d6/d2 | 0.5 | 6
            d10//3 | 0 | 3
            d% | 1 | 100
            2d% | 2 | 200
            D%+5 | 6 | 105
            d%%7 | 0 | 6
            d20%7 | 0 | 6
            dF | -1 | 1
            4dF | -4 | 4
            4df+3 | -1 | 7
            dF.2 | -1 | 1
            3dF.1 | -3 | 3
            1000d1 | 1000 | 1000
            1d1000000 | 1 | 1000000
            4d6kh3 | 3 | 18
            4d6k3 | 3 | 18
            4d6KH3 | 3 | 18
            4d6 kh 3 | 3 | 18
            4d6kl3 | 3 | 18
            4d6dl1 | 3 | 18
            4d6d1 | 3 | 18
            4d6dh1 | 3 | 18
            4d6ph1 | 3 | 18
            4d6pl2 | 2 | 12
            4d6k | 1 | 6
            4d6d | 3 | 18
            4d6kl | 1 | 6
            5d6dh1dl1 | 3 | 18
            5d6kh3kl1 | 1 | 6
            5d6kh3dl1 | 2 | 12
            3d20kl2 | 2 | 40
            4dFkh2 | -2 | 2
            4d6k>4 | 0 | 24
            4d6k<=2 | 0 | 8
            4d6d<3 | 0 | 24
            4d6p6 | 0 | 20
            4d6p>=5 | 0 | 16
            1d6! | 1 | 606
            2d6! | 2 | 1212
            1d6!6 | 1 | 606
            1d6!5 | 1 | 506
            1d6!=5 | 0 | 1
            (1d6)!=(1d4) | 0 | 1
            10d10>=8 != 3 | 0 | 1
            1d6! =5 | 1 | 506
            1d6!>4 | 1 | 606
            1d6!>=5 | 1 | 606
            1d6!<2 | 2 | 106
            1d6!<=2 | 3 | 206
            1d6!<>6 | 6 | 506
            1d6!>6 | 1 | 6
            1d6e6 | 1 | 606
            1d6!! | 1 | 606
            2d6!! | 2 | 1212
            1d6!!>4 | 1 | 606
            1d6!!5 | 1 | 506
            1d6!p | 1 | 506
            1d6!p>5 | 1 | 506
            1d6!!p | 1 | 506
            1d6!!p5 | 1 | 406
            1d2! | 1 | 202
            dF! | -1 | 101
            3d6!kh2 | 2 | 12
            3d6!kl1 | 1 | 6
            2d6!!kh1 | 1 | 606
            1d6r | 2 | 6
            1d6r1 | 2 | 6
            1d6r=6 | 1 | 5
            1d6rr<3 | 3 | 6
            1d6r<3 | 3 | 6
            1d6r<=3 | 4 | 6
            1d6r>4 | 1 | 4
            1d6r<>3 | 3 | 3
            1d8r1r3r5r7 | 2 | 8
            2d6r<2 | 4 | 12
            4dFr=-1 | 0 | 4
            1d6ro | 1 | 6
            1d6ro1 | 1 | 6
            2d6ro<3 | 2 | 12
            1d6ro<3r1 | 2 | 6
            3d6mi3 | 9 | 18
            3d6 mi 3 | 9 | 18
            3d6min3 | 9 | 18
            3d6ma4 | 3 | 12
            3d6max4 | 3 | 12
            3d6mi2ma5 | 6 | 15
            3d6mi10 | 30 | 30
            3d6ma0 | 0 | 0
            1d6r1mi3 | 3 | 6
            1d6!ma5 | 1 | 5
            1d6!5ma5 | 1 | 505
            4dFmi0 | 0 | 4
            10d10>=8 | 0 | 10
            10d10>8 | 0 | 10
            10d10<3 | 0 | 10
            10d10<=3 | 0 | 10
            10d10=10 | 0 | 10
            10d10==10 | 0 | 10
            10d10!=10 | 0 | 10
            10d10<>10 | 0 | 10
            10d10≥8 | 0 | 10
            10d1=>1 | 10 | 10
            10d2=<0 | 0 | 0
            3d6≤2 | 0 | 3
            3d6≠2 | 0 | 3
            3d6>=1 | 3 | 3
            3d6>6 | 0 | 0
            10d10>=8f1 | -10 | 10
            4d6>=5f<=2 | -4 | 4
            4d6>=5f=1 | -4 | 4
            4dF=-1 | 0 | 4
            4dF>=0f-1 | -4 | 4
            5d6kh3>=5 | 0 | 3
            5d10>=8+2 | 2 | 7
            1d6>=5! | 0 | 101
            1d6!>=5 | 1 | 606
            floor(7/2) | 3 | 3
            floor(d6/2) | 0 | 3
            ceil(d6/2) | 1 | 3
            round(d6/4) | 0 | 2
            round(-2.5) | -3 | -3
            abs(4dF) | 0 | 4
            abs(-7) | 7 | 7
            abs(d6-4) | 0 | 3
            min(2d6, 7) | 2 | 7
            max(2d6, 7) | 7 | 12
            max(d4, d6, d8) | 1 | 8
            min(3, 1, 2) | 1 | 1
            MAX(1d4,1d6)*2 | 2 | 12
            Floor( 1d6 / 2 ) | 0 | 3
            {2d6, 2d8}kh1 | 2 | 16
            {2d6, 2d8}kl1 | 2 | 12
            {d4, d6, d8}kh2 | 2 | 14
            {d4, d6, d8}dl1 | 2 | 14
            {d4, d6, d8}d | 2 | 14
            {d4, d6, d8} | 3 | 18
            {d4, 10, d8}kh1 | 10 | 10
            {d4, d6}>=4 | 0 | 2
            {2d6+2, 2d8}>10f<4 | -1 | 2
            {d4+d6}kh1 | 1 | 6
            {2d4+2d6}dl1 | 3 | 16
            (4d6)kh3 | 3 | 18
            (d6+d6)>=7 | 0 | 1
            d6+d6>=5 | 1 | 7
            d6+2>=7 | 0 | 1
            2d6>=5>=1 | 0 | 1
            {d6, 1d8[cold]}kh1[fire] | 1 | 8
            adv | 1 | 20
            dis | 1 | 20
            adv+5 | 6 | 25
            d20adv | 1 | 20
            1d20 adv | 1 | 20
            1d20 dis+3 | 4 | 23
            1d20+3 advantage | 4 | 23
            1d20+3 dis stealth | 4 | 23
            adv d12 | 1 | 12
            Disadvantage 1d8-1 | 0 | 7
            2d6[fire] | 2 | 12
            2d6 [fire] + 1d4 [cold] | 3 | 16
            (2d6+3)[fire]*2 | 10 | 30
            2d6 # fire | 2 | 12
            2d6+3 fire | 5 | 15
            1d20 please don't | 1 | 20
            1d20+6 dex save | 7 | 26
            1d20 d | 1 | 20
            1d20 r u sure | 1 | 20
            1d20 kill it | 1 | 20
            1d20 2nd attack | 1 | 20
            1d20 (stealth) | 1 | 20
            2 d 6 + 3 | 5 | 15
            2d20 kh | 1 | 20
            (2+1)d6 | 3 | 18
            2d(1+5) | 2 | 12

            1d20+5 | 6 | 25
            4d6e6kh3 | 3 | 18
            8d6mi2 | 16 | 48
            (1d4 + 1, 3, 2d6kl1)kh1 | 3 | 6
            (1d4, 2+2, 3d6kl1)kh1 | 4 | 6
            ((10d6kh5)kl2)kh1 | 1 | 6
            3d6 [fire] + 1d4 [piercing] | 4 | 22
            -(1d8 + 3) [healing] | -11 | -4
            (1 [one], 2 [two], 3 [three]) | 6 | 6
            1d20 I rolled a d20 | 1 | 20
            3d6 + 1d4 + 3 | 7 | 25
            -1d8 + 4 - (3, 1d4)kh1 | -8 | 0
            1 + (2 == 2) | 2 | 2
            15 // 2 | 7 | 7
            13 % 2 | 1 | 1
            (1, 2, 3, 4, 5)kl2 | 3 | 3
            (1, 2, 3, 4, 5)kh2 | 9 | 9
            (1, 2, 3, 4, 5)k>3 | 9 | 9
            (1, 2, 3, 4, 5)p3 | 12 | 12
            4*(3d8kh2+9[fire]+(9d2e2+3[cold])/2) | 68 | 3742

            4d10 | 4 | 40
            4d% | 4 | 400
            {4d6, 2d10, d4} | 7 | 48
            {4d10+5d6}k2 | 2 | 20
            {4d10, 5d6, 2d10}k2 | 9 | 70
            {5+d10, 3d4*2}k1 | 6 | 24
            {3d20+5}>40 | 0 | 1
            {4d6+2d8, 3d20+3, 5d10+1}>40f<30 | -3 | 2
            d6*5 | 5 | 30
            d15%2 | 0 | 1
            (4-2)d10 | 2 | 20
            3d(2*6) | 3 | 36
            1d6+2*3 | 7 | 12
            (1d6+2)*3 | 9 | 24
            round(4d10/3) | 1 | 13
            abs(4d10-25) | 0 | 21
            min(4d6, 2d10) | 2 | 20
            4d6min3 | 12 | 24
            4d6max3 | 4 | 12
            4d10!<=3 | 16 | 1240
            2d6!!=5 | 2 | 1012
            2d6!p=5 | 2 | 812
            6d8k3 | 3 | 24
            4d10dh1dl2 | 1 | 10
            6d10<=4 | 0 | 6
            2d6>3!<4 | 0 | 2
            4d6>4f<3 | -4 | 4
            d4r<3 | 3 | 4
            """;

    static Stream<String> cases() {
        return CASES.lines().filter(line -> !line.isBlank());
    }

    @Test
    void enoughCasesAreBruteForced() {
        long bruteForced = cases().map(line -> Notation.read(line.split("\\|", -1)[0].strip()))
                .filter(expression -> EveryOutcome.of(expression, FEASIBLE, (roll, chance) -> {}))
                .count();
        assertThat(bruteForced).isGreaterThanOrEqualTo(150);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void endsWhereItShould(String line) {
        String[] parts = line.split("\\|", -1);
        Expression expression = Notation.read(parts[0].strip());
        String smallest = parts[1].strip();
        String largest = parts[2].strip();

        Odds odds = Odds.of(expression, new Random(1));
        Extremes extremes = new Extremes();
        boolean complete = EveryOutcome.of(expression, FEASIBLE, (roll, chance) -> extremes.add(roll));
        if (odds.goal() == null) {
            assertThat(odds.min().toString()).as("smallest by odds").isEqualTo(smallest);
            assertThat(odds.max().toString()).as("largest by odds").isEqualTo(largest);
        }
        Range range = WorstCase.check(expression);
        if (complete) {
            assertThat(extremes.min()).as("smallest by brute force").isEqualTo(smallest);
            assertThat(extremes.max()).as("largest by brute force").isEqualTo(largest);
        }
        assertThat(extremes.isWithin(range)).as("within the worst case").isTrue();
    }

    /** The smallest and largest of what was rolled. */
    private static final class Extremes {
        private Fraction min = Fraction.of(Limits.RESULT);
        private Fraction max = Fraction.of(-Limits.RESULT);

        void add(Roll roll) {
            min = roll.total().compareTo(min) < 0 ? roll.total() : min;
            max = roll.total().compareTo(max) > 0 ? roll.total() : max;
        }

        String min() {
            return min.toString();
        }

        String max() {
            return max.toString();
        }

        boolean isWithin(Range range) {
            return range.contains(min) && range.contains(max);
        }
    }
}
