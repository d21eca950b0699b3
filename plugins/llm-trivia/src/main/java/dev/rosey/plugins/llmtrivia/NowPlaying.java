package dev.rosey.plugins.llmtrivia;

import dev.rosey.bus.ChatUser;
import dev.rosey.bus.CommandRequest;
import dev.rosey.bus.RoseyException;
import dev.rosey.plugin.OnEvent;
import dev.rosey.plugin.PluginBean;
import dev.rosey.plugin.PluginContext;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What each channel plays: as it was heard, or, where nothing was heard since Rosey came into the channel, as it is asked for.
 * Any thread may call.
 */
@PluginBean
class NowPlaying {

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Map<String, Media> channels = new ConcurrentHashMap<>();
    private final PluginContext context;

    @Inject
    NowPlaying(PluginContext context) {
        this.context = context;
    }

    @OnEvent("chat.media_changed")
    void began(MediaChanged media) {
        channels.put(media.channel(), media.media());
    }

    /** Something else may play by now, of which no event tells. */
    @OnEvent("chat.connected")
    void back(ChatChannel again) {
        channels.remove(again.channel());
    }

    /** Empty where nothing plays, or nobody tells. Waits a second at most. */
    Optional<Media> in(String channel) {
        Media heard = channels.get(channel);
        return (heard == null ? asked(channel) : Optional.of(heard))
                .filter(media -> !media.shownTitle().isEmpty());
    }

    private Optional<Media> asked(String channel) {
        var request = CommandRequest.of(
                channel, ChatUser.guest(context.name()), "", context.clock().instant());
        try {
            return PlayingMedia.in(context.call("chat", "media", request, PATIENCE));
        } catch (RoseyException nobodyTells) {
            return Optional.empty();
        }
    }
}
