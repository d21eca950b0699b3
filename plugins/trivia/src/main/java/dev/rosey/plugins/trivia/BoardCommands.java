package dev.rosey.plugins.trivia;

import dev.rosey.bus.CommandReply;
import dev.rosey.bus.CommandRequest;
import dev.rosey.bus.ErrorCode;
import dev.rosey.bus.RoseyException;
import dev.rosey.plugin.Command;
import dev.rosey.plugin.PluginBean;
import dev.rosey.plugin.PluginContext;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The commands about what was played. */
@PluginBean
class BoardCommands {

    private static final LocalDate EVER = LocalDate.EPOCH;

    private final GameStore store;
    private final Rooms rooms;
    private final SettingsBook settings;
    private final Catalog catalog;
    private final PluginContext context;

    @Inject
    BoardCommands(GameStore store, Rooms rooms, SettingsBook settings, Catalog catalog, PluginContext context) {
        this.store = store;
        this.rooms = rooms;
        this.settings = settings;
        this.catalog = catalog;
        this.context = context;
    }

    @Command(phrase = "trivia stats", usage = "trivia stats [user]", help = "Shows what somebody has won here")
    CommandReply stats(CommandRequest request) {
        String typed = request.args().strip().split("\\s+", 2)[0];
        String name = ChatText.fit(typed.isEmpty() ? request.user().name() : typed, 40);
        GameStore.Stats stats = store.stats(request.channel(), name);
        return CommandReply.text(statsLine(name, stats))
                .withData(Map.of(
                        "user", name,
                        "points", stats.points(),
                        "correct", stats.correct(),
                        "games", stats.games(),
                        "won", stats.won()));
    }

    private static String statsLine(String name, GameStore.Stats stats) {
        if (stats.games() == 0 && stats.correct() == 0) {
            return name + " has not played trivia here yet.";
        }
        return "📊 " + name + ": " + stats.points() + " points, " + stats.correct() + " right, " + stats.won() + " of "
                + stats.games() + (stats.games() == 1 ? " game" : " games") + " won.";
    }

    @Command(
            phrase = "trivia leaderboard",
            usage = "trivia leaderboard [day|week|all]",
            help = "Shows who has the most points here")
    CommandReply leaderboard(CommandRequest request) {
        String span = request.args().strip().toLowerCase(Locale.ROOT);
        LocalDate since = since(span, settings.of(request.channel()).zone());
        List<GameStore.Place> places = store.leaderboard(request.channel(), since);
        List<Map<String, Object>> scores = places.stream()
                .map(place -> Map.<String, Object>of(
                        "user", place.name(), "points", place.points(), "correct", place.correct()))
                .toList();
        return CommandReply.text(boardLine(span, places)).withData(Map.of("scores", scores));
    }

    private LocalDate since(String span, ZoneId zone) {
        LocalDate today = context.clock().instant().atZone(zone).toLocalDate();
        return switch (span) {
            case "day", "today" -> today;
            case "week" -> today.minusDays(today.getDayOfWeek().getValue() - 1L);
            case "", "all" -> EVER;
            default ->
                throw new RoseyException(ErrorCode.BAD_REQUEST, "no such board")
                        .withChatText(
                                "There are three boards: " + context.prefix() + "trivia leaderboard day, week or all");
        };
    }

    private static String boardLine(String span, List<GameStore.Place> places) {
        String of = switch (span) {
            case "day", "today" -> "today";
            case "week" -> "this week";
            default -> "of all time";
        };
        if (places.isEmpty()) {
            return "🏆 Nobody has points " + (of.equals("of all time") ? "yet" : of) + ".";
        }
        StringBuilder line = new StringBuilder("🏆 Best ").append(of).append(": ");
        for (int i = 0; i < places.size(); i++) {
            line.append(i == 0 ? "" : " · ")
                    .append(i + 1)
                    .append(". ")
                    .append(places.get(i).name());
            line.append(' ').append(places.get(i).points());
        }
        return ChatText.fit(line.toString(), ChatText.LONGEST);
    }

    @Command(phrase = "trivia categories", usage = "trivia categories", help = "Shows what there is to play")
    CommandReply categories(CommandRequest request) {
        Map<String, Long> categories = catalog.categories();
        String line = categories.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(" · "));
        return CommandReply.text(ChatText.fit("🗂 " + line, ChatText.LONGEST)).withData(categories);
    }

    /** Names in a game that is not over would come back with its end. */
    @Command(
            phrase = "trivia forgetme",
            usage = "trivia forgetme",
            help = "Removes all I know of your games",
            owned = true)
    CommandReply forgetme(CommandRequest request) {
        String name = request.user().name();
        boolean plays = rooms.all().stream().anyMatch(room -> knows(room.state(), name));
        if (plays) {
            throw new RoseyException(ErrorCode.CONFLICT, "in a game that is not over")
                    .withChatText("You are in a game right now; ask me again when it is over.");
        }
        long rows = store.forget(name, context.clock().instant());
        return CommandReply.privately("Done: I have forgotten what you played.").withData(Map.of("removed", rows));
    }

    private static boolean knows(GameState state, String name) {
        return Names.same(state.start().startedBy(), name)
                || state.table().scores().containsKey(Names.key(name))
                || state.round().players().containsKey(Names.key(name));
    }
}
