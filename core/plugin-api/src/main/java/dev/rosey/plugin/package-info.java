/**
 * What a plugin author compiles against, and nothing else of Rosey: these annotations and interfaces, and the wire records
 * of {@link dev.rosey.bus}, which are the bus contract.
 *
 * <p>A plugin is a bean class with {@link dev.rosey.plugin.RoseyPlugin} on it and constructor injection. What the
 * annotations say is written to {@code META-INF/rosey/plugin.json} by an annotation processor that comes with this jar;
 * users, permissions, help and documents follow from that file. A plugin may not open connections to NATS or to a
 * database of its own: {@link dev.rosey.plugin.PluginContext} and {@link dev.rosey.plugin.Storage} are the ways out.
 */
@NullMarked
package dev.rosey.plugin;

import org.jspecify.annotations.NullMarked;
