package dev.rosey.benchmarks;

import dev.rosey.bus.CommandReply;
import dev.rosey.bus.CommandRequest;
import dev.rosey.plugin.Command;
import dev.rosey.plugin.RoseyPlugin;

/** The plugin that is measured. */
@RoseyPlugin(name = "greeter", token = "greeter", family = "greeter", description = "Greets, to be measured")
class Greeter {

    @Command(phrase = "greet", help = "Greets")
    CommandReply greet(CommandRequest request) {
        return CommandReply.text("Hello " + request.user().name() + "!");
    }
}
