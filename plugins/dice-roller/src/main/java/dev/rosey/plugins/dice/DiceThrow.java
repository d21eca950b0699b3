package dev.rosey.plugins.dice;

import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Throws the dice of one term.
 *
 * <p>Each physical die is rerolled first, then held to its least and most, and then may explode; a die that an
 * explosion brings is treated in the same way. When all lie there, some are dropped, and then successes are counted.
 */
final class DiceThrow {
    /** After so many rerolls of a die it is picked from the faces that are left, which is equally likely. */
    private static final int REROLLS = 8;

    private final Node.Dice dice;
    private final DiceRules rules;
    private final RandomGenerator random;
    private final DiceResult result;
    private @Nullable AcceptedFaces accepted;
    private int firstFace;

    DiceThrow(Node.Dice dice, RandomGenerator random) {
        this.dice = dice;
        this.rules = dice.rules();
        this.random = random;
        this.result = new DiceResult(dice);
    }

    DiceResult roll() {
        if (rules.leavesDiceAlone()) {
            rollPlainly();
        } else {
            rollByTheRules();
        }
        if (rules.filter() != null) {
            filter(rules.filter());
        }
        if (!rules.selections().isEmpty()) {
            result.keepRanks(rules.selections());
        }
        if (rules.success() != null) {
            countSuccesses(rules.success());
        }
        return result;
    }

    private void rollPlainly() {
        Die die = dice.die();
        for (int i = 0; i < dice.count(); i++) {
            result.add(die.roll(random), 0);
        }
    }

    private void rollByTheRules() {
        Explosion explosion = rules.explosion();
        for (int i = 0; i < dice.count(); i++) {
            if (explosion == null) {
                int value = one();
                add(value, value, 0);
            } else if (explosion.compound()) {
                compound(explosion);
            } else {
                explode(explosion);
            }
        }
    }

    private void explode(Explosion explosion) {
        int less = 0;
        for (int extra = 0; ; extra++) {
            int value = one();
            boolean explodes = explosion.on().matches(value);
            add(value - less, value, explodes ? Mark.EXPLODED.bit() : 0);
            if (!explodes) {
                return;
            }
            if (extra == Limits.EXPLOSIONS) {
                result.markCutShort();
                return;
            }
            less = explosion.penetrating() ? 1 : 0;
        }
    }

    private void compound(Explosion explosion) {
        int less = explosion.penetrating() ? 1 : 0;
        int value = one();
        int sum = value;
        int extra = 0;
        while (explosion.on().matches(value) && extra < Limits.EXPLOSIONS) {
            extra++;
            value = one();
            sum += value - less;
        }
        if (explosion.on().matches(value)) {
            result.markCutShort();
        }
        result.add(sum, extra > 0 ? Mark.EXPLODED.bit() : 0);
    }

    /** Rolls one physical die and leaves what it showed first in {@link #firstFace}. */
    private int one() {
        int face = dice.die().roll(random);
        firstFace = face;
        if (!rules.rerollsOrClamps()) {
            return face;
        }
        if (rules.isRerolledOnce(face)) {
            face = dice.die().roll(random);
        }
        for (int i = 0; i < REROLLS && rules.isRerolled(face); i++) {
            face = dice.die().roll(random);
        }
        if (rules.isRerolled(face)) {
            face = pickAccepted();
        }
        return rules.clamped(face);
    }

    private int pickAccepted() {
        AcceptedFaces faces = accepted;
        if (faces == null) {
            faces = new AcceptedFaces(dice);
            accepted = faces;
        }
        return faces.pick(random);
    }

    private void add(int counted, int value, int marks) {
        int mark = marks;
        if (firstFace != value) {
            boolean clamped = value == rules.clamped(firstFace);
            mark |= clamped ? Mark.CLAMPED.bit() : Mark.REROLLED.bit();
        }
        result.add(counted, mark);
        if (mark != marks) {
            result.rememberFirstFace(result.size() - 1, firstFace);
        }
    }

    private void filter(Comparison filter) {
        for (int i = 0; i < result.size(); i++) {
            if (!filter.matches(result.value(i))) {
                result.mark(i, Mark.DROPPED);
            }
        }
    }

    private void countSuccesses(Comparison success) {
        Comparison failure = rules.failure();
        for (int i = 0; i < result.size(); i++) {
            if (failure != null && failure.matches(result.value(i))) {
                result.mark(i, Mark.FAILURE);
            } else if (success.matches(result.value(i))) {
                result.mark(i, Mark.SUCCESS);
            }
        }
    }
}
