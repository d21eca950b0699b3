package dev.rosey.plugins.chaos;

import dev.rosey.bus.CommandReply;
import dev.rosey.bus.CommandRequest;
import dev.rosey.plugin.Arg;
import dev.rosey.plugin.Command;
import dev.rosey.plugin.Event;
import dev.rosey.plugin.PluginBean;
import dev.rosey.plugin.PluginContext;
import jakarta.inject.Inject;
import java.util.concurrent.TimeUnit;

/** Too much of what is allowed. */
@PluginBean
class FloodCommands {

    private static final int EVENTS_PER_MILLISECOND = 50;

    /** What the bus is flooded with. */
    @Event("chaos.noise")
    record Noise(long number) {}

    private final PluginContext context;

    @Inject
    FloodCommands(PluginContext context) {
        this.context = context;
    }

    @Command(action = "flood-events", phrase = "chaos events", help = "Publishes 50,000 events a second")
    CommandReply events(CommandRequest request, @Arg("seconds") int seconds) {
        Thread.ofPlatform().daemon().start(() -> publish(TimeUnit.SECONDS.toNanos(Math.min(seconds, 60))));
        return CommandReply.text("here they come, " + request.args());
    }

    private void publish(long nanos) {
        long start = System.nanoTime();
        long number = 0;
        while (System.nanoTime() - start < nanos) {
            long due = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start) * EVENTS_PER_MILLISECOND;
            while (number < due) {
                context.publish(new Noise(number++));
            }
            Thread.onSpinWait();
        }
    }

    @Command(action = "flood-chat", phrase = "chaos chat", help = "Says a lot in the channel")
    CommandReply chat(CommandRequest request, @Arg("lines") int lines) {
        for (int i = 0; i < Math.min(lines, 10_000); i++) {
            context.say(request.channel(), "chaos says " + i);
        }
        return CommandReply.text("that was all, " + request.args());
    }
}
