package dev.rosey.plugins.trivia;

import dev.rosey.bus.CommandReply;
import dev.rosey.bus.CommandRequest;
import dev.rosey.bus.ErrorCode;
import dev.rosey.bus.RoseyException;
import dev.rosey.plugin.Command;
import dev.rosey.plugin.PluginBean;
import dev.rosey.plugin.PluginContext;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The commands about questions that are wrong. */
@PluginBean
class QuestionCommands {

    private static final double MODERATOR = 2;

    private final GameStore store;
    private final Rooms rooms;
    private final Catalog catalog;
    private final PluginContext context;

    @Inject
    QuestionCommands(GameStore store, Rooms rooms, Catalog catalog, PluginContext context) {
        this.store = store;
        this.rooms = rooms;
        this.catalog = catalog;
        this.context = context;
    }

    @Command(
            phrase = "trivia report",
            usage = "trivia report [id]",
            help = "Reports the last question as wrong; three people's reports take it out",
            owned = true)
    CommandReply report(CommandRequest request) {
        String id = reported(request);
        GameStore.Reported reported =
                store.report(id, request.user().name(), context.clock().instant());
        return CommandReply.privately(reportLine(reported))
                .withData(Map.of(
                        "question_id",
                        id,
                        "people",
                        reported.people(),
                        "quarantined",
                        reported.people() >= GameStore.PEOPLE));
    }

    private static String reportLine(GameStore.Reported reported) {
        if (reported.added() == 0) {
            return "You have reported this one already.";
        }
        return reported.people() >= GameStore.PEOPLE
                ? "Thank you! I won't ask this one again before a moderator has looked at it."
                : "Thank you, noted.";
    }

    private String reported(CommandRequest request) {
        String typed = request.args().strip();
        Optional<String> id = typed.isEmpty() ? lastQuestion(request.channel()) : Optional.of(typed);
        return id.filter(known -> catalog.find(known).isPresent() || GivenQuestion.isGiven(known))
                .orElseThrow(() -> new RoseyException(ErrorCode.NOT_FOUND, "no such question")
                        .withChatText("I don't know which question you mean."));
    }

    private Optional<String> lastQuestion(String channel) {
        Optional<GameState> state = rooms.find(channel).map(Room::state);
        if (state.isPresent() && state.get().round().number() > 0) {
            return state.map(playing -> playing.question().id());
        }
        return store.lastAsked(channel);
    }

    @Command(
            phrase = "trivia reports",
            usage = "trivia reports [restore <id> | remove <id>]",
            help = "Shows questions that people reported, and decides about them",
            minRank = MODERATOR)
    CommandReply reports(CommandRequest request) {
        String[] words = request.args().strip().split("\\s+", 2);
        return switch (words[0]) {
            case "" -> list();
            case "restore" -> restore(id(words));
            case "remove" -> remove(id(words), request.user().name());
            default -> throw unclear();
        };
    }

    private CommandReply list() {
        List<GameStore.Waiting> waiting = store.waiting();
        String text = waiting.isEmpty()
                ? "No question waits for a decision."
                : waiting.size() + " to decide (" + context.prefix()
                        + "trivia reports restore <id> or remove <id>), the first: " + line(waiting.getFirst());
        List<Map<String, Object>> questions = waiting.stream()
                .map(each -> Map.<String, Object>of("question_id", each.questionId(), "people", each.people()))
                .toList();
        return CommandReply.privately(ChatText.fit(text, ChatText.LONGEST)).withData(Map.of("questions", questions));
    }

    private String line(GameStore.Waiting waiting) {
        String id = waiting.questionId();
        return id
                + catalog.find(id)
                        .map(question -> " “" + question.text() + "” – " + question.answer())
                        .orElse("");
    }

    private CommandReply restore(String id) {
        if (!store.restore(id)) {
            throw new RoseyException(ErrorCode.NOT_FOUND, "not reported and not removed: " + id)
                    .withChatText("Nobody has reported that one.");
        }
        return CommandReply.privately("It is asked again, and its reports are forgotten.");
    }

    private CommandReply remove(String id, String by) {
        Question question = catalog.find(id)
                .orElseThrow(() -> new RoseyException(ErrorCode.NOT_FOUND, "no question " + id)
                        .withChatText("I know no question of that name."));
        store.remove(question.id(), by, context.clock().instant());
        return CommandReply.privately(
                "It is out for good. " + context.prefix() + "trivia reports restore " + question.id() + " undoes it.");
    }

    private String id(String[] words) {
        if (words.length < 2) {
            throw unclear();
        }
        return words[1].strip();
    }

    private RoseyException unclear() {
        String reports = context.prefix() + "trivia reports";
        return new RoseyException(ErrorCode.BAD_REQUEST, "restore <id> or remove <id>")
                .withChatText("Try " + reports + ", " + reports + " restore <id> or " + reports + " remove <id>");
    }
}
