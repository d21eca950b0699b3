package dev.rosey.plugins.@TOKEN@;

import dev.rosey.bus.CommandReply;
import dev.rosey.bus.CommandRequest;
import dev.rosey.plugin.Command;
import dev.rosey.plugin.PluginContext;
import dev.rosey.plugin.RoseyPlugin;
import jakarta.inject.Inject;

/** The plugin's commands. */
@RoseyPlugin(name = "@NAME@", token = "@TOKEN@", family = "@TOKEN@", description = "Says hello")
class @CLASS@ {

    private final PluginContext context;

    @Inject
    @CLASS@(PluginContext context) {
        this.context = context;
    }

    @Command(phrase = "@TOKEN@ hello", usage = "@TOKEN@ hello", help = "Says hello")
    CommandReply hello(CommandRequest request) {
        context.publish(new Greeted(request.channel()));
        return CommandReply.text("Hello " + request.user().name() + "!");
    }
}
