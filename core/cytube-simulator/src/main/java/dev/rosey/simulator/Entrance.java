package dev.rosey.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Joining a channel and logging in, in either order. */
final class Entrance {
    private final World world;

    Entrance(World world) {
        this.world = world;
    }

    /** Only the first {@code joinChannel} of a connection counts. */
    void join(Visitor visitor, JsonNode frame) {
        String channel = Frames.text(frame, "name");
        if (channel == null || visitor.stage() != Visitor.Stage.OUTSIDE) {
            return;
        }
        if (!Names.isChannel(channel)) {
            visitor.send(
                    "errorMsg",
                    new Wire.Message("Invalid channel name.  Channel names may consist of 1-30"
                            + " characters in the set a-z, A-Z, 0-9, -, and _"));
            visitor.kick("Invalid channel name");
            return;
        }
        Room room = world.room(channel);
        if (isBanned(visitor, room)) {
            return;
        }
        if (visitor.isRegistered()) {
            visitor.rank(room.rankOf(visitor.name()));
            visitor.send("rank", Ranks.wire(visitor.rank()));
        }
        if (!visitor.isNamed() && room.options().is("block_anonymous_users")) {
            visitor.enters(room, Visitor.Stage.NEEDS_NAME);
            visitor.send(
                    "errorMsg",
                    new Wire.Message(
                            "This channel has blocked anonymous users. Please provide a user" + " name to join."));
            return;
        }
        tryPassword(visitor, room, Frames.text(frame, "pw"));
    }

    void channelPassword(Visitor visitor, JsonNode frame) {
        Room room = visitor.room();
        if (room == null || visitor.stage() != Visitor.Stage.NEEDS_PASSWORD) {
            return;
        }
        String given = frame.isTextual() ? frame.textValue() : "";
        if (!given.equals(room.options().password())) {
            visitor.send("needPassword", true);
            return;
        }
        visitor.send("cancelNeedPassword");
        enter(visitor, room, visitor.isRegistered());
    }

    void login(Visitor visitor, JsonNode frame) {
        if (!frame.isContainerNode() && !frame.isNull()) {
            visitor.send("errorMsg", new Wire.Message("Invalid login frame"));
            return;
        }
        String name = Frames.text(frame, "name");
        if (name == null || visitor.isNamed()) {
            return;
        }
        String password = Frames.text(frame, "pw");
        String refusal =
                password == null || password.isEmpty() ? guestRefusal(visitor, name) : userRefusal(name, password);
        if (refusal != null) {
            visitor.send("login", Wire.Login.refused(refusal));
            return;
        }
        String canonical = world.accounts().canonicalName(name);
        if (canonical == null) {
            visitor.isGuest(name);
        } else {
            visitor.isUser(canonical);
        }
        visitor.send("rank", Ranks.wire(visitor.rank()));
        visitor.send("login", new Wire.Login(true, visitor.name(), null, visitor.isRegistered() ? null : true));
        loggedIn(visitor);
    }

    private @Nullable String userRefusal(String name, String password) {
        if (!Names.isUser(name)) {
            return "Invalid username \"" + name + "\"";
        }
        if (world.accounts().canonicalName(name) == null) {
            return "User does not exist";
        }
        return world.accounts().passwordIs(password) ? null : "Invalid username/password combination";
    }

    private @Nullable String guestRefusal(Visitor visitor, String name) {
        if (!Names.isUser(name)) {
            return "Invalid username.  Usernames must be 1-20 characters long and consist only of characters a-z,"
                    + " A-Z, 0-9, -, or _.";
        }
        if (Names.isReserved(name)) {
            return "That username is reserved.";
        }
        if (world.accounts().looksRegistered(name)) {
            return "That username is registered.";
        }
        Room room = visitor.room();
        return room != null && room.find(name) != null ? "That name is already in use on this channel." : null;
    }

    private void loggedIn(Visitor visitor) {
        Room room = visitor.room();
        if (room == null) {
            return;
        }
        switch (visitor.stage()) {
            case OUTSIDE -> {}
            case NEEDS_PASSWORD -> loggedInAtTheDoor(visitor, room);
            case NEEDS_NAME -> namedAtTheDoor(visitor, room);
            case INSIDE -> {
                kickNamesake(visitor, room);
                room.announce(visitor);
                room.muteAgain(visitor);
                room.whenRanksAreTold(() -> takeRank(visitor, room));
            }
        }
    }

    private void loggedInAtTheDoor(Visitor visitor, Room room) {
        if (!visitor.isRegistered()) {
            return;
        }
        visitor.rank(room.rankOf(visitor.name()));
        visitor.send("rank", Ranks.wire(visitor.rank()));
        room.all("setUserRank", new Wire.NameRank(visitor.name(), Ranks.wire(visitor.rank())));
        if (isBanned(visitor, room)) {
            return;
        }
        if (visitor.isModerator()) {
            visitor.send("cancelNeedPassword");
            enter(visitor, room, true);
        }
    }

    private void namedAtTheDoor(Visitor visitor, Room room) {
        if (isBanned(visitor, room)) {
            return;
        }
        if (room.options().password() != null) {
            visitor.enters(room, Visitor.Stage.NEEDS_PASSWORD);
            visitor.send("needPassword", false);
            loggedInAtTheDoor(visitor, room);
            return;
        }
        enter(visitor, room, false);
        if (takeRank(visitor, room)) {
            visitor.send("listPlaylists", List.of());
        }
    }

    private void tryPassword(Visitor visitor, Room room, @Nullable String given) {
        String needed = room.options().password();
        if (needed != null && !needed.equals(given) && !visitor.isModerator()) {
            visitor.enters(room, Visitor.Stage.NEEDS_PASSWORD);
            visitor.send("needPassword", given != null);
            return;
        }
        enter(visitor, room, visitor.isRegistered());
    }

    private void enter(Visitor visitor, Room room, boolean rankKnown) {
        if (visitor.isNamed()) {
            kickNamesake(visitor, room);
            room.announce(visitor);
        }
        room.add(visitor);
        visitor.send("setPermissions", room.permissions().wire());
        visitor.send("setPlaylistLocked", room.isRegistered());
        visitor.send("emoteList", List.of());
        if (visitor.isNamed()) {
            room.muteAgain(visitor);
        }
        room.history().forEach(line -> visitor.send("chatMsg", line));
        visitor.send("drinkCount", room.drinks());
        visitor.send("channelCSSJS", EmptyStyle.INSTANCE);
        visitor.send("setMotd", "");
        visitor.send("channelOpts", room.options().wire());
        room.playlist().sendTo(visitor);
        room.playlist().sendCurrent(visitor);
        if (rankKnown) {
            room.playlist().sendTo(visitor);
        }
        room.polls().sendTo(visitor);
        visitor.send("userlist", room.userlist(visitor.isModerator()));
        room.usercount().changed();
        if (!room.isRegistered()) {
            visitor.send("channelNotRegistered");
        }
        if (rankKnown) {
            visitor.send("listPlaylists", List.of());
        }
    }

    /** The rank in a channel comes after the login, and the user list again when it makes somebody a moderator. */
    private static boolean takeRank(Visitor visitor, Room room) {
        if (!visitor.isRegistered()) {
            return false;
        }
        visitor.rank(room.rankOf(visitor.name()));
        visitor.send("rank", Ranks.wire(visitor.rank()));
        if (visitor.isModerator()) {
            visitor.send("userlist", room.userlist(true));
        }
        room.playlist().sendTo(visitor);
        room.all("setUserRank", new Wire.NameRank(visitor.name(), Ranks.wire(visitor.rank())));
        if (isBanned(visitor, room)) {
            room.whisper(visitor.name() + " was kicked (name is banned)");
            return false;
        }
        return true;
    }

    private static boolean isBanned(Visitor visitor, Room room) {
        if (!visitor.isNamed() || !room.bans().contains(visitor.name())) {
            return false;
        }
        visitor.kick("You are banned from this channel.");
        return true;
    }

    private static void kickNamesake(Visitor visitor, Room room) {
        for (Visitor other : room.snapshot()) {
            if (other != visitor && other.isNamed() && other.key().equals(visitor.key())) {
                other.kick("Duplicate login");
            }
        }
    }

    /** {@code {"css":"","cssHash":"…","js":"","jsHash":"…"}}: no style and no script, and their MD5. */
    private record EmptyStyle(String css, String cssHash, String js, String jsHash) {
        static final EmptyStyle INSTANCE =
                new EmptyStyle("", "1B2M2Y8AsgTpgAmY7PhCfg==", "", "1B2M2Y8AsgTpgAmY7PhCfg==");
    }
}
