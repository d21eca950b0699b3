package dev.rosey.core;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rosey.bus.BusJson;
import dev.rosey.bus.ChatUser;
import dev.rosey.bus.CommandReply;
import dev.rosey.bus.CommandRequest;
import dev.rosey.bus.RoseyException;
import dev.rosey.bus.Subjects;
import dev.rosey.bus.nats.NatsBus;
import dev.rosey.plugin.PluginBean;
import dev.rosey.plugin.PluginContext;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.logging.Logger;

/**
 * Whispers what happened to the operators who are in a channel: each subject at most once in 10 minutes. Returns at once.
 */
@PluginBean
class OperatorNews {

    private static final Logger LOG = Logger.getLogger(OperatorNews.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final NatsBus bus;
    private final PluginContext context;
    private final Courtesy courtesy = new Courtesy(Duration.ofMinutes(10));
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @Inject
    OperatorNews(NatsBus bus, PluginContext context) {
        this.bus = bus;
        this.context = context;
    }

    /** Tells the operators who are there. {@code subject}: what it is about, so that it is not told again and again. */
    void tell(String subject, String text) {
        LOG.warning(text);
        if (courtesy.once(subject, context.clock().instant())) {
            threads.execute(() -> whisper(text));
        }
    }

    private void whisper(String text) {
        try {
            for (var channel : ask("channels", "-").path("channels")) {
                whisper(channel.path("channel").asText(), channel.path("name").asText(), text);
            }
        } catch (RoseyException nobodyToTell) {
            LOG.fine(() -> "the operators cannot be told: " + nobodyToTell.message());
        }
    }

    private void whisper(String channel, String self, String text) {
        for (var user : ask("users", channel).path("users")) {
            var name = user.path("name").asText();
            if (user.path("rank").asDouble() >= Operators.RANK && !name.equals(self)) {
                context.tell(channel, name, Lines.clip(text));
            }
        }
    }

    private JsonNode ask(String action, String channel) {
        var request = CommandRequest.of(
                channel, ChatUser.guest(context.name()), "", context.clock().instant());
        var message = bus.requestAndWait(Subjects.command("chat", action), BusJson.bytes(request), PATIENCE);
        var reply = BusJson.read(message.body(), CommandReply.class);
        return BusJson.tree(reply.data() == null ? BusJson.emptyObject() : reply.data());
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }
}
