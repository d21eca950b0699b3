package dev.rosey.plugins.quote;

/**
 * The data of {@code chat.media_changed}, as far as it matters here.
 *
 * @param durationS zero for a live stream
 */
record MediaChanged(String channel, String title, long durationS) {}
