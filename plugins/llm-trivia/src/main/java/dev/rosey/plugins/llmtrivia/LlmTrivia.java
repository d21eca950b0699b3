package dev.rosey.plugins.llmtrivia;

import dev.rosey.bus.CommandReply;
import dev.rosey.bus.CommandRequest;
import dev.rosey.plugin.Command;
import dev.rosey.plugin.RoseyPlugin;
import jakarta.inject.Inject;

/** What people ask of the model. */
@RoseyPlugin(
        name = "llm-trivia",
        token = "llmtrivia",
        family = "llmtrivia",
        description = "Questions and heckles from a language model, on a leash",
        calls = {"trivia.ask", "chat.media", "chat.users"})
class LlmTrivia {
    private static final String NO_MODEL = "No language model is set up here, so this one is from the trivia packs.";
    private static final String NO_HECKLES = "I have no language model to heckle with: nobody set one up here.";

    private final PackQuestions packs;

    @Inject
    LlmTrivia(PackQuestions packs) {
        this.packs = packs;
    }

    @Command(
            action = "ask",
            phrase = "llmtrivia",
            usage = "llmtrivia [topic]",
            help = "Asks one question about what plays, or about the topic",
            cooldown = "PT20S",
            timeout = "PT12S")
    CommandReply ask(CommandRequest request) {
        return packs.ask(request, NO_MODEL);
    }

    @Command(
            phrase = "riff",
            usage = "riff",
            help = "Heckles the current film, where the channel wants that",
            cooldown = "PT20S",
            timeout = "PT12S")
    CommandReply riff(CommandRequest request) {
        return CommandReply.text(NO_HECKLES);
    }
}
