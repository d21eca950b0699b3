package dev.rosey.plugins.dice;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the modifiers of a dice term or a group ask for, in the order in which it is carried out.
 *
 * @param rerollsOnce a die that matches any is rolled once more
 * @param rerolls a die is rolled until it matches none
 * @param least what a lower die counts as; {@link Integer#MIN_VALUE} for none
 * @param most what a higher die counts as; {@link Integer#MAX_VALUE} for none
 * @param filter only what matches is kept
 * @param selections applied one after the other
 * @param success counts instead of adding up
 * @param failure takes one off; only with {@code success}
 */
record DiceRules(
        List<Comparison> rerollsOnce,
        List<Comparison> rerolls,
        int least,
        int most,
        @Nullable Explosion explosion,
        @Nullable Comparison filter,
        List<Selection> selections,
        @Nullable Comparison success,
        @Nullable Comparison failure) {
    static final DiceRules NONE = new DiceRules(
            List.of(), List.of(), Integer.MIN_VALUE, Integer.MAX_VALUE, null, null, List.of(), null, null);

    DiceRules {
        rerollsOnce = List.copyOf(rerollsOnce);
        rerolls = List.copyOf(rerolls);
        selections = List.copyOf(selections);
    }

    /** Whether there is no modifier at all. */
    boolean isPlain() {
        return leavesDiceAlone() && addsAll();
    }

    /** Whether a die shows what was rolled, no more and no less. */
    boolean leavesDiceAlone() {
        return explosion == null && !rerollsOrClamps();
    }

    boolean rerollsOrClamps() {
        return !rerolls.isEmpty() || !rerollsOnce.isEmpty() || least != Integer.MIN_VALUE || most != Integer.MAX_VALUE;
    }

    boolean explodesBesides() {
        return explosion != null && !explosion.compound();
    }

    /** Whether everything rolled is kept and added up. */
    boolean addsAll() {
        return filter == null && selections.isEmpty() && success == null;
    }

    boolean isRerolled(int value) {
        return matchesAny(rerolls, value);
    }

    boolean isRerolledOnce(int value) {
        return matchesAny(rerollsOnce, value);
    }

    int clamped(int value) {
        return Math.min(Math.max(value, least), most);
    }

    /** What a kept value brings to the total. */
    long score(long value) {
        if (success == null) {
            return value;
        }
        if (failure != null && failure.matches(value)) {
            return -1;
        }
        return success.matches(value) ? 1 : 0;
    }

    DiceRules with(List<Selection> more) {
        return new DiceRules(rerollsOnce, rerolls, least, most, explosion, filter, more, success, failure);
    }

    /** Only what happens to each die alone and turns what it shows into what it counts as. */
    DiceRules onlyForEachDie() {
        return new DiceRules(rerollsOnce, rerolls, least, most, explosion, null, List.of(), null, null);
    }

    private static boolean matchesAny(List<Comparison> comparisons, int value) {
        for (int i = 0; i < comparisons.size(); i++) {
            if (comparisons.get(i).matches(value)) {
                return true;
            }
        }
        return false;
    }
}
