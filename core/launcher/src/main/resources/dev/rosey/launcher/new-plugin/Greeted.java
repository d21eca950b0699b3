package dev.rosey.plugins.@TOKEN@;

import dev.rosey.plugin.Event;

/**
 * Somebody was greeted.
 *
 * @param channel where
 */
@Event("@TOKEN@.greeted")
record Greeted(String channel) {}
