package dev.rosey.core;

import dev.rosey.bus.CommandReply;
import dev.rosey.plugin.PluginBean;
import dev.rosey.plugin.PluginContext;
import jakarta.inject.Inject;

/**
 * Says answers where they belong: in the channel, or to the one who asked. Each text is one message; what does not fit is
 * cut. Never waits.
 */
@PluginBean
class Mouth {

    /** How many messages the channel reads at most; what is longer goes on in private. */
    private static final int MESSAGES_IN_PUBLIC = 2;

    /** A plugin that has no end would keep everybody else from being answered. */
    private static final int MOST_MESSAGES = 20;

    private final PluginContext context;

    @Inject
    Mouth(PluginContext context) {
        this.context = context;
    }

    /** Says a plugin's reply to a line. What came in private is answered in private. */
    void answer(ChatLine line, boolean lineIsPrivate, CommandReply reply) {
        var inPrivate = lineIsPrivate || reply.isPrivate();
        say(line, inPrivate, reply.text());
        var more = reply.more();
        var moreInPrivate = inPrivate || more.size() + 1 > MESSAGES_IN_PUBLIC;
        more.stream().limit(MOST_MESSAGES).forEach(text -> say(line, moreInPrivate, text));
        if (more.size() > MOST_MESSAGES) {
            say(line, moreInPrivate, "… and " + (more.size() - MOST_MESSAGES) + " more lines, which I keep to myself.");
        }
    }

    /** Says something to the one who typed the line, who alone reads it. */
    void whisper(ChatLine line, String text) {
        say(line, true, text);
    }

    private void say(ChatLine line, boolean inPrivate, String text) {
        if (text.isBlank()) {
            return;
        }
        if (inPrivate) {
            context.tell(line.channel(), line.user().name(), Lines.clip(text));
            return;
        }
        context.answer(line.channel(), line.user().name(), Lines.clip(text));
    }
}
