package dev.rosey.plugins.dice;

import java.util.List;

/**
 * What a user asked to be rolled; it is within the {@link Limits}.
 *
 * @param text the whole text as it was typed
 * @param notation the part of it that is notation, as it was typed
 * @param repeat how often it is rolled
 * @param repeated whether a repetition was asked for
 * @param dice the dice terms in the order of the text; each one's place here is its index
 * @param label what followed the notation; empty if nothing did
 */
record Expression(
        String text, String notation, int repeat, boolean repeated, Node root, List<Node.Dice> dice, String label) {
    Expression {
        dice = List.copyOf(dice);
    }

    /** All dice that one roll throws, repetitions included and explosions not. */
    int diceCount() {
        int count = 0;
        for (Node.Dice term : dice) {
            count += term.count();
        }
        return count * repeat;
    }
}
