package dev.rosey.simulator;

import com.corundumstudio.socketio.AckRequest;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** Which event goes where. Events that are not listed are ignored, as CyTube ignores those that it does not know. */
final class Reception {
    private final Map<String, Handler> handlers;

    Reception(World world) {
        Entrance entrance = new Entrance(world);
        ChatDesk chat = new ChatDesk(world);
        PrivateMessages privately = new PrivateMessages(world);
        Moderation moderation = new Moderation();
        handlers = Map.ofEntries(
                on("joinChannel", entrance::join),
                on("channelPassword", entrance::channelPassword),
                on("login", entrance::login),
                on("chatMsg", chat::chatMsg),
                on("pm", privately::pm),
                on("setChannelRank", moderation::setChannelRank),
                on("setOptions", moderation::setOptions),
                on("setPermissions", moderation::setPermissions),
                on("unban", moderation::unban),
                on("requestBanlist", (visitor, frame) -> moderation.requestBanlist(visitor)),
                inside(
                        "requestPlaylist",
                        (visitor, room, frame) -> room.playlist().sendTo(visitor)),
                inside("playerReady", (visitor, room, frame) -> room.playlist().sendCurrent(visitor)),
                inside("vote", (visitor, room, frame) -> room.polls().vote(visitor, frame)),
                inside("closePoll", (visitor, room, frame) -> room.polls().close(visitor)),
                Map.entry("newPoll", (visitor, frame, ack) -> newPoll(world, visitor, frame, ack)));
    }

    Map<String, Handler> handlers() {
        return handlers;
    }

    private static void newPoll(World world, Visitor visitor, JsonNode frame, AckRequest ack) {
        Room room = visitor.room();
        if (room != null
                && visitor.isInside()
                && room.polls().open(visitor, frame, world.clock().millis())) {
            ack.sendAckData(Map.of());
        }
    }

    private static Map.Entry<String, Handler> on(String event, Plain plain) {
        return Map.entry(event, (visitor, frame, ack) -> plain.handle(visitor, frame));
    }

    private static Map.Entry<String, Handler> inside(String event, Inside inside) {
        return Map.entry(event, (visitor, frame, ack) -> {
            Room room = visitor.room();
            if (room != null && visitor.isInside()) {
                inside.handle(visitor, room, frame);
            }
        });
    }

    /** Handles one event; a frame without an argument comes as JSON null. */
    interface Handler {
        void handle(Visitor visitor, JsonNode frame, AckRequest ack);
    }

    private interface Plain {
        void handle(Visitor visitor, JsonNode frame);
    }

    private interface Inside {
        void handle(Visitor visitor, Room room, JsonNode frame);
    }
}
