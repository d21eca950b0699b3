package dev.rosey.plugins.trivia;

/** The data of {@code chat.connected} and {@code chat.disconnected}, as far as it matters here. */
record ChatChannel(String channel) {}
