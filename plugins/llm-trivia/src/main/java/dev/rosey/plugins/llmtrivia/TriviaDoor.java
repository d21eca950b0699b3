package dev.rosey.plugins.llmtrivia;

import dev.rosey.bus.BusJson;
import dev.rosey.bus.CommandReply;
import dev.rosey.bus.CommandRequest;
import dev.rosey.bus.ErrorCode;
import dev.rosey.bus.RoseyException;
import dev.rosey.plugin.PluginBean;
import dev.rosey.plugin.PluginContext;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;

/** The way to trivia, which asks questions, scores answers and takes reports. */
@PluginBean
class TriviaDoor {

    private static final String ASLEEP =
            "I can't ask a question right now: the trivia game is not answering. Please try again in a minute.";

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final PluginContext context;

    @Inject
    TriviaDoor(PluginContext context) {
        this.context = context;
    }

    /** Has trivia ask a question of its packs that is like a title; {@code why} is what the room is told beside it. */
    CommandReply askFromPacks(CommandRequest request, String like, String why, Deadline deadline) {
        CommandReply reply = ask(request, Map.of("like", like), deadline);
        return reply.ok() ? CommandReply.text(why).withData(Map.of("from", "packs")) : reply;
    }

    /** Has trivia ask this question. */
    CommandReply askThis(CommandRequest request, Map<String, ?> question, Deadline deadline) {
        CommandReply reply = ask(request, question, deadline);
        return reply.ok()
                ? CommandReply.text("")
                        .withData(Map.of("from", "llm", "question_id", String.valueOf(question.get("id"))))
                : reply;
    }

    private CommandReply ask(CommandRequest request, Map<String, ?> question, Deadline deadline) {
        var asking = request.withArgs(BusJson.text(question));
        try {
            return context.call("trivia", "ask", asking, shorter(PATIENCE, deadline.left()));
        } catch (RoseyException unanswered) {
            throw new RoseyException(ErrorCode.UNAVAILABLE, "trivia does not answer: " + unanswered.getMessage())
                    .withChatText(ASLEEP);
        }
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
