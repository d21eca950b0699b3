/**
 * The bus contract ({@code docs/bus-contract.md}) in Java, each thing once: names, subjects, wire records, error codes,
 * manifests and the permissions that follow from them.
 *
 * <p>Everything here is a value. Nothing here opens a socket; that is {@link dev.rosey.bus.nats}. A compact constructor
 * that throws {@link IllegalArgumentException} is how a record rejects a body; {@link dev.rosey.bus.BusJson} turns that
 * into {@code BAD_REQUEST}.
 */
@NullMarked
package dev.rosey.bus;

import org.jspecify.annotations.NullMarked;
