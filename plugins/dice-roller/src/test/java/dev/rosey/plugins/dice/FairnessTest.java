package dev.rosey.plugins.dice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The generator is seeded, so these tests decide the same way every time. */
class FairnessTest {
    private static final int ROLLS = 200_000;
    /** Normal quantile of 0.999. */
    private static final double QUANTILE = 3.09;

    private final RandomGenerator random =
            new SharedGenerator(RandomGeneratorFactory.of("L64X128MixRandom").create(42));

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 6, 8, 10, 12, 20, 100, 1000})
    void facesAreEquallyLikely(int sides) {
        int[] counts = new int[sides + 1];
        for (int i = 0; i < ROLLS; i++) {
            counts[roll(sides)]++;
        }
        double expected = (double) ROLLS / sides;
        double chiSquare = 0;
        for (int face = 1; face <= sides; face++) {
            chiSquare += (counts[face] - expected) * (counts[face] - expected) / expected;
        }
        assertThat(counts[0]).isZero();
        assertThat(chiSquare).isLessThan(criticalChiSquare(sides - 1));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 6, 20, 100})
    void runsAreAsLongAsChanceMakesThem(int sides) {
        int high = 0;
        int runs = 0;
        boolean before = false;
        for (int i = 0; i < ROLLS; i++) {
            boolean now = roll(sides) > sides / 2;
            high += now ? 1 : 0;
            runs += i == 0 || now != before ? 1 : 0;
            before = now;
        }
        double low = ROLLS - high;
        double expected = 2.0 * high * low / ROLLS + 1;
        double variance = (expected - 1) * (expected - 2) / (ROLLS - 1);
        assertThat(Math.abs(runs - expected) / Math.sqrt(variance)).isLessThan(QUANTILE);
    }

    @Test
    void twoSecurelySeededGeneratorsDiffer() {
        assertThat(SharedGenerator.seededSecurely().nextLong())
                .isNotEqualTo(SharedGenerator.seededSecurely().nextLong());
    }

    private int roll(int sides) {
        Node.Dice dice = new Node.Dice(0, 0, 1, Die.numbered(sides), DiceRules.NONE);
        return new DiceThrow(dice, random).roll().value(0);
    }

    /** The approximation of Wilson and Hilferty. */
    private static double criticalChiSquare(int degrees) {
        double part = 2.0 / (9 * degrees);
        return degrees * Math.pow(1 - part + QUANTILE * Math.sqrt(part), 3);
    }
}
