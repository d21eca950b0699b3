/**
 * Does on command what no plugin should, to show that nobody else notices.
 *
 * <p>Surprising here: nearly everything, on purpose. Nothing of it ships with Rosey; see the README.
 */
@NullMarked
package dev.rosey.plugins.chaos;

import org.jspecify.annotations.NullMarked;
