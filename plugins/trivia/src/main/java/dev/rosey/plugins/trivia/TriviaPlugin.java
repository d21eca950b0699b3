package dev.rosey.plugins.trivia;

import dev.rosey.bus.CommandReply;
import dev.rosey.bus.CommandRequest;
import dev.rosey.plugin.Command;
import dev.rosey.plugin.PluginContext;
import dev.rosey.plugin.RoseyPlugin;
import jakarta.inject.Inject;

/** What trivia is called on the bus, and the one message that explains it. */
@RoseyPlugin(
        name = "trivia",
        token = "trivia",
        family = "trivia",
        database = "trivia",
        calls = {"llmtrivia.source", "chat.channels"},
        description = "Trivia games that a crash cannot spoil.")
class TriviaPlugin {

    private final PluginContext context;

    @Inject
    TriviaPlugin(PluginContext context) {
        this.context = context;
    }

    @Command(action = "about", phrase = "trivia", usage = "trivia", help = "Explains trivia")
    CommandReply about(CommandRequest request) {
        return CommandReply.text(
                ("🎬 Trivia! %1$strivia start [questions] [category] [easy|medium|hard] [first|all] [llm]"
                                + " begins a game, %1$sa <text> answers."
                                + " Then: %1$strivia hint, skip, pause, resume, stop, report."
                                + " Any time: %1$strivia stats [user], leaderboard [day|week|all], categories, settings.")
                        .formatted(context.prefix()));
    }
}
