package dev.rosey.core;

import dev.rosey.bus.ChatUser;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The data of {@code chat.message} and {@code chat.private_message}: something that somebody typed just now.
 *
 * @param platform where it was said
 * @param channel the channel
 * @param user who said it
 * @param text what was typed
 * @param messageId what tells it from every other line
 * @param sentAt when it was said
 */
record ChatLine(
        String platform,
        String channel,
        ChatUser user,
        String text,
        @Nullable String messageId,
        @Nullable Instant sentAt) {

    @SuppressWarnings("ConstantConditions") // JSON leaves out what the signature promises
    ChatLine {
        if (channel == null || user == null || text == null) {
            throw new IllegalArgumentException("channel, user and text are needed");
        }
        platform = platform == null ? "cytube" : platform;
    }
}
