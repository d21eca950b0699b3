/**
 * A module's connection to NATS. Only this package, the plugin runtime and the inspector know the NATS client.
 */
@NullMarked
package dev.rosey.bus.nats;

import org.jspecify.annotations.NullMarked;
