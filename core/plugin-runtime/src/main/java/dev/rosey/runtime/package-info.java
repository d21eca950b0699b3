/**
 * Serves CDI beans as NATS services and does for every module what it need not ask for: decoding, time-outs, bounded
 * concurrency, events about itself, metrics, health, tracing, and an orderly drain.
 *
 * <p>Several modules share a JVM and a CDI container; nothing here is per JVM but {@link dev.rosey.runtime.Host} and
 * {@link dev.rosey.runtime.OldGarbage}. A bean belongs to the module whose manifest names the longest package that its
 * class lies in, and what is injected into it ({@link dev.rosey.plugin.PluginContext}, {@link dev.rosey.plugin.Settings},
 * the bus) is that module's own.
 *
 * <p>The way of a request: {@link dev.rosey.runtime.ModuleService} takes it from the NATS dispatcher and hands it to
 * {@link dev.rosey.runtime.RequestGate}, which bounds and times it; {@link dev.rosey.runtime.RequestHandler} decodes,
 * calls the bean and encodes; {@link dev.rosey.runtime.ReplyOnce} answers exactly once.
 */
@NullMarked
package dev.rosey.runtime;

import org.jspecify.annotations.NullMarked;
