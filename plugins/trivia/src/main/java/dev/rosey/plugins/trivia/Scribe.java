package dev.rosey.plugins.trivia;

import dev.rosey.bus.BusJson;
import dev.rosey.plugin.Storage.Call;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Turns the events of one game into statements. Each carries the game's id and a running number, and changes nothing where
 * that number was saved before, so that whatever is repeated counts once.
 *
 * <p>For one thread at a time.
 */
final class Scribe {

    private final String owner;
    private final String gameId;
    private final String channel;
    private final ZoneId zone;
    private final List<Question> questions;
    private int next;

    /**
     * @param owner the instance that plays the game; what it writes counts as long as the game is its own
     * @param zone where the channel's days begin
     * @param next the number of the next event that is saved
     */
    Scribe(String owner, GameEvent.Started game, ZoneId zone, int next) {
        this.owner = owner;
        this.gameId = game.gameId();
        this.channel = game.channel();
        this.zone = zone;
        this.questions = new ArrayList<>(game.questions());
        this.next = next;
    }

    /** Statements that belong into one transaction; none when nothing of it lasts. */
    List<Call> write(List<GameEvent> events) {
        List<Call> calls = new ArrayList<>();
        events.stream().filter(GameEvent::lasting).forEach(event -> calls.addAll(write(event)));
        return calls;
    }

    private List<Call> write(GameEvent event) {
        Map<String, @Nullable Object> params = params(event);
        return switch (event) {
            case GameEvent.Started e -> List.of(opened(e), new Call("save_event", params));
            case GameEvent.Replaced e -> {
                questions.set(e.number() - 1, e.question());
                yield List.of(new Call("save_event", params));
            }
            case GameEvent.Asked e -> {
                params.put("question_id", questions.get(e.number() - 1).id());
                params.put("at", e.at());
                yield List.of(new Call("save_asked", params));
            }
            case GameEvent.Scored e -> {
                params.put("player", Names.key(e.player()));
                params.put("name", e.player());
                params.put("points", e.points());
                params.put("day", day(e.at()).toString());
                yield List.of(new Call("save_scored", params));
            }
            case GameEvent.Finished e -> List.of(finished(e));
            case GameEvent.Guessed e -> List.of();
            case GameEvent.VotedToSkip e -> List.of();
            case GameEvent.Hinted e -> List.of(new Call("save_event", params));
            case GameEvent.Closed e -> List.of(new Call("save_event", params));
            case GameEvent.Paused e -> List.of(new Call("save_event", params));
            case GameEvent.Resumed e -> List.of(new Call("save_event", params));
        };
    }

    private Map<String, @Nullable Object> params(GameEvent event) {
        SavedEvent saved = SavedEvent.of(next++, event);
        Map<String, @Nullable Object> params = new HashMap<>();
        params.put("game_id", gameId);
        params.put("owner", owner);
        params.put("seq", saved.seq());
        params.put("kind", saved.kind());
        params.put("body", saved.body());
        return params;
    }

    private Call opened(GameEvent.Started event) {
        return new Call(
                "open_game",
                Map.of(
                        "game_id", gameId,
                        "channel", channel,
                        "owner", owner,
                        "started_by", event.startedBy(),
                        "at", event.at()));
    }

    private Call finished(GameEvent.Finished event) {
        List<Score> winners = Announcer.winners(event.scores());
        List<Map<String, Object>> scores = event.scores().stream()
                .map(score -> Map.<String, Object>of(
                        "player", Names.key(score.player()),
                        "name", score.player(),
                        "points", score.points(),
                        "correct", score.correct(),
                        "won", winners.contains(score)))
                .toList();
        return new Call(
                "finish_game",
                Map.of(
                        "game_id", gameId,
                        "owner", owner,
                        "at", event.at(),
                        "reason", event.reason().name().toLowerCase(java.util.Locale.ROOT),
                        "scores", BusJson.text(scores)));
    }

    private LocalDate day(Instant at) {
        return at.atZone(zone).toLocalDate();
    }
}
