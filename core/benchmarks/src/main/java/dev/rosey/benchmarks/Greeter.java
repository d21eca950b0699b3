package dev.rosey.benchmarks;

import dev.rosey.bus.CommandReply;
import dev.rosey.bus.CommandRequest;
import dev.rosey.bus.Subjects;
import dev.rosey.plugin.Command;
import dev.rosey.plugin.RoseyPlugin;

/** The plugin that is measured. */
@RoseyPlugin(name = Greeter.NAME, token = "greeter", family = "greeter", description = "Greets, to be measured")
class Greeter {

    static final String NAME = "greeter";
    static final String SUBJECT = Subjects.command("greeter", "greet");

    @Command(phrase = "greet", help = "Greets")
    CommandReply greet(CommandRequest request) {
        return CommandReply.text(greeting(request.user().name()));
    }

    static String greeting(String name) {
        return "Hello " + name + "!";
    }
}
