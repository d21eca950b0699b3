package dev.rosey.plugins.trivia;

import dev.rosey.bus.BusJson;
import dev.rosey.bus.RoseyException;
import dev.rosey.plugin.PluginBean;
import dev.rosey.plugin.Storage;
import dev.rosey.plugin.StoredRows;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What trivia keeps. Every method is one statement or one transaction; while the database is away all of them fail. */
@PluginBean
class GameStore {

    /** So many different people's reports quarantine a question. */
    static final int PEOPLE = 3;

    private static final String AWAY = "I can't get at my scorebook right now. Please try again in a minute.";

    private final Storage storage;

    @Inject
    GameStore(Storage storage) {
        this.storage = storage;
    }

    /** A game that is not over, and the instance that plays it or did. */
    record OpenGame(String id, String channel, @Nullable String owner) {}

    private record Id(String questionId) {}

    private record Body(String body) {}

    private record ChannelBody(String channel, String body) {}

    /** What became of a report: whether this person had not reported before, and how many have. */
    record Reported(long added, long people) {}

    /** A question that waits for a moderator. */
    record Waiting(String questionId, long people) {}

    /** What a player has in a channel. */
    record Stats(long points, long correct, long games, long won) {}

    /** A line of a board. */
    record Place(String name, long points, long correct) {}

    private record Forgotten(long rows) {}

    /** All or nothing; the one way in which games are written. Failures come as they are. */
    void write(List<Storage.Call> calls) {
        storage.transaction(calls);
    }

    List<OpenGame> openGames() {
        return query("open_games", Map.of()).as(OpenGame.class);
    }

    /** Makes a game an instance's own: what others still write to it changes nothing from now on. */
    void own(String gameId, String owner) {
        exec("own_game", Map.of("game_id", gameId, "owner", owner));
    }

    /** The saved events of a game, in order. */
    List<SavedEvent> events(String gameId) {
        List<SavedEvent> events = new ArrayList<>();
        StoredRows page;
        do {
            int after = events.isEmpty() ? -1 : events.getLast().seq();
            page = query("events_of", Map.of("game_id", gameId, "after", after));
            events.addAll(page.as(SavedEvent.class));
        } while (!page.result().rows().isEmpty());
        return events;
    }

    /** Ids of what was asked in a channel, oldest first. */
    List<String> asked(String channel) {
        return query("recently_asked", Map.of("channel", channel)).as(Id.class).stream()
                .map(Id::questionId)
                .toList()
                .reversed();
    }

    Optional<String> lastAsked(String channel) {
        return query("last_asked", Map.of("channel", channel)).first(Id.class).map(Id::questionId);
    }

    /** Ids of questions that are quarantined or removed. */
    Set<String> notAsked() {
        Set<String> ids = new TreeSet<>();
        query("not_asked", Map.of("people", PEOPLE)).as(Id.class).forEach(id -> ids.add(id.questionId()));
        return ids;
    }

    Reported report(String questionId, String player, Instant at) {
        return exec("report", Map.of("question_id", questionId, "player", Names.key(player), "at", at))
                .one(Reported.class);
    }

    List<Waiting> waiting() {
        return query("waiting", Map.of("people", PEOPLE)).as(Waiting.class);
    }

    /** Lets a question be asked again; false when nothing kept it from that. */
    boolean restore(String questionId) {
        Map<String, String> params = Map.of("question_id", questionId);
        List<StoredRows> results = told(() -> storage.transaction(
                List.of(new Storage.Call("restore_reports", params), new Storage.Call("restore_removed", params))));
        return results.stream().anyMatch(result -> result.affected() > 0);
    }

    void remove(String questionId, String by, Instant at) {
        exec("remove_question", Map.of("question_id", questionId, "by", by, "at", at));
    }

    Stats stats(String channel, String player) {
        return query("stats", Map.of("channel", channel, "player", Names.key(player)))
                .one(Stats.class);
    }

    List<Place> leaderboard(String channel, LocalDate since) {
        return query("leaderboard", Map.of("channel", channel, "since", since.toString()))
                .as(Place.class);
    }

    /** What was changed from the defaults, by channel. */
    Map<String, Map<String, String>> settings() {
        Map<String, Map<String, String>> settings = new HashMap<>();
        query("all_settings", Map.of())
                .as(ChannelBody.class)
                .forEach(row -> settings.put(row.channel(), changes(row.body())));
        return settings;
    }

    /** Changes some and gives all. */
    Map<String, String> changeSettings(String channel, Map<String, String> change) {
        return changes(exec("change_settings", Map.of("channel", channel, "change", BusJson.text(change)))
                .one(Body.class)
                .body());
    }

    /** Removes what is known of a player in all channels, and records that. Gives how much it was. */
    long forget(String player, Instant at) {
        return exec("forget", Map.of("player", Names.key(player), "at", at))
                .one(Forgotten.class)
                .rows();
    }

    private static Map<String, String> changes(String body) {
        Map<String, String> changes = new HashMap<>();
        BusJson.readObject(body.getBytes(StandardCharsets.UTF_8))
                .properties()
                .forEach(entry -> changes.put(entry.getKey(), entry.getValue().asText()));
        return changes;
    }

    private StoredRows query(String statement, Map<String, ? extends @Nullable Object> params) {
        return told(() -> storage.query(statement, params));
    }

    private StoredRows exec(String statement, Map<String, ? extends @Nullable Object> params) {
        return told(() -> storage.exec(statement, params));
    }

    private static <T> T told(Supplier<T> call) {
        try {
            return call.get();
        } catch (RoseyException e) {
            throw Outage.told(e, AWAY);
        }
    }
}
