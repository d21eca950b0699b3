/** Writes a module's manifest while it is compiled. Runs in the compiler; nothing of it runs in a plugin. */
@NullMarked
package dev.rosey.plugin.processor;

import org.jspecify.annotations.NullMarked;
