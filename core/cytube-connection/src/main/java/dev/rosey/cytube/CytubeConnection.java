package dev.rosey.cytube;

import dev.rosey.bus.CommandReply;
import dev.rosey.bus.CommandRequest;
import dev.rosey.bus.ErrorCode;
import dev.rosey.bus.Manifest;
import dev.rosey.bus.ModuleName;
import dev.rosey.bus.RoseyException;
import dev.rosey.plugin.Arg;
import dev.rosey.plugin.Command;
import dev.rosey.plugin.RoseyPlugin;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** What the bus may ask of CyTube: to say something, and who and what is there. */
@RoseyPlugin(
        name = "cytube-connection",
        token = "chat",
        family = "chat",
        description = "Keeps Rosey in its CyTube channels",
        kind = Manifest.Kind.SERVICE)
class CytubeConnection {

    /** How long a request waits for a session that does not answer it any more. */
    private static final Duration ANSWERING = Duration.ofSeconds(2);

    private final Channels channels;

    @Inject
    CytubeConnection(CytubeModule module) {
        this(module.channels());
    }

    CytubeConnection(Channels channels) {
        this.channels = channels;
    }

    @Command(help = "Says something in a channel", ordered = true, owned = true)
    CommandReply say(CommandRequest request) {
        ChannelSession session = session(request);
        Optional<String> person =
                session.state().room().find(request.user().name()).map(CytubeUser::name);
        speak(session, Optional.empty(), request.args(), isReply(request, person), person);
        return CommandReply.text("");
    }

    @Command(
            usage = "<name> <text>",
            help = "Says something to somebody in a channel alone",
            ordered = true,
            owned = true)
    CommandReply pm(CommandRequest request, @Arg("name") String name, @Arg(value = "text", rest = true) String text) {
        ChannelSession session = session(request);
        CytubeUser to = listener(session.state().room(), name);
        speak(session, Optional.of(to.name()), text, true, Optional.of(to.name()));
        return CommandReply.text("");
    }

    @Command(help = "Tells who is in a channel", owned = true)
    CommandReply users(CommandRequest request) {
        return CommandReply.text("")
                .withData(Map.of("users", connected(session(request)).room().users()));
    }

    @Command(help = "Tells what a channel plays", owned = true)
    CommandReply media(CommandRequest request) {
        return connected(session(request))
                .room()
                .media()
                .map(playing -> CommandReply.text("").withData(Map.of("media", PlayingMedia.of(playing))))
                .orElseGet(() -> CommandReply.text(""));
    }

    @Command(help = "Tells in which channels Rosey is")
    CommandReply channels(CommandRequest request) {
        List<ChannelInfo> all = channels.all().stream().map(ChannelInfo::of).toList();
        return CommandReply.text("").withData(Map.of("channels", all));
    }

    private void speak(
            ChannelSession session, Optional<String> to, String text, boolean reply, Optional<String> forWhom) {
        if (ChatMessages.of(text).isEmpty()) {
            throw new RoseyException(ErrorCode.BAD_REQUEST, "there is no text to say");
        }
        Acceptance acceptance = session.say(to, text, reply, forWhom)
                .completeOnTimeout(Acceptance.NOT_CONNECTED, ANSWERING.toMillis(), TimeUnit.MILLISECONDS)
                .join();
        switch (acceptance) {
            case QUEUED -> {}
            case FULL -> throw unavailable("too much waits to be said in " + session.channel());
            case SILENCED -> throw silenced(session);
            case NOT_CONNECTED -> throw notConnected(session);
        }
    }

    /** What rosey-core says is an answer, and so is what is said for somebody in the channel; plugins speak as themselves. */
    private static boolean isReply(CommandRequest request, Optional<String> person) {
        return person.isPresent() || request.user().name().equals(ModuleName.ROSEY_CORE.name());
    }

    private ChannelSession session(CommandRequest request) {
        return channels.find(request.channel())
                .orElseThrow(() ->
                        new RoseyException(ErrorCode.NOT_FOUND, "Rosey has no channel called " + request.channel()));
    }

    private static CytubeUser listener(RoomView room, String name) {
        return room.find(name)
                .filter(user -> !user.name().equals(room.ownName()))
                .orElseThrow(() -> new RoseyException(ErrorCode.NOT_FOUND, "nobody called " + name + " is there")
                        .withChatText("There is nobody called " + name + " here."));
    }

    private static SessionState connected(ChannelSession session) {
        SessionState state = session.state();
        if (!state.connected()) {
            throw notConnected(session);
        }
        return state;
    }

    private static RoseyException silenced(ChannelSession session) {
        String why = session.state().room().silence().orElse("silenced");
        return unavailable("Rosey is " + why + " in " + session.channel());
    }

    private static RoseyException notConnected(ChannelSession session) {
        return unavailable(
                "not connected to " + session.channel() + ": " + session.state().reason());
    }

    private static RoseyException unavailable(String why) {
        return new RoseyException(ErrorCode.UNAVAILABLE, why);
    }

    /** The answer to {@code rosey.command.chat.media}. */
    record PlayingMedia(String title, String type, String mediaId, long durationS) {
        static PlayingMedia of(Media media) {
            return new PlayingMedia(
                    media.title(), media.type(), media.id(), media.duration().toSeconds());
        }
    }

    /**
     * One entry of the answer to {@code rosey.command.chat.channels}.
     *
     * @param reason why it is not connected, or {@code connected}
     * @param users how many are there
     * @param waiting how many messages have not left yet
     */
    record ChannelInfo(
            String channel, boolean connected, String reason, String name, double rank, int users, int waiting) {
        static ChannelInfo of(ChannelSession session) {
            SessionState state = session.state();
            RoomView room = state.room();
            return new ChannelInfo(
                    session.channel(),
                    state.connected(),
                    state.reason(),
                    room.ownName(),
                    room.ownRank(),
                    room.users().size(),
                    state.waiting());
        }
    }
}
