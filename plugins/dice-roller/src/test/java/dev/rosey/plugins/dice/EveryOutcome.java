package dev.rosey.plugins.dice;

import java.util.Arrays;
import java.util.function.BiConsumer;
import java.util.random.RandomGenerator;

/** A generator that goes through everything that can be rolled, one outcome after the other. */
final class EveryOutcome implements RandomGenerator {
    private int[] digits = new int[16];
    private int[] bounds = new int[16];
    private int known;
    private int next;

    /**
     * Rolls every outcome.
     *
     * @param consumer gets each roll and its probability
     * @return whether there were no more than {@code most}
     */
    static boolean of(Expression expression, int most, BiConsumer<Roll, Double> consumer) {
        EveryOutcome outcomes = new EveryOutcome();
        Roller roller = new Roller(outcomes);
        for (int i = 0; i < most; i++) {
            consumer.accept(roller.roll(expression), outcomes.probability());
            if (!outcomes.advance()) {
                return true;
            }
        }
        return false;
    }

    private double probability() {
        double probability = 1;
        for (int i = 0; i < next; i++) {
            probability /= bounds[i];
        }
        return probability;
    }

    private boolean advance() {
        known = next;
        next = 0;
        while (known > 0 && ++digits[known - 1] == bounds[known - 1]) {
            known--;
        }
        return known > 0;
    }

    @Override
    public int nextInt(int bound) {
        if (next == digits.length) {
            digits = Arrays.copyOf(digits, next * 2);
            bounds = Arrays.copyOf(bounds, next * 2);
        }
        if (next >= known) {
            digits[next] = 0;
            bounds[next] = bound;
            known = next + 1;
        }
        return digits[next++];
    }

    @Override
    public long nextLong() {
        throw new UnsupportedOperationException("only bounded numbers can be gone through");
    }
}
