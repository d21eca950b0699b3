package dev.rosey.plugins.chaos;

import dev.rosey.bus.BusJson;
import dev.rosey.bus.CloudEvent;
import dev.rosey.bus.CommandReply;
import dev.rosey.bus.CommandRequest;
import dev.rosey.bus.nats.BusMessage;
import dev.rosey.bus.nats.NatsBus;
import dev.rosey.plugin.Command;
import dev.rosey.plugin.PluginBean;
import dev.rosey.plugin.PluginContext;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** Speaks where it may not, hears what is not for it, and tells lies where it may speak. */
@PluginBean
class TrespassCommands {

    private static final List<String> OTHERS = List.of(
            "chat.message",
            "dice.roll_performed",
            "trivia.game_started",
            "plugin.crashed",
            "rosey.started",
            "rosey.command.dice.roll",
            "rosey.command.plugin.disable",
            "rosey.command.host.stop",
            "rosey.reply.dice.1",
            "rosey.settings.dice-roller",
            "db.exec.trivia.migrate",
            "inspector.query.plugins",
            "_INBOX.rosey-core.x",
            "$SRV.PING",
            "$SYS.REQ.SERVER.PING",
            "$JS.API.STREAM.DELETE.ROSEY_EVENTS",
            "$KV.rosey-config.dice-roller");

    private static final List<String> EARS =
            List.of(">", "*.*", "rosey.command.>", "chat.message", "_INBOX.>", "$SRV.INFO.dice-roller");

    private final NatsBus bus;
    private final PluginContext context;
    private final AtomicLong overheard = new AtomicLong();

    @Inject
    TrespassCommands(NatsBus bus, PluginContext context) {
        this.bus = bus;
        this.context = context;
    }

    @Command(phrase = "chaos garbage", help = "Publishes nonsense on everybody's subjects, and lies on its own")
    CommandReply garbage(CommandRequest request) {
        var nonsense = "\u0000 nonsense {".getBytes(StandardCharsets.UTF_8);
        OTHERS.forEach(subject -> bus.publish(BusMessage.of(subject, "rosey.command.chat.say", nonsense)));
        for (var own : List.of("chaos.started", "chaos.stopping", "chaos.heartbeat", "chaos.denied")) {
            bus.publish(BusMessage.of(own, "rosey.command.chat.say", nonsense));
            for (var victim : List.of("dice-roller", "rosey-core", "cytube-connection")) {
                var lie = Map.of("plugin", victim, "instance", "1", "version", "0", "reason", "a lie");
                bus.publish(BusMessage.of(
                        own,
                        null,
                        BusJson.bytes(CloudEvent.of(
                                "/plugins/" + victim + "/1",
                                own,
                                context.clock().instant(),
                                lie))));
            }
        }
        return CommandReply.text("all said, " + request.args());
    }

    @Command(phrase = "chaos listen", help = "Subscribes to everything")
    CommandReply listen(CommandRequest request) {
        EARS.forEach(subject -> bus.subscribe(subject, message -> overheard.incrementAndGet()));
        return CommandReply.text("all ears, " + request.args());
    }

    @Command(phrase = "chaos overheard", help = "Tells how much it heard that was not for it")
    CommandReply overheard(CommandRequest request) {
        return CommandReply.text("overheard " + overheard.get() + ", " + request.args());
    }
}
