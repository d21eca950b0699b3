package dev.rosey.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What becomes of a {@code chatMsg}: dropped, refused, carried out as a command, or said. */
final class ChatDesk {
    /** A message is cut to this many UTF-16 units, before escaping. */
    static final int LONGEST = 320;

    private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x1f]+");
    private static final Pattern DRINK = Pattern.compile("/d(-?[0-9]{1,5})?(.*)", Pattern.DOTALL);
    private final World world;
    private final ChatCommands commands;

    ChatDesk(World world) {
        this.world = world;
        commands = new ChatCommands(this, new Moderation());
    }

    void chatMsg(Visitor visitor, JsonNode frame) {
        Room room = visitor.room();
        String complaint = Frames.complaint(frame, "msg", "string");
        if (complaint != null) {
            visitor.send("errorMsg", new Wire.Message("Unexpected error for message chatMsg: " + complaint));
            return;
        }
        if (room == null || !visitor.isInside() || !room.permissions().allow(visitor, "chat")) {
            return;
        }
        String text = Frames.cut(frame.path("msg").textValue(), LONGEST);
        if (!room.options().is("allow_ascii_control")) {
            text = CONTROL.matcher(text).replaceAll(" ");
        }
        if (text.isBlank() || !visitor.isNamed()) {
            return;
        }
        if (visitor.isAfk() && !text.startsWith("/afk")) {
            away(visitor, room, false);
        }
        Map<String, Object> meta = new LinkedHashMap<>();
        JsonNode flair = frame.path("meta").path("modflair");
        if (visitor.isModerator() && flair.isNumber() && flair.doubleValue() == visitor.rank()) {
            meta.put("modflair", Ranks.wire(visitor.rank()));
        }
        process(visitor, room, text, meta);
    }

    /** Every pass counts against the limit, so that {@code /me} costs two, and may be a command again. */
    void process(Visitor visitor, Room room, String text, Map<String, Object> meta) {
        FloodLimit.Rate rate = room.options().chatRate(visitor.rank());
        if (visitor.limit().refuses(rate)) {
            visitor.send("cooldown", rate.pauseMillis());
            return;
        }
        if (isDrink(visitor, room, text, meta) || commands.run(visitor, room, text, meta)) {
            return;
        }
        if (text.startsWith(">")) {
            meta.put("addClass", "greentext");
        }
        say(visitor, room, text, meta);
    }

    /** Goes away or comes back, and all are told. */
    void away(Visitor visitor, Room room, boolean away) {
        visitor.afk(away);
        if (away) {
            visitor.send("clearVoteskipVote");
        }
        room.metaChanged(visitor);
        room.all("setAFK", new Wire.Afk(visitor.name(), away));
    }

    private boolean isDrink(Visitor visitor, Room room, String text, Map<String, Object> meta) {
        Matcher drink = DRINK.matcher(text);
        if (!room.permissions().allow(visitor, "drink") || !drink.matches()) {
            return false;
        }
        int count = count(drink.group(1));
        room.drink(count);
        String message = drink.group(2);
        if (count < 0 && message.isBlank()) {
            return true;
        }
        meta.put("addClass", "drink");
        meta.put("forceShowName", true);
        String times = count == 1 ? "" : "  (x" + count + ")";
        say(visitor, room, (message + " drink!" + times).strip(), meta);
        return true;
    }

    private static int count(@Nullable String digits) {
        return digits == null ? 1 : Integer.parseInt(digits);
    }

    private void say(Visitor visitor, Room room, String text, Map<String, Object> meta) {
        if (visitor.isMuted() && !visitor.isShadowMuted()) {
            visitor.send("noflood", new Wire.NoFlood("chat", "You have been muted on this channel."));
            return;
        }
        String html = room.filter().html(text);
        Wire.ChatMsg line =
                new Wire.ChatMsg(visitor.name(), html, meta, world.clock().millis());
        if (visitor.isShadowMuted()) {
            sayInTheShadow(visitor, room, line);
            return;
        }
        room.remember(line);
        room.said(line, text);
        room.all("chatMsg", line);
    }

    /** The speaker sees an ordinary echo, moderators see that it is none, all others see nothing. */
    private static void sayInTheShadow(Visitor visitor, Room room, Wire.ChatMsg line) {
        Map<String, Object> meta = new LinkedHashMap<>(line.meta());
        meta.put("shadow", true);
        Wire.ChatMsg shadow = new Wire.ChatMsg(line.username(), line.msg(), meta, line.time());
        visitor.send("chatMsg", line);
        room.moderators().stream()
                .filter(other -> other != visitor)
                .forEach(moderator -> moderator.send("chatMsg", shadow));
    }
}
