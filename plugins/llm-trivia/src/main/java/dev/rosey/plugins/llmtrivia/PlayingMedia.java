package dev.rosey.plugins.llmtrivia;

import dev.rosey.bus.BusJson;
import dev.rosey.bus.CommandReply;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The answer to {@code rosey.command.chat.media}, as far as it matters here.
 *
 * @param media null where nothing plays
 */
record PlayingMedia(@Nullable Media media) {

    static Optional<Media> in(CommandReply reply) {
        if (!reply.ok() || reply.data() == null) {
            return Optional.empty();
        }
        return Optional.ofNullable(
                BusJson.convert(BusJson.tree(reply.data()), PlayingMedia.class).media());
    }
}
