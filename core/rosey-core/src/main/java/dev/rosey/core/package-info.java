/**
 * Routes what is said in chat to the plugins that want it, helps, and knows who is there.
 *
 * <p>The way of a line: {@link dev.rosey.core.Ears} takes it from the bus, {@link dev.rosey.core.Router} decides whether
 * it is a command, for whom, and whether it may be used now, {@link dev.rosey.core.CommandCalls} asks the plugin, and
 * {@link dev.rosey.core.Mouth} says the answer. The way of a plugin: {@link dev.rosey.core.Discovery} finds it,
 * {@link dev.rosey.core.PluginDirectory} remembers it, and {@link dev.rosey.core.CommandTable} is what chat can reach of
 * all of them.
 */
@NullMarked
package dev.rosey.core;

import org.jspecify.annotations.NullMarked;
