package dev.rosey.plugins.trivia;

import dev.rosey.testkit.PostgresServer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the database holds of a game at one instant, read in one statement.
 *
 * @param open whether the game is not over
 * @param events those of a game that is not over, in order
 * @param numbers their running numbers
 * @param results points by player, of a game that is over
 * @param before points by player that all other games brought
 * @param scores points by player in the table of all days
 */
record SavedGame(
        boolean open,
        List<GameEvent> events,
        List<Integer> numbers,
        Map<String, Integer> results,
        Map<String, Integer> before,
        Map<String, Integer> scores) {

    private static final Judge JUDGE = new Judge(Vocabulary.of(List.of()));

    static SavedGame of(PostgresServer database, String game) {
        boolean open = false;
        List<GameEvent> events = new ArrayList<>();
        List<Integer> numbers = new ArrayList<>();
        Map<String, Map<String, Integer>> points = new HashMap<>();
        for (List<String> row : rows(database, game)) {
            int number = Integer.parseInt(row.get(1));
            switch (row.getFirst()) {
                case "open" -> open = number > 0;
                case "event" -> {
                    numbers.add(number);
                    events.add(new SavedEvent(number, row.get(2), row.get(3)).event());
                }
                default ->
                    points.computeIfAbsent(row.getFirst(), kind -> new HashMap<>())
                            .merge(row.get(2), number, Integer::sum);
            }
        }
        return new SavedGame(
                open, events, numbers, some(points, "result"), some(points, "before"), some(points, "score"));
    }

    private static List<List<String>> rows(PostgresServer database, String game) {
        return database.columns("""
            select 'open', count(*), '', '' from trivia.games where id = '%1$s' and finished_at is null
            union all select 'event', seq, kind, body from trivia.game_events where game_id = '%1$s'
            union all select 'result', points, name, '' from trivia.results where game_id = '%1$s'
            union all select 'before', points, name, '' from trivia.results where game_id <> '%1$s'
            union all select 'score', points, name, '' from trivia.scores
            order by 1, 2
            """.formatted(game));
    }

    private static Map<String, Integer> some(Map<String, Map<String, Integer>> points, String kind) {
        Map<String, Integer> found = points.getOrDefault(kind, new HashMap<>());
        found.values().removeIf(none -> none == 0);
        return found;
    }

    /** The game as its events make it. */
    GameState model() {
        return Game.replay(events, JUDGE).state();
    }
}
