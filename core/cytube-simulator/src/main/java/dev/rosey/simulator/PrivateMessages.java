package dev.rosey.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Private messages: to both sides, never remembered, newlines and empty ones let through. */
final class PrivateMessages {
    private final World world;

    PrivateMessages(World world) {
        this.world = world;
    }

    void pm(Visitor sender, JsonNode frame) {
        Room room = sender.room();
        String complaint = complaint(frame);
        if (complaint != null) {
            error(sender, "Unexpected error for message pm: " + complaint);
            return;
        }
        if (room == null || !sender.isInside()) {
            return;
        }
        if (!sender.isNamed()) {
            error(sender, "You must be signed in to send PMs");
            return;
        }
        String to = Names.key(Frames.cut(frame.path("to").textValue(), 100));
        String refusal = refusal(sender, to);
        if (refusal != null) {
            error(sender, refusal);
            return;
        }
        if (sender.limit().refuses(FloodLimit.Rate.EVERYWHERE)) {
            sender.send("cooldown", FloodLimit.Rate.EVERYWHERE.pauseMillis());
            return;
        }
        Visitor receiver = room.find(to);
        if (receiver == null) {
            error(sender, "PM failed: " + to + " isn't connected to this channel.");
            return;
        }
        deliver(sender, receiver, room, Frames.cut(frame.path("msg").textValue(), ChatDesk.LONGEST));
    }

    private void deliver(Visitor sender, Visitor receiver, Room room, String text) {
        Map<String, Object> meta = new LinkedHashMap<>();
        if (text.startsWith(">")) {
            meta.put("addClass", "greentext");
        }
        long now = world.clock().millis();
        Wire.Pm line = new Wire.Pm(sender.name(), room.filter().html(text), meta, now, receiver.name());
        room.said(line, text);
        receiver.send("pm", line);
        sender.send("pm", line);
    }

    /** Who is not there is found out later, and costs as much as a message that arrives. */
    private static @Nullable String refusal(Visitor sender, String to) {
        if (to.equals(sender.key())) {
            return "You can't PM yourself!";
        }
        return Names.isUser(to) ? null : "PM failed: " + to + " isn't a valid username.";
    }

    private static @Nullable String complaint(JsonNode frame) {
        String about = Frames.complaint(frame, "msg", "string");
        return about == null ? Frames.complaint(frame, "to", "string") : about;
    }

    private static void error(Visitor to, String text) {
        to.send("errorMsg", new Wire.Message(text));
    }
}
