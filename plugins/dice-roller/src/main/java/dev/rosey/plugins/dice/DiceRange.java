package dev.rosey.plugins.dice;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The worst case of one dice term.
 *
 * <p>A die may have a million sides, so faces are not tried one by one: whatever the comparisons ask can only change
 * beside a number that one of them names, so trying those, their neighbours and both ends decides every question.
 */
final class DiceRange {
    private final Cursor in;

    DiceRange(Cursor in) {
        this.in = in;
    }

    Range of(Node.Dice dice) {
        DiceRules rules = dice.rules();
        if (rules.isPlain()) {
            return Range.of(
                    (long) dice.count() * dice.die().lowest(),
                    (long) dice.count() * dice.die().highest());
        }
        SelectionCheck.check(in, rules.selections(), dice.count());
        if (rules.leavesDiceAlone() && rules.filter() == null && rules.success() == null) {
            long span = Selection.of(rules.selections(), dice.count()).size();
            return Range.of(span * dice.die().lowest(), span * dice.die().highest());
        }
        Single single = single(dice);
        int kept = Selection.of(rules.selections(), dice.count()).size();
        if (rules.explodesBesides() && !rules.selections().isEmpty()) {
            return selected(dice, single);
        }
        return Range.of(kept * single.min(), kept * single.max());
    }

    /** Kept and dropped among dice whose number is not known. */
    private static Range selected(Node.Dice dice, Single single) {
        int least = Selection.of(dice.rules().selections(), dice.count()).size();
        boolean keeps = dice.rules().selections().stream().anyMatch(Selection::keeps);
        int most = keeps ? least : least + dice.count() * Limits.EXPLOSIONS;
        long min = single.scoreMin() < 0 ? most * single.scoreMin() : least * single.scoreMin();
        long max = single.scoreMax() < 0 ? least * single.scoreMax() : most * single.scoreMax();
        return Range.of(min, max);
    }

    /** What one die as written can bring, with all that its explosions add. */
    Single single(Node.Dice dice) {
        List<Long> values = values(dice);
        Explosion explosion = dice.rules().explosion();
        DiceRules rules = dice.rules();
        if (rules.success() != null && rules.failure() != null) {
            checkOverlap(dice, values);
        }
        if (explosion == null) {
            Single scores = scores(rules, values, 0);
            return scores;
        }
        LongPredicate explodes = explosion.on()::matches;
        List<Long> again = values.stream().filter(explodes::test).toList();
        List<Long> last = values.stream().filter(value -> !explodes.test(value)).toList();
        if (last.isEmpty()) {
            throw in.impossible(
                    explosion.position(),
                    "it would explode forever",
                    "a comparison that some face does not match",
                    "every face of that die explodes, so it would never end",
                    in.before(explosion.position()));
        }
        return explosion.compound()
                ? compound(dice, chain(DiceRules.NONE, explosion, again, last))
                : chain(rules, explosion, again, last);
    }

    private static Single compound(Node.Dice dice, Single sum) {
        DiceRules rules = dice.rules();
        if (rules.success() != null) {
            return new Single(rules.failure() == null ? 0 : -1, 1, rules.failure() == null ? 0 : -1, 1);
        }
        if (rules.filter() != null) {
            return new Single(Math.min(0, sum.min()), Math.max(0, sum.max()), sum.min(), sum.max());
        }
        return sum;
    }

    /** What stands on the dice after rerolls and clamps, as far as the comparisons can tell values apart. */
    private List<Long> values(Node.Dice dice) {
        DiceRules rules = dice.rules();
        List<Long> accepted = new ArrayList<>();
        for (long face : candidates(dice)) {
            if (!rules.isRerolled((int) face)) {
                accepted.add((long) rules.clamped((int) face));
            }
        }
        if (accepted.isEmpty()) {
            int at = rules.rerolls().getFirst().position();
            throw in.impossible(
                    at,
                    "it would be rerolled forever",
                    "a comparison that some face does not match",
                    "every face of that die is rerolled, so it would never end",
                    in.before(at).replaceFirst("(?i)r+$", ""));
        }
        return accepted;
    }

    private static List<Long> candidates(Node.Dice dice) {
        List<Long> result = new ArrayList<>();
        result.add((long) dice.die().lowest());
        result.add((long) dice.die().highest());
        DiceRules rules = dice.rules();
        addAround(result, dice.die(), rules.rerolls());
        addAround(result, dice.die(), rules.rerollsOnce());
        if (rules.explosion() != null) {
            addAround(result, dice.die(), rules.explosion().on());
        }
        addAround(result, dice.die(), rules.filter());
        addAround(result, dice.die(), rules.success());
        addAround(result, dice.die(), rules.failure());
        addAround(result, dice.die(), Fraction.of(rules.least()));
        addAround(result, dice.die(), Fraction.of(rules.most()));
        return result;
    }

    private static void addAround(List<Long> result, Die die, List<Comparison> comparisons) {
        for (Comparison comparison : comparisons) {
            addAround(result, die, comparison.value());
        }
    }

    private static void addAround(List<Long> result, Die die, @Nullable Comparison comparison) {
        if (comparison != null) {
            addAround(result, die, comparison.value());
        }
    }

    private static void addAround(List<Long> result, Die die, Fraction value) {
        long whole = value.floor().numerator();
        for (long face = whole - 1; face <= whole + 2; face++) {
            if (face > die.lowest() && face < die.highest()) {
                result.add(face);
            }
        }
    }

    private void checkOverlap(Node.Dice dice, List<Long> values) {
        Comparison success = dice.rules().success();
        Comparison failure = dice.rules().failure();
        if (success == null || failure == null) {
            return;
        }
        for (long value : values) {
            if (success.matches(value) && failure.matches(value)) {
                throw in.impossible(
                        failure.position(),
                        value + " is a success and a failure",
                        "a failure that is no success",
                        "a " + value + " would be a success and a failure at once",
                        in.before(failure.position()).replaceFirst("(?i)f\\s*$", ""));
            }
        }
    }

    private static Single scores(DiceRules rules, List<Long> values, int less) {
        long min = Long.MAX_VALUE;
        long max = Long.MIN_VALUE;
        for (long value : values) {
            boolean kept = rules.filter() == null || rules.filter().matches(value - less);
            long score = kept ? rules.score(value - less) : 0;
            min = Math.min(min, score);
            max = Math.max(max, score);
        }
        return new Single(min, max, min, max);
    }

    private static Single chain(DiceRules rules, Explosion explosion, List<Long> again, List<Long> last) {
        int less = explosion.penetrating() ? 1 : 0;
        Single ends = scores(rules, last, less);
        Single goesOn = scores(rules, again, less);
        boolean explodes = !again.isEmpty();
        long min = explodes ? Math.min(ends.min(), goesOn.min()) : ends.min();
        long max = explodes ? Math.max(ends.max(), goesOn.max()) : ends.max();
        Single each = new Single(min, max, min, max);
        for (int i = 1; i < Limits.EXPLOSIONS && explodes; i++) {
            min = Math.min(ends.min(), goesOn.min() + min);
            max = Math.max(ends.max(), goesOn.max() + max);
        }
        Single firstEnds = scores(rules, last, 0);
        if (!explodes) {
            return firstEnds;
        }
        Single firstGoesOn = scores(rules, again, 0);
        return new Single(
                Math.min(firstEnds.min(), firstGoesOn.min() + min),
                Math.max(firstEnds.max(), firstGoesOn.max() + max),
                Math.min(each.min(), Math.min(firstEnds.min(), firstGoesOn.min())),
                Math.max(each.max(), Math.max(firstEnds.max(), firstGoesOn.max())));
    }

    /**
     * What one die can bring.
     *
     * @param min with all that its explosions add
     * @param scoreMin of one physical die
     */
    record Single(long min, long max, long scoreMin, long scoreMax) {}
}
