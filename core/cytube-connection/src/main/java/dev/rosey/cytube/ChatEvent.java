package dev.rosey.cytube;

import dev.rosey.plugin.Event;
import java.time.Instant;

/**
 * What happened in a channel, as the bus is told: each record is the data of its event. Text is what was typed, never HTML;
 * {@code channel} is the name as configured.
 */
sealed interface ChatEvent {

    String channel();

    /** Rosey is in the channel, logged in as {@code name}, and hears what is said. */
    @Event("chat.connected")
    record Connected(String channel, String reason, String name, double rank) implements ChatEvent {}

    /** Rosey was in the channel and is not any more. */
    @Event("chat.disconnected")
    record Disconnected(String channel, String reason) implements ChatEvent {}

    /** Somebody, or the server, threw Rosey out; {@link Disconnected} follows where it was in. */
    @Event("chat.kicked")
    record Kicked(String channel, String reason) implements ChatEvent {}

    /**
     * Somebody else said something in the channel, now.
     *
     * @param messageId the same for the same line, whoever reads it, and different for any other
     */
    @Event("chat.message")
    record ChatLine(String platform, String channel, CytubeUser user, String text, String messageId, Instant sentAt)
            implements ChatEvent {}

    /** Somebody said something to Rosey alone. */
    @Event("chat.private_message")
    record PrivateLine(String platform, String channel, CytubeUser user, String text, String messageId, Instant sentAt)
            implements ChatEvent {

        /** Without the text: it is nobody else's business, a log's least of all. */
        @Override
        public String toString() {
            return "PrivateLine[channel=" + channel + ", user=" + user.name() + ", messageId=" + messageId + "]";
        }
    }

    @Event("chat.user_joined")
    record UserJoined(String channel, CytubeUser user) implements ChatEvent {}

    @Event("chat.user_left")
    record UserLeft(String channel, CytubeUser user) implements ChatEvent {}

    /** Somebody's rank changed, Rosey's own included, or they are away, back, muted or unmuted. */
    @Event("chat.user_changed")
    record UserChanged(String channel, CytubeUser user) implements ChatEvent {}

    /**
     * Something else plays.
     *
     * @param durationS zero for a live stream
     */
    @Event("chat.media_changed")
    record MediaChanged(String channel, String title, String type, String mediaId, long durationS)
            implements ChatEvent {
        static MediaChanged of(String channel, Media media) {
            return new MediaChanged(
                    channel,
                    media.title(),
                    media.type(),
                    media.id(),
                    media.duration().toSeconds());
        }
    }
}
