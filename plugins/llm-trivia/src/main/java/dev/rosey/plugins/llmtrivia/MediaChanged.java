package dev.rosey.plugins.llmtrivia;

import org.jspecify.annotations.Nullable;

/** The data of {@code chat.media_changed}, as far as it matters here. */
record MediaChanged(
        String channel, @Nullable String title, @Nullable String type, long durationS) {

    Media media() {
        return new Media(title == null ? "" : title, type == null ? "" : type, durationS);
    }
}
