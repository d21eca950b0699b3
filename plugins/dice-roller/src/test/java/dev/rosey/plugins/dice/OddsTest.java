package dev.rosey.plugins.dice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OddsTest {
    private static final List<String> TERMS = List.of(
            "2d6",
            "3d4",
            "d20",
            "2dF",
            "3dF.1",
            "d%",
            "4d4kh2",
            "3d6kl1",
            "4d3dl1",
            "4d3dh1dl1",
            "3d4k>2",
            "3d4d<3",
            "1d6r1",
            "2d4ro<3",
            "1d6ro<3r1",
            "3d4mi2",
            "3d4ma3",
            "1d6r<3mi4",
            "3d6>=5",
            "3d6>=5f1",
            "3dF=1f-1",
            "4d4kh2>=3",
            "{d4, d6}kh1",
            "{d4, d6, 3}kl2",
            "{d4, 2d3}dl1",
            "{d4, d6}>=3f1",
            "{d4, d6}k>2",
            "d3!",
            "d4!3",
            "d4!p",
            "d3!!",
            "d4!!p3",
            "d4r>3r1",
            "d4!<2",
            "d3>=2f1!3",
            "d20 adv",
            "max(d4, d6)",
            "min(2d4, d8)",
            "abs(2d4-5)",
            "floor(d8/3)",
            "ceil(d8/3)",
            "round(d8/3)",
            "d10%3",
            "d10//3",
            "d4/d4",
            "(d4+d6)>=5",
            "-d6",
            "d4*d6",
            "2d6/4",
            "{d4+d6}kh1",
            "d12ma9",
            "ceil(2d6/5)");
    private static final List<String> SHAPES = List.of("%s", "%s+d4", "7-%s", "(%s)*2-1");

    static Stream<String> smallExpressions() {
        return SHAPES.stream().flatMap(shape -> TERMS.stream().map(term -> shape.replace("%s", term)));
    }

    @Test
    void thereAreEnoughExpressions() {
        assertThat(smallExpressions()
                        .filter(notation -> !notation.contains("{d4+d6}"))
                        .distinct()
                        .count())
                .isGreaterThanOrEqualTo(200);
    }

    @ParameterizedTest
    @MethodSource("smallExpressions")
    void equalBruteForce(String notation) {
        Expression expression = Notation.read("(" + notation + ")");
        TreeMap<Fraction, Double> chances = new TreeMap<>();
        boolean complete =
                EveryOutcome.of(expression, 20_000, (roll, chance) -> chances.merge(roll.total(), chance, Double::sum));
        assertThat(complete).isTrue();

        Odds odds = Odds.of(expression, new Random(1));

        double mean = chances.entrySet().stream()
                .mapToDouble(entry -> entry.getKey().toDouble() * entry.getValue())
                .sum();
        double variance = chances.entrySet().stream()
                .mapToDouble(entry -> Math.pow(entry.getKey().toDouble() - mean, 2) * entry.getValue())
                .sum();
        if (!odds.exact()) {
            assertThat(notation).contains("d4+d6}kh1");
            assertThat(odds.mean()).isCloseTo(mean, within(3 * odds.meanError()));
            return;
        }
        assertThat(odds.min()).isEqualTo(chances.firstKey());
        assertThat(odds.max()).isEqualTo(chances.lastKey());
        assertThat(odds.mean()).isCloseTo(mean, within(1e-9));
        assertThat(odds.deviation()).isCloseTo(Math.sqrt(variance), within(1e-7));
        List<Fraction> thresholds = new ArrayList<>(chances.keySet());
        Fraction threshold = thresholds.get(thresholds.size() / 2);
        double chance = chances.tailMap(threshold).values().stream()
                .mapToDouble(Double::doubleValue)
                .sum();
        Distribution distribution = new ExactOdds(new OddsBudget()).of(expression.root());
        assertThat(distribution.chance(Comparison.Relation.AT_LEAST, threshold)).isCloseTo(chance, within(1e-9));
        assertThat(distribution.mass()).isCloseTo(1, within(1e-9));
    }

    @Test
    void tellsWhatEverybodyKnows() {
        assertThat(odds("2d6 >= 7"))
                .isEqualTo("🎲 odds of 2d6 >= 7: 2 to 12, mean 7, standard deviation 2.42, chance of ≥ 7: 58.33%");
        assertThat(odds("4d6kh3")).isEqualTo("🎲 odds of 4d6kh3: 3 to 18, mean 12.24, standard deviation 2.85");
        assertThat(odds("1d20 adv >= 11")).endsWith("chance of ≥ 11: 75%");
        assertThat(odds("1d6!")).contains(": 1 to 606, mean 4.2,");
        assertThat(odds("2d20kh1")).contains("mean 13.8");
    }

    @Test
    void takesTheLastComparisonAsTheGoal() {
        assertThat(odds("2d6>=7")).endsWith("chance of ≥ 7: 58.33%");
        assertThat(odds("1d20+1d4>=15")).endsWith("chance of ≥ 15: 42.5%");
        assertThat(odds("1d20+5 > 10 sneak")).endsWith("chance of > 10: 75%");
        assertThat(odds("2d6! >= 12")).contains("2 to 1212").endsWith("chance of ≥ 12: 21.3%");
        assertThat(odds("10d10>=8 >= 3")).contains(": 0 to 10, mean 3,").endsWith("chance of ≥ 3: 61.72%");
        assertThat(odds("(10d10>=8)")).contains(": 0 to 10, mean 3,");
        assertThat(odds("2d6 = 7")).endsWith("chance of = 7: 16.67%");
    }

    @Test
    void readsNotEqualAsAGoalAndNeverAsAnExplosion() {
        assertThat(odds("2d6 != 7")).contains(": 2 to 12, mean 7,").endsWith("chance of ≠ 7: 83.33%");
        assertThat(odds("2d6!=6")).contains(": 2 to 12, mean 7,").endsWith("chance of ≠ 6: 86.11%");
        assertThat(odds("(2d6)!=7")).endsWith("chance of ≠ 7: 83.33%");
        assertThat(odds("{2d6, d4} != 3")).contains(": 3 to 16,").endsWith("chance of ≠ 3: 99.31%");
        assertThat(odds("2d6! != 7")).contains(": 2 to 1212,").endsWith("chance of ≠ 7: 88.89%");
    }

    @Test
    void neverCallsThePossibleImpossible() {
        assertThat(odds("1000d6 >= 6000")).endsWith("chance of ≥ 6000: less than 0.01%");
        assertThat(odds("1000d6 > 1000")).endsWith("chance of > 1000: more than 99.99%");
        assertThat(odds("1000d6 > 6000")).endsWith("chance of > 6000: 0%");
        assertThat(odds("1000d6 >= 1000")).endsWith("chance of ≥ 1000: 100%");
    }

    @Test
    void saysAboutWhereAnExactCalculationWouldTakeTooLong() {
        Odds odds = Odds.of(Notation.readForOdds("1000d1000 >= 500500"), new Random(3));

        assertThat(odds.exact()).isFalse();
        assertThat(odds.min()).isEqualTo(Fraction.of(1_000));
        assertThat(odds.max()).isEqualTo(Fraction.of(1_000_000));
        assertThat(odds.mean()).isCloseTo(500_500, within(3 * odds.meanError()));
        assertThat(odds.chance()).isCloseTo(0.5, within(2 * odds.chanceError()));
        assertThat(OddsText.of(odds)).contains("mean about ", "chance of ≥ 500500: about ", "(±");
    }

    private static String odds(String text) {
        Odds odds = Odds.of(Notation.readForOdds(text), new Random(1));
        assertThat(odds.exact()).isTrue();
        String told = OddsText.of(odds);
        assertThat(told).hasSizeLessThanOrEqualTo(Limits.MESSAGE);
        return told;
    }
}
