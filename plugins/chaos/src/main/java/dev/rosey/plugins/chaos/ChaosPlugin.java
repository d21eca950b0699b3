package dev.rosey.plugins.chaos;

import dev.rosey.bus.CommandReply;
import dev.rosey.bus.CommandRequest;
import dev.rosey.bus.Subjects;
import dev.rosey.bus.nats.BusMessage;
import dev.rosey.bus.nats.NatsBus;
import dev.rosey.plugin.Command;
import dev.rosey.plugin.RoseyPlugin;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** Everything that can be wrong with an answer, and one that is right. */
@RoseyPlugin(name = "chaos", token = "chaos", family = "chaos", description = "Does what no plugin should, for tests")
class ChaosPlugin {

    /** More than a server takes ({@code max_payload}). */
    private static final int TOO_LARGE = 2 << 20;

    private final NatsBus bus;

    @Inject
    ChaosPlugin(NatsBus bus) {
        this.bus = bus;
    }

    @Command(phrase = "chaos ping", help = "Answers")
    CommandReply ping(CommandRequest request) {
        return CommandReply.text("chaos is here, " + request.args());
    }

    @Command(action = "throw", phrase = "chaos throw", help = "Throws an exception")
    CommandReply throwException(CommandRequest request) {
        throw new IllegalStateException("thrown on purpose");
    }

    @Command(phrase = "chaos overflow", help = "Throws an error")
    CommandReply overflow(CommandRequest request) {
        return CommandReply.text("depth " + depth(0));
    }

    /** There is no end to it. */
    private static int depth(int above) {
        return above < 0 ? above : depth(above + 1) + 1;
    }

    @Command(phrase = "chaos nothing", help = "Returns null")
    @Nullable
    CommandReply nothing(CommandRequest request) {
        return null;
    }

    @Command(phrase = "chaos silence", help = "Never answers", timeout = "PT2S")
    CommandReply silence(CommandRequest request) throws InterruptedException {
        new CountDownLatch(1).await();
        return CommandReply.text("never said");
    }

    @Command(phrase = "chaos stubborn", help = "Never answers and ignores its interruption", timeout = "PT2S")
    CommandReply stubborn(CommandRequest request) {
        Wait.through(Duration.ofMinutes(10));
        return CommandReply.text("never said");
    }

    @Command(phrase = "chaos late", help = "Answers after its time-out", timeout = "PT1S")
    CommandReply late(CommandRequest request) {
        Wait.through(Duration.ofSeconds(3));
        return CommandReply.text("too late, " + request.args());
    }

    @Command(phrase = "chaos slow", help = "Answers when everybody has given up hope")
    CommandReply slow(CommandRequest request) {
        Wait.through(Duration.ofSeconds(2));
        return CommandReply.text("here it is at last, " + request.args());
    }

    @Command(phrase = "chaos gigantic", help = "Answers with more than fits into a message")
    CommandReply gigantic(CommandRequest request) {
        bus.publish(BusMessage.of("chaos.gigantic", null, new byte[TOO_LARGE]));
        return CommandReply.text("x".repeat(TOO_LARGE));
    }

    @Command(phrase = "chaos twice", help = "Answers twice")
    CommandReply twice(CommandRequest request) {
        var first = "{\"ok\":true,\"text\":\"the first answer, " + request.args() + "\"}";
        bus.publish(BusMessage.of(Subjects.reply("chaos", request.id()), null, first.getBytes(StandardCharsets.UTF_8)));
        return CommandReply.text("the second answer, " + request.args());
    }
}
