/**
 * A server that speaks the CyTube protocol over real Socket.IO.
 *
 * <p>What is surprising here: everything that a channel does happens on one thread, netty's only event loop, as CyTube
 * itself is one Node process. No class below {@link dev.rosey.simulator.World} locks anything; {@link
 * dev.rosey.simulator.CytubeSimulator} and {@link dev.rosey.simulator.SimulatedChannel}, which tests call from any
 * thread, hand their work over to that loop and wait for it.
 *
 * <p>netty-socketio calls its connect listeners before the client has asked for the namespace, so {@link
 * dev.rosey.simulator.FrameGate} watches for the client's own connect packet and greets after it. The gate also keeps
 * away every frame that netty-socketio would choke on.
 */
@NullMarked
package dev.rosey.simulator;

import org.jspecify.annotations.NullMarked;
