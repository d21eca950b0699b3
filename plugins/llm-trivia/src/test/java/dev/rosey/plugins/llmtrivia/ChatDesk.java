package dev.rosey.plugins.llmtrivia;

import dev.rosey.bus.BusJson;
import dev.rosey.bus.ChatUser;
import dev.rosey.bus.CommandReply;
import dev.rosey.bus.CommandRequest;
import dev.rosey.bus.nats.BusMessage;
import dev.rosey.bus.nats.NatsBus;
import java.util.List;
import java.util.Map;

/** A channel's end of {@code rosey.command.chat}: says who is there and what plays. */
final class ChatDesk {

    private final NatsBus bus;
    private volatile List<String> people = List.of();
    private volatile Map<String, Object> playing = Map.of();

    ChatDesk(NatsBus bus) {
        this.bus = bus;
        bus.subscribe("rosey.command.chat.users", this::users);
        bus.subscribe("rosey.command.chat.media", this::media);
        bus.flush();
    }

    void says(List<String> names) {
        people = names;
    }

    /** Nothing plays but this in this channel, and no event tells. */
    void plays(String channel, String title) {
        playing = Map.of(channel, Map.of("title", title, "type", "yt", "duration_s", 61));
    }

    private void users(BusMessage message) {
        answer(
                message,
                Map.of(
                        "users",
                        people.stream().map(name -> new ChatUser(name, 0)).toList()));
    }

    private void media(BusMessage message) {
        Object media =
                playing.get(BusJson.read(message.body(), CommandRequest.class).channel());
        answer(message, media == null ? Map.of() : Map.of("media", media));
    }

    private void answer(BusMessage message, Map<String, ?> data) {
        var reply = CommandReply.text("").withData(data);
        bus.publish(BusMessage.of(String.valueOf(message.replyTo()), null, BusJson.bytes(reply)));
    }
}
