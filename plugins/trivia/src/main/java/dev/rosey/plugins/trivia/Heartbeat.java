package dev.rosey.plugins.trivia;

/** The data of {@code trivia.heartbeat}, as far as it matters here. */
record Heartbeat(String instance) {}
