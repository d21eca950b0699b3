/**
 * Rolls dice.
 *
 * <p>Surprising here: nothing is rolled before {@link dev.rosey.plugins.dice.WorstCase} knows how it can end, so that
 * arithmetic need not look for overflows and no roll is cut to fit. A die's modifiers are carried out in a fixed order,
 * whatever their order in the text. A word behind a space is a label unless all of it reads as modifiers. Numbers are
 * exact fractions. SPEC.md has the notation.
 */
@NullMarked
package dev.rosey.plugins.dice;

import org.jspecify.annotations.NullMarked;
