package dev.rosey.plugins.quote;

/** The data of {@code chat.connected}, as far as it matters here. */
record ChatChannel(String channel) {}
