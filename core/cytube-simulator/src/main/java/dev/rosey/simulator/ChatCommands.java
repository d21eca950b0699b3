package dev.rosey.simulator;

import java.util.Map;

/** Chat that starts with a slash. What is no command is said as it stands, what is not allowed is dropped. */
final class ChatCommands {
    private final ChatDesk desk;
    private final Moderation moderation;

    ChatCommands(ChatDesk desk, Moderation moderation) {
        this.desk = desk;
        this.moderation = moderation;
    }

    /** Returns whether the text was a command. */
    boolean run(Visitor visitor, Room room, String text, Map<String, Object> meta) {
        if (!text.startsWith("/")) {
            return false;
        }
        int space = text.indexOf(' ');
        String command = space < 0 ? text : text.substring(0, space);
        String rest = space < 0 ? "" : text.substring(space + 1);
        switch (command) {
            case "/me" -> act(visitor, room, rest, meta);
            case "/sp" -> spoil(visitor, room, rest, meta);
            case "/say" -> shout(visitor, room, rest, meta);
            case "/afk" -> desk.away(visitor, room, !visitor.isAfk());
            case "/clear" -> clear(visitor, room);
            case "/kick" -> moderation.kick(visitor, room, rest);
            case "/ban" -> moderation.ban(visitor, room, rest);
            case "/mute" -> moderation.mute(visitor, room, rest, false);
            case "/smute" -> moderation.mute(visitor, room, rest, true);
            case "/unmute" -> moderation.unmute(visitor, room, rest);
            case "/rank" -> moderation.rank(visitor, room, rest);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void act(Visitor visitor, Room room, String rest, Map<String, Object> meta) {
        meta.put("addClass", "action");
        meta.put("action", true);
        desk.process(visitor, room, rest, meta);
    }

    private void spoil(Visitor visitor, Room room, String rest, Map<String, Object> meta) {
        meta.put("addClass", "spoiler");
        desk.process(visitor, room, rest, meta);
    }

    private void shout(Visitor visitor, Room room, String rest, Map<String, Object> meta) {
        if (visitor.rank() < Ranks.LEADER) {
            return;
        }
        meta.put("addClass", "shout");
        meta.put("addClassToNameAndTimestamp", true);
        meta.put("forceShowName", true);
        desk.process(visitor, room, rest, meta);
    }

    private static void clear(Visitor visitor, Room room) {
        if (!room.permissions().allow(visitor, "chatclear")) {
            return;
        }
        room.forgetHistory();
        room.all("clearchat", Map.of("clearedBy", visitor.name()));
        room.notice(visitor.name() + " cleared chat.");
    }
}
