package dev.rosey.plugins.trivia;

import dev.rosey.bus.CommandReply;
import dev.rosey.bus.CommandRequest;
import dev.rosey.plugin.Command;
import dev.rosey.plugin.RoseyPlugin;

/** What trivia is called on the bus, and the one message that explains it. */
@RoseyPlugin(
        name = "trivia",
        token = "trivia",
        family = "trivia",
        database = "trivia",
        calls = {"llmtrivia.source", "chat.channels"},
        description = "Trivia games that a crash cannot spoil.")
class TriviaPlugin {

    private static final String ABOUT =
            "🎬 Trivia! !trivia start [questions] [category] [easy|medium|hard] [first|all] [llm]"
                    + " begins a game, !a <text> answers. Then: !trivia hint, skip, pause, resume, stop, report."
                    + " Any time: !trivia stats [user], leaderboard [day|week|all], categories, settings.";

    @Command(action = "about", phrase = "trivia", usage = "trivia", help = "Explains trivia")
    CommandReply about(CommandRequest request) {
        return CommandReply.text(ABOUT);
    }
}
