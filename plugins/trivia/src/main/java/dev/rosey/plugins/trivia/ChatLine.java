package dev.rosey.plugins.trivia;

import dev.rosey.bus.ChatUser;

/** The data of {@code chat.message}, as far as it matters here. */
record ChatLine(String channel, ChatUser user, String text) {}
