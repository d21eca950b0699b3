package dev.rosey.cytube;

import java.time.Instant;

/** What happened in a channel, for whoever listens; text is what was typed, never HTML. */
sealed interface ChatEvent {

    /** The channel's name as configured. */
    String channel();

    /** Rosey is in the channel, logged in, and hears what is said. */
    record Connected(String channel, String name, double rank) implements ChatEvent {}

    /** Rosey was in the channel and is not any more. */
    record Disconnected(String channel, String reason) implements ChatEvent {}

    /** Somebody, or the server, threw Rosey out; {@link Disconnected} follows. */
    record Kicked(String channel, String reason) implements ChatEvent {}

    /**
     * Somebody else said something in the channel, now.
     *
     * @param messageId the same for the same line, whoever reads it, and different for any other
     */
    record ChatLine(String channel, CytubeUser user, String text, String messageId, Instant sentAt)
            implements ChatEvent {}

    /** Somebody said something to Rosey alone. */
    record PrivateLine(String channel, CytubeUser user, String text, String messageId, Instant sentAt)
            implements ChatEvent {

        /** Without the text: it is nobody else's business, a log's least of all. */
        @Override
        public String toString() {
            return "PrivateLine[channel=" + channel + ", user=" + user.name() + ", messageId=" + messageId + "]";
        }
    }

    record UserJoined(String channel, CytubeUser user) implements ChatEvent {}

    record UserLeft(String channel, CytubeUser user) implements ChatEvent {}

    /** Somebody's rank changed, or they are away, back, muted or unmuted. */
    record UserChanged(String channel, CytubeUser user) implements ChatEvent {}

    record MediaChanged(String channel, Media media) implements ChatEvent {}

    /** Rosey's own rank is another one; the first comes with {@link Connected}. */
    record RankChanged(String channel, double rank) implements ChatEvent {}
}
