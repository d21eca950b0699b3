package dev.rosey.simulator;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One channel: who is in it and what they are told. Lives on the loop's thread. */
final class Room {
    private static final int HISTORY = 15;

    private final World world;
    private final String name;
    private final Set<Visitor> visitors = new LinkedHashSet<>();
    private final Map<String, Double> ranks = new HashMap<>();
    private final Deque<Wire.ChatMsg> history = new ArrayDeque<>();
    private final RoomOptions options;
    private final ChannelPermissions permissions = new ChannelPermissions();
    private final ChatFilter filter = new ChatFilter();
    private final Bans bans = new Bans();
    private final Map<String, Boolean> shadowMutes = new HashMap<>();
    private final Usercount usercount;
    private final Playlist playlist;
    private final Polls polls = new Polls(this);
    private final List<Runnable> heldRanks = new ArrayList<>();
    private boolean holdsRanks;
    private boolean registered = true;
    private boolean kept;
    private int drinks;

    Room(World world, String name) {
        this.world = world;
        this.name = name;
        options = new RoomOptions(name);
        usercount = new Usercount(world, this);
        playlist = new Playlist(world, this);
    }

    /** Lets somebody in who is allowed to; the caller has said so already. */
    void add(Visitor visitor) {
        visitors.add(visitor);
        visitor.enters(this, Visitor.Stage.INSIDE);
    }

    /** Somebody has left, or was thrown out. */
    void left(Visitor visitor) {
        if (!visitors.remove(visitor)) {
            return;
        }
        if (visitor.isNamed()) {
            all("userLeave", new Wire.Name(visitor.name()));
        }
        usercount.changed();
    }

    void all(String event, @Nullable Object... args) {
        snapshot().forEach(visitor -> visitor.send(event, args));
    }

    /** What the server tells everybody. */
    void notice(String text) {
        all("chatMsg", serverLine(text));
    }

    /** What the server tells moderators only. */
    void whisper(String text) {
        Wire.ChatMsg line = serverLine(text);
        moderators().forEach(visitor -> visitor.send("chatMsg", line));
    }

    /** Tells somebody the rank in this channel, unless that is held. */
    void whenRanksAreTold(Runnable tell) {
        if (holdsRanks) {
            heldRanks.add(tell);
            return;
        }
        tell.run();
    }

    void holdRanks() {
        holdsRanks = true;
    }

    void tellRanks() {
        holdsRanks = false;
        heldRanks.forEach(Runnable::run);
        heldRanks.clear();
    }

    void announce(Visitor newcomer) {
        for (Visitor visitor : snapshot()) {
            visitor.send("addUser", newcomer.listed(visitor.isModerator() && visitor != newcomer));
        }
        Wire.ChatMsg joined = serverLine(newcomer.name() + " joined (aliases: " + newcomer.name() + ")");
        moderators().stream()
                .filter(visitor -> visitor != newcomer)
                .forEach(visitor -> visitor.send("chatMsg", joined));
    }

    /** Mutes somebody; the mute stays with the name, whoever comes under it. */
    void mute(Visitor visitor, boolean shadow) {
        visitor.mute(true, shadow);
        shadowMutes.put(visitor.key(), shadow);
    }

    void unmute(Visitor visitor) {
        visitor.mute(false, false);
        shadowMutes.remove(visitor.key());
    }

    /** Somebody has a name now. Who was muted under it still is, and only those who may mute are told. */
    void muteAgain(Visitor visitor) {
        Boolean shadow = shadowMutes.get(visitor.key());
        if (shadow == null) {
            return;
        }
        visitor.mute(true, shadow);
        snapshot().stream()
                .filter(other -> permissions.allow(other, "mute"))
                .forEach(other -> other.send(
                        "setUserMeta", new Wire.NamedMeta(visitor.name(), visitor.meta(other.isModerator()))));
    }

    void metaChanged(Visitor of) {
        for (Visitor visitor : snapshot()) {
            visitor.send("setUserMeta", new Wire.NamedMeta(of.name(), of.meta(visitor.isModerator())));
        }
    }

    List<Wire.User> userlist(boolean forModerators) {
        return visitors.stream()
                .filter(Visitor::isNamed)
                .map(visitor -> visitor.listed(forModerators))
                .toList();
    }

    /** Everybody, safe to use while someone is thrown out. */
    List<Visitor> snapshot() {
        return new ArrayList<>(visitors);
    }

    List<Visitor> moderators() {
        return visitors.stream().filter(Visitor::isModerator).toList();
    }

    @Nullable
    Visitor find(String user) {
        String key = Names.key(user);
        return visitors.stream()
                .filter(visitor -> visitor.isNamed() && visitor.key().equals(key))
                .findFirst()
                .orElse(null);
    }

    void said(Wire.ChatMsg line, String typed) {
        world.transcript().add(this, new SaidLine(world.clock().instant(), line.username(), null, typed, line.msg()));
    }

    void said(Wire.Pm line, String typed) {
        world.transcript()
                .add(this, new SaidLine(world.clock().instant(), line.username(), line.to(), typed, line.msg()));
    }

    void remember(Wire.ChatMsg line) {
        if (history.size() == HISTORY) {
            history.removeFirst();
        }
        history.addLast(line);
    }

    Wire.ChatMsg serverLine(String text) {
        return new Wire.ChatMsg("[server]", text, Wire.WHISPER, world.clock().millis());
    }

    double rankOf(String user) {
        return ranks.getOrDefault(Names.key(user), world.accounts().rank(user));
    }

    void storeRank(String user, double rank) {
        ranks.put(Names.key(user), rank);
    }

    /** Adds to the drinks and says how many there are now. */
    void drink(int count) {
        drinks = Math.clamp(drinks + count, 0, 1_000_000);
        all("drinkCount", drinks);
    }

    void noDrinks() {
        drinks = 0;
        all("drinkCount", 0);
    }

    Collection<Wire.ChatMsg> history() {
        return history;
    }

    void forgetHistory() {
        history.clear();
    }

    int size() {
        return visitors.size();
    }

    String name() {
        return name;
    }

    RoomOptions options() {
        return options;
    }

    ChannelPermissions permissions() {
        return permissions;
    }

    ChatFilter filter() {
        return filter;
    }

    List<SaidLine> said() {
        return world.transcript().of(this);
    }

    Bans bans() {
        return bans;
    }

    Usercount usercount() {
        return usercount;
    }

    Playlist playlist() {
        return playlist;
    }

    Polls polls() {
        return polls;
    }

    int drinks() {
        return drinks;
    }

    boolean isRegistered() {
        return registered;
    }

    void registered(boolean isRegistered) {
        registered = isRegistered;
        permissions.reset(isRegistered);
    }

    /** True when a test holds on to this channel; it is then never forgotten. */
    boolean isKept() {
        return kept;
    }

    void keep() {
        kept = true;
    }
}
