package dev.rosey.plugins.llmtrivia;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rosey.bus.BusJson;
import dev.rosey.bus.CommandReply;
import dev.rosey.bus.CommandRequest;
import dev.rosey.bus.ErrorCode;
import dev.rosey.bus.RoseyException;
import dev.rosey.bus.nats.BusMessage;
import dev.rosey.bus.nats.NatsBus;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Trivia's end of {@code rosey.command.trivia.ask}: takes questions down and says that a game began, or does not. */
final class TriviaDesk {

    enum Mood {
        ASKS,
        BUSY,
        SILENT
    }

    private final List<ObjectNode> asked = new CopyOnWriteArrayList<>();
    private final NatsBus bus;
    private volatile Mood mood = Mood.ASKS;

    TriviaDesk(NatsBus bus) {
        this.bus = bus;
        bus.subscribe("rosey.command.trivia.ask", this::serve);
        bus.flush();
    }

    void reset(Mood next) {
        mood = next;
        asked.clear();
    }

    /** What it was asked to ask, the last of them. */
    Optional<ObjectNode> last() {
        return asked.isEmpty() ? Optional.empty() : Optional.of(asked.getLast());
    }

    List<ObjectNode> asked() {
        return asked;
    }

    private void serve(BusMessage message) {
        var request = BusJson.read(message.body(), CommandRequest.class);
        if (mood == Mood.SILENT) {
            return;
        }
        var question = BusJson.readObject(request.args().getBytes(StandardCharsets.UTF_8));
        if (mood == Mood.ASKS) {
            asked.add(question);
        }
        bus.publish(BusMessage.of(String.valueOf(message.replyTo()), null, BusJson.bytes(reply(question))));
    }

    private CommandReply reply(ObjectNode question) {
        if (mood == Mood.BUSY) {
            return CommandReply.failed(
                    new RoseyException(ErrorCode.CONFLICT, "a game runs")
                            .withChatText("There is a game running here already."),
                    "");
        }
        String from = question.has("like") ? "packs" : "llm";
        return CommandReply.text("").withData(Map.of("game_id", "g", "question_id", "q", "from", from));
    }
}
