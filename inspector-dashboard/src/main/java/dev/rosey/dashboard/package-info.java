/**
 * What the inspector knows, over HTTP: REST, server-sent events, and a web page. A client of the bus like any other: it holds
 * no facts of its own, and its JSON is the bus's JSON.
 *
 * <p>Surprising: health, metrics and everything that JAX-RS never sees are guarded by {@link dev.rosey.dashboard.FrontDoor},
 * a filter of the HTTP server; tokens and limits by {@link dev.rosey.dashboard.Gatekeeper}, a filter of JAX-RS. Resource
 * classes are public because JAX-RS wants them so; nobody else uses them.
 */
@NullMarked
package dev.rosey.dashboard;

import org.jspecify.annotations.NullMarked;
