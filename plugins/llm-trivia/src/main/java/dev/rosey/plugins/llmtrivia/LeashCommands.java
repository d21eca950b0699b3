package dev.rosey.plugins.llmtrivia;

import dev.rosey.bus.CommandReply;
import dev.rosey.bus.CommandRequest;
import dev.rosey.plugin.Command;
import dev.rosey.plugin.PluginBean;

/** What operators ask about the model, and how they stop it. */
@PluginBean
class LeashCommands {

    private static final String NONE = "No language model is set up here.";

    @Command(phrase = "llm status", aliases = "llm", usage = "llm status", help = "Tells whether a model is there")
    CommandReply status(CommandRequest request) {
        return CommandReply.text(NONE);
    }
}
