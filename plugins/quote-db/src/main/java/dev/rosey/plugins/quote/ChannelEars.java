package dev.rosey.plugins.quote;

import dev.rosey.bus.ChatUser;
import dev.rosey.bus.CloudEvent;
import dev.rosey.bus.CommandReply;
import dev.rosey.bus.CommandRequest;
import dev.rosey.bus.RoseyException;
import dev.rosey.plugin.OnEvent;
import dev.rosey.plugin.PluginBean;
import dev.rosey.plugin.PluginContext;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;

/** Hears what is said and what is played. */
@PluginBean
class ChannelEars {
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final ChannelHistory history;
    private final NowPlaying playing;
    private final PluginContext context;
    private final Recent<String, Instant> asked = new Recent<>(100);

    @Inject
    ChannelEars(ChannelHistory history, NowPlaying playing, PluginContext context) {
        this.history = history;
        this.playing = playing;
        this.context = context;
    }

    @OnEvent("chat.message")
    void heard(ChatLine line) {
        history.heard(line);
        if (!playing.knows(line.channel()) && isTimeToAsk(line.channel())) {
            Thread.ofVirtual().name("ask what plays").start(() -> askWhatPlays(line.channel()));
        }
    }

    @OnEvent("chat.media_changed")
    void began(CloudEvent event) {
        Instant at = event.time() == null ? context.clock().instant() : event.time();
        playing.began(event.dataAs(MediaChanged.class), at);
    }

    /** Something else may play by now, of which no event tells. */
    @OnEvent("chat.connected")
    void back(ChatChannel again) {
        playing.doubt(again.channel());
        synchronized (asked) {
            asked.remove(again.channel());
        }
    }

    private boolean isTimeToAsk(String channel) {
        synchronized (asked) {
            return isTimeToAskAgain(channel);
        }
    }

    private boolean isTimeToAskAgain(String channel) {
        Instant now = context.clock().instant();
        Instant last = asked.get(channel);
        if (last != null && now.isBefore(last.plus(PAUSE))) {
            return false;
        }
        asked.put(channel, now);
        return true;
    }

    /** What began before this plugin did, or while Rosey was out, is asked for; how far it is, nobody tells. */
    private void askWhatPlays(String channel) {
        var request = CommandRequest.of(
                channel, ChatUser.guest(context.name()), "", context.clock().instant());
        try {
            CommandReply reply = context.call("chat", "media", request);
            String title = PlayingMedia.titleIn(reply);
            if (!title.isEmpty()) {
                playing.plays(channel, title);
            }
        } catch (RoseyException nobodyKnows) {
            // It is unknown then, and quotes are kept without it.
        }
    }
}
