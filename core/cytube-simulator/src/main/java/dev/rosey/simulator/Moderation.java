package dev.rosey.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** What moderators do to others: by chat command, and by the events that CyTube's own page sends. */
final class Moderation {
    private static final String RANK_REFUSED = "Updating user rank failed: You can't promote someone to a rank equal or"
            + " higher than yourself, or demote them to below rank 1.";

    void kick(Visitor moderator, Room room, String arguments) {
        if (!room.permissions().allow(moderator, "kick")) {
            return;
        }
        Visitor target = target(moderator, room, "/kick", arguments);
        if (target == null) {
            return;
        }
        if (target.rank() >= moderator.rank()) {
            complain(moderator, "You do not have permission to kick " + target.name());
            return;
        }
        target.kick(afterName(arguments));
        room.whisper(moderator.name() + " kicked " + target.name());
    }

    void ban(Visitor moderator, Room room, String arguments) {
        String name = name(arguments);
        if (!room.permissions().allow(moderator, "ban") || !Names.isUser(name)) {
            return;
        }
        if (room.rankOf(name) >= moderator.rank()) {
            complain(moderator, "You don't have permission to ban " + name);
            return;
        }
        if (!room.bans().add(name, afterName(arguments), moderator.name())) {
            complain(moderator, "The ban list is full");
            return;
        }
        room.whisper(moderator.name() + " namebanned " + name);
        Visitor target = room.find(name);
        if (target != null) {
            target.kick("You're banned!");
        }
    }

    void mute(Visitor moderator, Room room, String arguments, boolean shadow) {
        if (!room.permissions().allow(moderator, "mute")) {
            return;
        }
        Visitor target = target(moderator, room, shadow ? "/smute" : "/mute", arguments);
        if (target == null) {
            return;
        }
        if (target.rank() >= moderator.rank()) {
            complain(moderator, "/mute failed: " + target.name() + " has equal or higher rank than you.");
            return;
        }
        room.mute(target, shadow);
        if (shadow) {
            tellModerators(room, target);
        } else {
            room.metaChanged(target);
        }
        room.whisper(moderator.name() + (shadow ? " shadowmuted " : " muted ") + target.name());
    }

    void unmute(Visitor moderator, Room room, String arguments) {
        if (!room.permissions().allow(moderator, "mute")) {
            return;
        }
        Visitor target = target(moderator, room, "/unmute", arguments);
        if (target == null || !target.isMuted()) {
            return;
        }
        room.unmute(target);
        room.whisper(moderator.name() + " unmuted " + target.name());
        room.metaChanged(target);
    }

    void rank(Visitor owner, Room room, String arguments) {
        try {
            setRank(owner, room, name(arguments), Double.parseDouble(afterName(arguments)));
        } catch (NumberFormatException notANumber) {
            complain(owner, "/rank needs a name and a number");
        }
    }

    void setChannelRank(Visitor owner, JsonNode frame) {
        Room room = owner.room();
        String name = Frames.text(frame, "name");
        if (room != null
                && owner.isInside()
                && name != null
                && frame.path("rank").isNumber()) {
            setRank(owner, room, name, frame.path("rank").doubleValue());
        }
    }

    void setOptions(Visitor owner, JsonNode frame) {
        Room room = owner.room();
        if (room == null || !owner.isInside()) {
            return;
        }
        if (!owner.isModerator()) {
            owner.kick("Attempted setOptions as a non-moderator");
            return;
        }
        room.options().merge(frame);
        room.all("channelOpts", room.options().wire());
    }

    void setPermissions(Visitor owner, JsonNode frame) {
        Room room = owner.room();
        if (room == null || !owner.isInside() || owner.rank() < Ranks.ADMIN) {
            return;
        }
        room.permissions().merge(frame);
        room.snapshot().forEach(visitor -> room.playlist().sendTo(visitor));
        room.all("setPermissions", room.permissions().wire());
    }

    void requestBanlist(Visitor moderator) {
        Room room = moderator.room();
        if (room != null && moderator.isInside() && room.permissions().allow(moderator, "ban")) {
            moderator.send("banlist", room.bans().list());
        }
    }

    void unban(Visitor moderator, JsonNode frame) {
        Room room = moderator.room();
        String name = Frames.text(frame, "name");
        if (room == null
                || name == null
                || !moderator.isInside()
                || !room.permissions().allow(moderator, "ban")) {
            return;
        }
        Bans.Ban lifted = room.bans().remove(name);
        if (lifted == null) {
            return;
        }
        Unbanned unbanned = new Unbanned(lifted.id(), lifted.name());
        room.moderators().forEach(one -> one.send("banlistRemove", unbanned));
        room.whisper(moderator.name() + " unbanned " + lifted.name());
    }

    /** The user list comes again, whole, when somebody becomes a moderator or no longer is one. */
    static void giveRank(Visitor visitor, Room room, double rank) {
        boolean wasModerator = visitor.isModerator();
        visitor.rank(rank);
        if (wasModerator != visitor.isModerator()) {
            visitor.send("userlist", room.userlist(visitor.isModerator()));
        }
        visitor.send("rank", Ranks.wire(rank));
        room.all("setUserRank", new Wire.NameRank(visitor.name(), Ranks.wire(rank)));
    }

    private static void setRank(Visitor owner, Room room, String name, double rank) {
        if (owner.rank() < Ranks.ADMIN || !Names.isUser(name)) {
            return;
        }
        if (!(rank >= Ranks.USER && rank < owner.rank()) || room.rankOf(name) >= owner.rank()) {
            owner.send("channelRankFail", new Wire.Message(RANK_REFUSED));
            return;
        }
        room.storeRank(name, rank);
        Visitor target = room.find(name);
        if (target != null) {
            giveRank(target, room, rank);
            return;
        }
        room.all("setUserRank", new OfflineRank(name, Ranks.wire(rank), Ranks.wire(owner.rank())));
        room.whisper(owner.name() + " set " + name + "'s rank to " + Ranks.wire(rank));
    }

    private static void tellModerators(Room room, Visitor target) {
        Wire.NamedMeta meta = new Wire.NamedMeta(target.name(), target.meta(true));
        room.moderators().forEach(moderator -> moderator.send("setUserMeta", meta));
    }

    private static @Nullable Visitor target(Visitor moderator, Room room, String command, String arguments) {
        String name = name(arguments);
        Visitor target = room.find(name);
        if (target == null) {
            complain(moderator, command + " target " + name + " not present in channel.");
        }
        return target;
    }

    private static void complain(Visitor to, String text) {
        to.send("errorMsg", new Wire.Message(text));
    }

    private static String name(String arguments) {
        int space = arguments.indexOf(' ');
        return space < 0 ? arguments : arguments.substring(0, space);
    }

    private static String afterName(String arguments) {
        int space = arguments.indexOf(' ');
        return space < 0 ? "" : arguments.substring(space + 1).strip();
    }

    private record Unbanned(int id, String name) {}

    private record OfflineRank(String name, Number rank, Number userrank) {}
}
