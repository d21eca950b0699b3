package dev.rosey.cytube;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What arrives on one connection, typed: CyTube's events and those of the connection itself. */
sealed interface ServerFrame {

    /** Whether Rosey is, or stays, in the channel. */
    sealed interface OfConnection extends ServerFrame {}

    /** What becomes of what Rosey says. */
    sealed interface OfOutput extends ServerFrame {}

    /** What happens in the channel. */
    sealed interface OfRoom extends ServerFrame {}

    /** The connection stands; nothing has been asked for yet. */
    record Opened() implements OfConnection {}

    /** The connection never came to be. */
    record ConnectFailed(String reason) implements OfConnection {}

    /** The connection is gone, whoever closed it. */
    record Closed(String reason) implements OfConnection {}

    /** Rosey's own rank; the first one after a login is not the last. */
    record OwnRank(double rank) implements OfRoom {}

    /** @param name the account's name in its own case, which may differ from the one given */
    record LoggedIn(String name) implements OfRoom {}

    record LoginRefused(String error) implements OfConnection {}

    /**
     * A line of chat, fresh or replayed.
     *
     * @param html as the channel's filters left it
     * @param style CyTube's class for the line, such as {@code action}; empty for an ordinary one
     * @param shadow whether only moderators see it
     */
    record Chat(String username, String html, Instant time, String style, boolean shadow) implements OfRoom {}

    record Pm(String username, String to, String html, Instant time) implements OfRoom {

        @Override
        public String toString() {
            return "Pm[username=" + username + ", to=" + to + "]";
        }
    }

    record UserList(List<CytubeUser> users) implements OfRoom {
        public UserList {
            users = List.copyOf(users);
        }
    }

    record UserAdded(CytubeUser user) implements OfRoom {}

    record UserGone(String name) implements OfRoom {}

    record UserFlags(String name, boolean afk, boolean muted) implements OfRoom {}

    record UserAfk(String name, boolean afk) implements OfRoom {}

    record UserRank(String name, double rank) implements OfRoom {}

    /** What Rosey said was refused since she is muted; after a rejoin nothing else tells her that she still is. */
    record Muted() implements OfRoom {}

    /** @param chat the rank from which on somebody may chat */
    record Permissions(double chat) implements OfRoom {}

    record MediaStarted(Media media) implements OfRoom {}

    /** @param antiflood the channel's own limits for ranks below moderator, if it has them on */
    record Options(Optional<ChatLimits> antiflood) implements OfOutput {}

    record Kick(String reason) implements OfConnection {}

    /** @param wrong whether one was given and is not the right one */
    record PasswordNeeded(boolean wrong) implements OfConnection {}

    /** Something said was refused for its content or its target; saying it again will not help. */
    record Refused(String notice) implements OfOutput {}

    /** Something said was dropped because it came too fast; CyTube does not tell which. */
    record Throttled(Duration interval) implements OfOutput {}

    /** Anything the server wants to be read by a person. */
    record Notice(String message) implements OfConnection {}
}
