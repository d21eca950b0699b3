package dev.rosey.plugins.llmtrivia;

/** The data of {@code chat.connected}, as far as it matters here. */
record ChatChannel(String channel) {}
