/**
 * Questions and heckles from a language model, on a leash.
 *
 * <p>What is surprising here:
 *
 * <ul>
 *   <li>Nothing of LangChain4j is loaded before a provider is configured: the plugin shares its JVM with others.
 *   <li>What a model may cost is taken from the budget, in the database, before it is asked, and given back only when it is
 *       known what it did cost. So no crash and no crowd can overspend, and without the database no model is asked.
 *   <li>A text that breaks a rule is dropped, never mended: a mended text is one that nobody wrote.
 *   <li>Where no model helps, trivia's packs do, and the room is told so.
 * </ul>
 */
@NullMarked
package dev.rosey.plugins.llmtrivia;

import org.jspecify.annotations.NullMarked;
