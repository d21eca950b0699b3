package dev.rosey.cytube;

import dev.rosey.cytube.ChatEvent.ChatLine;
import dev.rosey.cytube.ChatEvent.Connected;
import dev.rosey.cytube.ChatEvent.MediaChanged;
import dev.rosey.cytube.ChatEvent.PrivateLine;
import dev.rosey.cytube.ChatEvent.UserChanged;
import dev.rosey.cytube.ChatEvent.UserJoined;
import dev.rosey.cytube.ChatEvent.UserLeft;
import dev.rosey.cytube.ServerFrame.Chat;
import dev.rosey.cytube.ServerFrame.Pm;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A channel as one connection has seen it: who is there, what plays, and which of what arrives is news. A new connection gets
 * a new room, since a reconnect restores nothing.
 *
 * <p>Names are the same whatever their case, as on CyTube. Not safe for use by several threads.
 */
final class Room {

    private static final String PLATFORM = "cytube";

    private final String channel;
    private final HistoryGuard history = new HistoryGuard();
    private final MessageIds ids;
    private final Map<String, CytubeUser> users = new LinkedHashMap<>();
    private Optional<Media> media = Optional.empty();
    private String ownName;
    private double ownRank = -1;
    private double chatRank = -1;
    private boolean rankKnown;
    private boolean loggedIn;
    private boolean listed;

    Room(String channel, String ownName) {
        this.channel = channel;
        this.ownName = ownName;
        this.ids = new MessageIds(channel);
    }

    /** Logged in and in the channel; what was said before is none of our business. */
    boolean joined() {
        return loggedIn && listed;
    }

    boolean isOwn(String name) {
        return name.equalsIgnoreCase(ownName);
    }

    double ownRank() {
        return ownRank;
    }

    /**
     * Whether only the rank in the channel can tell that Rosey may chat: the login tells the one that she has everywhere, and
     * the other follows when CyTube has looked it up. What she says before that is dropped.
     */
    boolean awaitsRank() {
        return joined() && !rankKnown && ownRank < chatRank;
    }

    /** No other rank is awaited any more. */
    void rankIsKnown() {
        rankKnown = true;
    }

    /**
     * Why nothing that Rosey says to all arrives, as far as she can know, in words that follow “Rosey is”. A shadow mute
     * stays hidden. Empty until she has joined and her rank is known.
     */
    Optional<String> silence() {
        if (!joined()) {
            return Optional.empty();
        }
        if (find(ownName).map(CytubeUser::muted).orElse(false)) {
            return Optional.of("muted");
        }
        return ownRank >= chatRank || awaitsRank()
                ? Optional.empty()
                : Optional.of("below the rank that chatting takes (" + plain(ownRank) + " of " + plain(chatRank) + ")");
    }

    private static String plain(double rank) {
        return rank == Math.rint(rank) ? Long.toString((long) rank) : Double.toString(rank);
    }

    RoomView view() {
        return new RoomView(ownName, ownRank, silence(), List.copyOf(users.values()), media);
    }

    /** Takes in a frame and tells what of it is news, in order. */
    List<ChatEvent> apply(ServerFrame.OfRoom frame, Instant now) {
        return switch (frame) {
            case ServerFrame.LoggedIn login -> loggedIn(login.name());
            case ServerFrame.OwnRank rank -> ownRank(rank.rank());
            case ServerFrame.UserList list -> listed(list.users(), now);
            case ServerFrame.UserAdded added -> present(added.user());
            case ServerFrame.UserGone gone -> gone(gone.name());
            case ServerFrame.UserFlags flags ->
                changed(flags.name(), user -> user.withFlags(flags.afk(), flags.muted()));
            case ServerFrame.UserAfk afk -> changed(afk.name(), user -> user.withFlags(afk.afk(), user.muted()));
            case ServerFrame.UserRank rank -> ranked(rank.name(), rank.rank());
            case ServerFrame.Muted ignored -> changed(ownName, user -> user.withFlags(user.afk(), true));
            case ServerFrame.Permissions permissions -> permitted(permissions.chat());
            case ServerFrame.MediaStarted started -> media(started.media());
            case Chat line -> said(line, now);
            case Pm line -> saidInPrivate(line);
        };
    }

    private List<ChatEvent> loggedIn(String name) {
        ownName = name;
        boolean before = joined();
        loggedIn = true;
        return arrival(before);
    }

    private List<ChatEvent> ownRank(double rank) {
        ownRank = rank;
        rankKnown |= loggedIn;
        return List.of();
    }

    private List<ChatEvent> permitted(double chat) {
        chatRank = chat;
        return List.of();
    }

    /** The first list is how things stand; a later one, which comes when Rosey's rank crosses 2, may hold news. */
    private List<ChatEvent> listed(List<CytubeUser> present, Instant now) {
        boolean before = joined();
        List<ChatEvent> news = new ArrayList<>();
        if (before) {
            news.addAll(differences(present));
        }
        users.clear();
        present.forEach(user -> users.put(key(user.name()), user));
        history.userListArrived(now);
        listed = true;
        news.addAll(arrival(before));
        return news;
    }

    private List<ChatEvent> differences(List<CytubeUser> present) {
        List<ChatEvent> news = new ArrayList<>();
        Map<String, CytubeUser> gone = new LinkedHashMap<>(users);
        for (CytubeUser user : present) {
            gone.remove(key(user.name()));
            news.addAll(arrived(user, find(user.name())));
        }
        gone.values().stream()
                .filter(user -> !isOwn(user.name()))
                .forEach(user -> news.add(new UserLeft(channel, user)));
        return news;
    }

    private List<ChatEvent> arrival(boolean before) {
        return joined() && !before ? List.of(new Connected(channel, "joined", ownName, ownRank)) : List.of();
    }

    private List<ChatEvent> present(CytubeUser user) {
        Optional<CytubeUser> before = find(user.name());
        users.put(key(user.name()), user);
        return joined() ? arrived(user, before) : List.of();
    }

    private List<ChatEvent> arrived(CytubeUser user, Optional<CytubeUser> before) {
        if (before.isEmpty()) {
            return isOwn(user.name()) ? List.of() : List.of(new UserJoined(channel, user));
        }
        return before.get().equals(user) ? List.of() : List.of(new UserChanged(channel, user));
    }

    private List<ChatEvent> gone(String name) {
        Optional<CytubeUser> user = Optional.ofNullable(users.remove(key(name)));
        return user.filter(left -> joined() && !isOwn(left.name()))
                .map(left -> List.<ChatEvent>of(new UserLeft(channel, left)))
                .orElse(List.of());
    }

    private List<ChatEvent> ranked(String name, double rank) {
        if (isOwn(name)) {
            ownRank = rank;
            rankKnown |= loggedIn;
        }
        return changed(name, user -> user.withRank(rank));
    }

    private List<ChatEvent> changed(String name, UnaryOperator<CytubeUser> change) {
        Optional<CytubeUser> before = find(name);
        Optional<CytubeUser> after = before.map(change);
        after.ifPresent(user -> users.put(key(name), user));
        return after.filter(user -> joined() && !before.equals(after))
                .map(user -> List.<ChatEvent>of(new UserChanged(channel, user)))
                .orElse(List.of());
    }

    private List<ChatEvent> media(Media now) {
        boolean news = joined() && !media.equals(Optional.of(now));
        media = Optional.of(now);
        return news ? List.of(MediaChanged.of(channel, now)) : List.of();
    }

    private List<ChatEvent> said(Chat line, Instant now) {
        boolean fresh = history.isFresh(line, now);
        String text = typed(line);
        if (!fresh || !joined() || isNobody(line) || isOwn(line.username()) || line.shadow() || text.isBlank()) {
            return List.of();
        }
        String id = ids.next("chat", line.time(), line.username(), line.html());
        return List.of(new ChatLine(PLATFORM, channel, speaker(line.username()), text, id, line.time()));
    }

    private List<ChatEvent> saidInPrivate(Pm line) {
        String text = ChatMessages.oneLine(CytubeHtml.text(line.html()));
        if (!joined()
                || isOwn(line.username())
                || !isOwn(line.to())
                || isPseudoUser(line.username())
                || text.isBlank()) {
            return List.of();
        }
        String id = ids.next("pm", line.time(), line.username(), line.html());
        return List.of(new PrivateLine(PLATFORM, channel, speaker(line.username()), text, id, line.time()));
    }

    /** The server's own voices, {@code [server]} and {@code [voteskip]}: nobody can be called so. */
    private static boolean isNobody(Chat line) {
        return isPseudoUser(line.username()) || line.style().equals("server-whisper");
    }

    private static boolean isPseudoUser(String name) {
        return name.isEmpty() || name.startsWith("[");
    }

    /** With the slash command that CyTube took off, so that {@code /me !roll} does not become a command of ours. */
    private static String typed(Chat line) {
        String text = ChatMessages.oneLine(CytubeHtml.text(line.html()));
        return switch (line.style()) {
            case "action" -> "/me " + text;
            case "spoiler" -> "/sp " + text;
            case "shout" -> "/say " + text;
            case "drink" -> "/d " + text;
            default -> text;
        };
    }

    /** Who is not in the list, having just left it, has no more rights than a guest. */
    private CytubeUser speaker(String name) {
        return find(name).orElseGet(() -> new CytubeUser(name, 0, false, false));
    }

    private Optional<CytubeUser> find(String name) {
        return Optional.ofNullable(users.get(key(name)));
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
