/**
 * The trivia game. What is surprising here:
 *
 * <ul>
 *   <li>The domain knows neither clock nor bus nor database: instants and random numbers are handed in, and
 *       {@link dev.rosey.plugins.trivia.Game} answers every call with events and the instant it wants to be called next.
 *   <li>State is only ever changed by applying an event, so a game is rebuilt from its events and nothing else.
 *   <li>{@link dev.rosey.plugins.trivia.Judge} would rather refuse an honest typo than accept another answer: a slip
 *       counts as one only when it is a likely slip, and never when it spells something else that is known.
 *   <li>A {@link dev.rosey.plugins.trivia.Room} never waits: what happened is handed to an
 *       {@link dev.rosey.plugins.trivia.Outbox}, which saves it before it tells of it. State in memory is therefore ahead of
 *       what the world knows, and what the world knows is saved.
 * </ul>
 */
@NullMarked
package dev.rosey.plugins.trivia;

import org.jspecify.annotations.NullMarked;
