package dev.rosey.plugins.trivia;

import dev.rosey.bus.CommandReply;
import dev.rosey.bus.CommandRequest;
import dev.rosey.bus.ErrorCode;
import dev.rosey.bus.RoseyException;
import dev.rosey.plugin.Command;
import dev.rosey.plugin.PluginBean;
import jakarta.inject.Inject;
import java.util.Locale;

/** How a channel plays: everybody may look, moderators change it. A running game keeps what it began with. */
@PluginBean
class SettingsCommands {

    private static final double MODERATOR = 2;

    private final SettingsBook settings;

    @Inject
    SettingsCommands(SettingsBook settings) {
        this.settings = settings;
    }

    @Command(
            phrase = "trivia settings",
            usage = "trivia settings [name value]",
            help = "Shows how this channel plays, or changes it",
            owned = true)
    CommandReply settings(CommandRequest request) {
        if (request.args().isBlank()) {
            return CommandReply.text("⚙ " + settings.of(request.channel()).text());
        }
        if (request.user().rank() < MODERATOR) {
            throw new RoseyException(
                    ErrorCode.FORBIDDEN, "rank " + request.user().rank() + " may only look");
        }
        String[] words = request.args().strip().split("[\\s=]+", 2);
        return CommandReply.text("⚙ " + changed(request.channel(), words).text());
    }

    private ChannelSettings changed(String channel, String[] words) {
        try {
            return settings.change(
                    channel, words[0].toLowerCase(Locale.ROOT), words.length < 2 ? "" : words[1].strip());
        } catch (IllegalArgumentException e) {
            throw new RoseyException(ErrorCode.BAD_REQUEST, String.valueOf(e.getMessage()))
                    .withChatText("I can set: " + ChannelSettings.KEYS + ".");
        }
    }
}
