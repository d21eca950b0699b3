package dev.rosey.runtime.hello;

import dev.rosey.bus.CommandReply;
import dev.rosey.bus.CommandRequest;
import dev.rosey.plugin.Command;
import dev.rosey.plugin.RoseyPlugin;

/** The smallest plugin there is. */
@RoseyPlugin(name = "hello", token = "hello", family = "hello", description = "Says hello")
class Hello {

    @Command(phrase = "hello", help = "Says hello")
    CommandReply hello(CommandRequest request) {
        return CommandReply.text("Hello " + request.user().name() + "!");
    }
}
