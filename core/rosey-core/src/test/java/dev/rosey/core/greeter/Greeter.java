package dev.rosey.core.greeter;

import dev.rosey.bus.CommandReply;
import dev.rosey.bus.CommandRequest;
import dev.rosey.plugin.Arg;
import dev.rosey.plugin.Command;
import dev.rosey.plugin.Event;
import dev.rosey.plugin.PluginContext;
import dev.rosey.plugin.RoseyPlugin;
import dev.rosey.plugin.Settings;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** A plugin that greets, and does what plugins should not. */
@RoseyPlugin(name = "greeter", token = "greet", family = "greet", description = "Greets people")
public class Greeter {

    /** How many have begun to greet patiently. */
    public static final AtomicInteger WAITING = new AtomicInteger();

    /** What they wait for. */
    public static volatile CountDownLatch gate = new CountDownLatch(0);

    @Event("greet.greeted")
    record Greeted(String who) {}

    private final PluginContext context;
    private final Settings<GreeterSettings> settings;

    @Inject
    Greeter(PluginContext context, Settings<GreeterSettings> settings) {
        this.context = context;
        this.settings = settings;
    }

    @Command(phrase = "greet properly", help = "Greets as the settings say")
    String properly(CommandRequest request) {
        var now = settings.current();
        return String.join(" ", Collections.nCopies(now.times(), now.word()));
    }

    @Command(phrase = "greet", aliases = "hi there", usage = "greet <name>", help = "Greets somebody")
    CommandReply greet(CommandRequest request, @Arg("name") String name) {
        context.publish(new Greeted(name));
        return CommandReply.text(request.user().name() + " greets " + name + "!");
    }

    @Command(phrase = "greet everybody", help = "Greets the room", cooldown = "PT1H")
    String everybody(CommandRequest request, @Arg("how") String how) {
        return "Hello everybody, " + how + '!';
    }

    @Command(phrase = "greet silently", help = "Greets with a nod")
    String silently() {
        return "";
    }

    @Command(phrase = "greet secretly", help = "Greets in private", minRank = 2)
    CommandReply secretly(CommandRequest request) {
        return CommandReply.privately("psst, hello");
    }

    @Command(phrase = "greet long", help = "Greets at length")
    CommandReply at_length(CommandRequest request) {
        return CommandReply.text("one")
                .withMore(IntStream.range(0, 3).mapToObj(i -> "more " + i).toList());
    }

    @Command(phrase = "greet patiently", help = "Greets when a test says so")
    String patiently(CommandRequest request) throws InterruptedException {
        WAITING.incrementAndGet();
        gate.await();
        return "Hello at last";
    }

    @Command(phrase = "greet badly", help = "Fails")
    List<String> badly(CommandRequest request) {
        throw new IllegalStateException("java.lang.NullPointerException at select * from secrets");
    }
}
