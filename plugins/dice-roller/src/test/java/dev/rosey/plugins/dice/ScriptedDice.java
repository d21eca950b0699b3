package dev.rosey.plugins.dice;

import java.util.random.RandomGenerator;

/** A generator that lets dice fall as told: each number is the face that shows, counted from 1. */
final class ScriptedDice implements RandomGenerator {
    private final int[] faces;
    private int next;

    ScriptedDice(int... faces) {
        this.faces = faces.clone();
    }

    static String text(String notation, int... faces) {
        return RollText.of("alice", new Roller(new ScriptedDice(faces)).roll(Notation.read(notation)));
    }

    @Override
    public int nextInt(int bound) {
        return faces[next++] - 1;
    }

    @Override
    public boolean nextBoolean() {
        return nextInt(2) == 0;
    }

    @Override
    public long nextLong() {
        throw new UnsupportedOperationException("only bounded numbers are scripted");
    }
}
