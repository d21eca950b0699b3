/**
 * The {@code rosey} command, and the supervisor that stays while Rosey runs on one machine.
 *
 * <p>What is surprising here:
 *
 * <ul>
 *   <li>{@link Supervisor} forks every child from its one thread, and that thread must live as long as the process: on
 *       Linux a child asks the kernel to be ended with its parent, and to the kernel the parent is the thread that forked.
 *   <li>Nothing is locked in {@link Supervisor} and {@link Child}: all of their state belongs to that thread, and probes,
 *       which may block, only hand it their results.
 *   <li>The commands do not talk to the supervisor. It leaves what it does in {@code run/status.json}, and they read that
 *       and send signals; so {@code status} and {@code down} work whatever state the supervisor is in.
 *   <li>The class path of a JVM is put together from the manifests of the jars in {@code lib}; no list of modules is kept
 *       anywhere but in {@link Composition}.
 * </ul>
 */
@NullMarked
package dev.rosey.launcher;

import org.jspecify.annotations.NullMarked;
