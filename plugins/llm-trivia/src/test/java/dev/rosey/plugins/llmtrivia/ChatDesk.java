package dev.rosey.plugins.llmtrivia;

import dev.rosey.bus.BusJson;
import dev.rosey.bus.ChatUser;
import dev.rosey.bus.CommandReply;
import dev.rosey.bus.nats.BusMessage;
import dev.rosey.bus.nats.NatsBus;
import java.util.List;
import java.util.Map;

/** A channel's end of {@code rosey.command.chat.users}: says who is there. */
final class ChatDesk {

    private final NatsBus bus;
    private volatile List<String> people = List.of();

    ChatDesk(NatsBus bus) {
        this.bus = bus;
        bus.subscribe("rosey.command.chat.users", this::serve);
        bus.flush();
    }

    void says(List<String> names) {
        people = names;
    }

    private void serve(BusMessage message) {
        var users = people.stream().map(name -> new ChatUser(name, 0)).toList();
        var reply = CommandReply.text("").withData(Map.of("users", users));
        bus.publish(BusMessage.of(String.valueOf(message.replyTo()), null, BusJson.bytes(reply)));
    }
}
