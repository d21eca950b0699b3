package dev.rosey.plugins.dice;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * The faces of a die that no reroll refuses.
 *
 * <p>A die may have a million faces, so they are kept as runs: a comparison changes its mind only beside its number.
 */
final class AcceptedFaces {
    private final Die die;
    private final int[] starts;
    private final int[] sizes;
    private final int total;

    AcceptedFaces(Node.Dice dice) {
        this.die = dice.die();
        int[] cuts = cuts(dice);
        this.starts = Arrays.copyOf(cuts, cuts.length - 1);
        this.sizes = new int[starts.length];
        int sum = 0;
        for (int i = 0; i < starts.length; i++) {
            sizes[i] = dice.rules().isRerolled(die.value(starts[i])) ? 0 : cuts[i + 1] - starts[i];
            sum += sizes[i];
        }
        this.total = sum;
    }

    /** Faces from 0 at which a run may begin, and the number of sides. */
    private static int[] cuts(Node.Dice dice) {
        Die die = dice.die();
        if (die.style() != Die.Style.NUMBERED) {
            int[] all = new int[die.sides() + 1];
            Arrays.setAll(all, face -> face);
            return all;
        }
        // The last element stays 0, which is the first face.
        int[] cuts = new int[2 + 3 * dice.rules().rerolls().size()];
        int next = 0;
        cuts[next++] = die.sides();
        for (Comparison comparison : dice.rules().rerolls()) {
            long value = comparison.value().floor().numerator();
            for (long face = value - 1; face <= value + 1; face++) {
                cuts[next++] = (int) Math.clamp(face, 0L, (long) die.sides());
            }
        }
        return Arrays.stream(cuts).sorted().distinct().toArray();
    }

    /** What stands on one of the faces; each is equally likely. */
    int pick(RandomGenerator random) {
        int left = random.nextInt(total);
        int run = 0;
        while (left >= sizes[run]) {
            left -= sizes[run++];
        }
        return die.value(starts[run] + left);
    }
}
