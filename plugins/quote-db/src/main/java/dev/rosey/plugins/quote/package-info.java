/**
 * Keeps quotes.
 *
 * <p>What is surprising here:
 *
 * <ul>
 *   <li>The database keeps the invariants, not this code: triggers of the migration write the history, give ids, and
 *       number the live quotes without gaps, so that each command is one statement and a random quote one look-up.
 *   <li>Texts are compared in forms that {@link dev.rosey.plugins.quote.Folding} makes and the database stores.
 *   <li>What was said lately, what plays, what was shown lately and where a search stands is remembered by the running
 *       instance alone. It is lost with it, and nothing else is.
 * </ul>
 */
@NullMarked
package dev.rosey.plugins.quote;

import org.jspecify.annotations.NullMarked;
