package dev.rosey.plugins.llmtrivia;

import dev.rosey.bus.BusJson;
import dev.rosey.bus.CommandReply;
import dev.rosey.bus.CommandRequest;
import dev.rosey.bus.ErrorCode;
import dev.rosey.bus.RoseyException;
import dev.rosey.plugin.PluginBean;
import dev.rosey.plugin.PluginContext;
import jakarta.inject.Inject;
import java.util.Map;

/** Questions that trivia asks, scores and takes reports of: from its packs where no model has one. */
@PluginBean
class PackQuestions {

    private static final String ANYTHING = "film";
    private static final String ASLEEP =
            "I can't ask a question right now: the trivia game is not answering. Please try again in a minute.";

    private final PluginContext context;
    private final NowPlaying playing;

    @Inject
    PackQuestions(PluginContext context, NowPlaying playing) {
        this.context = context;
        this.playing = playing;
    }

    /**
     * Has trivia ask a question of its packs that fits the topic that was typed, else what plays.
     *
     * @param why what the room is told beside the question
     */
    CommandReply ask(CommandRequest request, String why) {
        CommandReply reply = trivia(request, Map.of("like", like(request)));
        return reply.ok() ? CommandReply.text(why).withData(Map.of("from", "packs")) : reply;
    }

    private String like(CommandRequest request) {
        String topic = Topic.of(request.args()).text();
        return topic.isEmpty()
                ? playing.in(request.channel()).map(Media::shownTitle).orElse(ANYTHING)
                : topic;
    }

    /** Trivia's answer to {@code rosey.command.trivia.ask}. Fails with {@code UNAVAILABLE} where there is none. */
    CommandReply trivia(CommandRequest request, Map<String, ?> question) {
        try {
            return context.call("trivia", "ask", request.withArgs(BusJson.text(question)));
        } catch (RoseyException unanswered) {
            throw new RoseyException(ErrorCode.UNAVAILABLE, "trivia: " + unanswered.message(), unanswered)
                    .withChatText(ASLEEP);
        }
    }
}
