package dev.rosey.plugins.quote;

import dev.rosey.bus.BusJson;
import dev.rosey.bus.CommandReply;
import org.jspecify.annotations.Nullable;

/**
 * The answer to {@code rosey.command.chat.media}, as far as it matters here.
 *
 * @param media null where nothing plays
 */
record PlayingMedia(@Nullable Media media) {

    record Media(@Nullable String title) {}

    /** The title that a reply names; empty where there is none. */
    static String titleIn(CommandReply reply) {
        if (!reply.ok() || reply.data() == null) {
            return "";
        }
        var playing = BusJson.convert(BusJson.tree(reply.data()), PlayingMedia.class);
        return playing.media() == null || playing.media().title() == null
                ? ""
                : playing.media().title();
    }
}
