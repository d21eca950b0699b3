package dev.rosey.runtime.busy;

import dev.rosey.bus.ChatUser;
import dev.rosey.bus.CloudEvent;
import dev.rosey.bus.CommandReply;
import dev.rosey.bus.CommandRequest;
import dev.rosey.bus.ErrorCode;
import dev.rosey.bus.RoseyException;
import dev.rosey.bus.WireError;
import dev.rosey.plugin.Arg;
import dev.rosey.plugin.Command;
import dev.rosey.plugin.Endpoint;
import dev.rosey.plugin.OnEvent;
import dev.rosey.plugin.PluginContext;
import dev.rosey.plugin.RoseyPlugin;
import dev.rosey.plugin.ServiceRequest;
import dev.rosey.plugin.Settings;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Does everything that a plugin should not, and some of what it should. */
@RoseyPlugin(
        name = "busy",
        token = "busy",
        family = "busy",
        description = "Fails in every way",
        version = "1.2.3",
        calls = {"hello.hello", "nobody.there", "busy.garbled"})
public class Busy {

    /** What a thing may be. */
    enum Color {
        RED,
        DARK_BLUE
    }

    /** What a test sees of the plugin. */
    public static final AtomicInteger CALLS = new AtomicInteger();

    public static final AtomicInteger INTERRUPTED = new AtomicInteger();
    public static final BlockingQueue<Object> HEARD = new LinkedBlockingQueue<>();
    public static volatile CountDownLatch gate = new CountDownLatch(0);

    private final PluginContext context;
    private final Settings<BusySettings> settings;
    private final BusyHelper helper;

    @Inject
    Busy(PluginContext context, Settings<BusySettings> settings, BusyHelper helper) {
        this.context = context;
        this.settings = settings;
        this.helper = helper;
    }

    @Command(phrase = "busy count")
    String count(CommandRequest request) {
        return "call " + CALLS.incrementAndGet();
    }

    @Command(owned = true)
    String mine(CommandRequest request) {
        return "mine " + request.channel();
    }

    @Command
    String checked(CommandRequest request) throws IOException {
        throw new IOException("on purpose");
    }

    @Command
    String unchecked(CommandRequest request) {
        throw new IllegalStateException("on purpose");
    }

    @Command
    @SuppressWarnings("InfiniteRecursion") // on purpose
    String overflow(CommandRequest request) {
        return overflow(request);
    }

    @Command
    String error(CommandRequest request) {
        throw new AssertionError("on purpose");
    }

    @Command
    String nothing(CommandRequest request) {
        return null;
    }

    @Command
    String known(CommandRequest request) {
        throw new RoseyException(ErrorCode.CONFLICT, "already")
                .with("position", 7)
                .withChatText("Already there.");
    }

    @Command
    String half(CommandRequest request) {
        throw new RoseyException(ErrorCode.CONFLICT, "🎲".substring(0, 1)).withChatText("🎲".substring(1));
    }

    @Command
    String untellable(CommandRequest request) {
        throw new RoseyException(ErrorCode.CONFLICT, "x").with("thing", new Object());
    }

    @Command
    CommandReply said(CommandRequest request) {
        return new CommandReply(false, "No.", false, null, List.of(), new WireError("odd code", "said", Map.of()));
    }

    @Command
    CommandReply handed(CommandRequest request) {
        return new CommandReply(false, "No.", false, null, List.of(), new WireError("NOT_FOUND", "said", Map.of()));
    }

    @Command
    String giant(CommandRequest request) {
        return "x".repeat(1_100_000);
    }

    @Command(action = "giant-failure")
    String giantFailure(CommandRequest request) {
        throw new RoseyException(ErrorCode.CONFLICT, "x".repeat(1_100_000));
    }

    @Command(timeout = "PT0.3S")
    String sleepy(CommandRequest request) throws InterruptedException {
        try {
            new CountDownLatch(1).await();
            return "never";
        } catch (InterruptedException e) {
            INTERRUPTED.incrementAndGet();
            throw e;
        }
    }

    @Command(timeout = "PT0.3S")
    @SuppressWarnings("ThreadPriorityCheck")
    String stubborn(CommandRequest request) {
        while (gate.getCount() > 0) {
            LockSupport.parkNanos(1_000_000);
            if (Thread.interrupted()) {
                INTERRUPTED.incrementAndGet();
            }
        }
        return "late";
    }

    @Command(timeout = "PT30S")
    String held(CommandRequest request) throws InterruptedException {
        CALLS.incrementAndGet();
        gate.await();
        return "held";
    }

    @Command(timeout = "PT60S")
    String forever(CommandRequest request) throws InterruptedException {
        context.publish(new BusyHappened("forever"));
        new CountDownLatch(1).await();
        return "never";
    }

    @Command
    String slowly(CommandRequest request) {
        LockSupport.parkNanos(1_000_000_000);
        return "slowly " + helper.word();
    }

    @Command
    String flagged(CommandRequest request) {
        Thread.currentThread().interrupt();
        return "flagged";
    }

    @Command(minRank = 2)
    String moderate(CommandRequest request) {
        return "moderated";
    }

    @Command(usage = "busy typed <number> <color> [<share>] [<rest>]")
    String typed(
            @Arg("number") int number,
            CommandRequest request,
            @Arg("color") Color color,
            @Arg("share") Optional<Double> share,
            @Arg(value = "rest", rest = true) Optional<String> rest) {
        return request.user().name()
                + '|'
                + number
                + '|'
                + color
                + '|'
                + share.map(String::valueOf).orElse("-")
                + '|'
                + rest.orElse("-");
    }

    @Command
    CommandReply nested(CommandRequest request) {
        context.publish(new BusyHappened("nested"));
        return context.call("hello", "hello", request);
    }

    @Command
    CommandReply foreign(CommandRequest request) {
        return context.call("secret", "thing", request);
    }

    @Command
    CommandReply lonely(CommandRequest request) {
        return context.call("nobody", "there", request);
    }

    @Command
    CommandReply misled(CommandRequest request) {
        return context.call("busy", "garbled", request);
    }

    @Endpoint("rosey.command.busy.garbled")
    List<String> garbled(ServiceRequest request) {
        return List.of("no", "reply");
    }

    @Command
    String settled(CommandRequest request) {
        var now = settings.current();
        return now.rounds() + "/" + now.greeting();
    }

    @Command
    String published(CommandRequest request) {
        context.publish(new BusyHappened("🎲".substring(0, 1)));
        context.say("room", "hello");
        context.say("room", "x".repeat(20_000));
        context.tell("room", "alice", "psst");
        return ChatUser.guest(context.name()).name() + ' ' + context.instance();
    }

    @OnEvent("test.envelope")
    void envelope(CloudEvent event) {
        HEARD.add(event);
    }

    @OnEvent("test.data")
    void data(BusyHappened data) {
        if (data.what().equals("fail")) {
            throw new StackOverflowError("on purpose");
        }
        if (data.what().equals("interrupt")) {
            Thread.currentThread().interrupt();
        }
        HEARD.add(data);
    }
}
