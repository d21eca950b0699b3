package dev.rosey.plugins.dice;

/**
 * When a die brings another one, and what becomes of that.
 *
 * @param position where the modifier stands in the text
 * @param compound whether the extra dice are added to the die instead of lying beside it
 * @param penetrating whether each extra die counts one less than it shows
 */
record Explosion(int position, boolean compound, boolean penetrating, Comparison on) {}
