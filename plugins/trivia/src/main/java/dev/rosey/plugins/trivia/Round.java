package dev.rosey.plugins.trivia;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What happened at the question that is open, or was last.
 *
 * @param number from 1; 0 before the first question
 * @param hints how many were given
 * @param players who guessed, key to name
 * @param locked keys of those who have no guess left
 * @param scored keys of those who were right
 * @param votes keys of those who want to skip
 */
record Round(
        int number, int hints, Map<String, String> players, Set<String> locked, Set<String> scored, Set<String> votes) {

    Round {
        players = Map.copyOf(players);
        locked = Set.copyOf(locked);
        scored = Set.copyOf(scored);
        votes = Set.copyOf(votes);
    }

    static Round of(int number) {
        return new Round(number, 0, Map.of(), Set.of(), Set.of(), Set.of());
    }

    Round guessed(String player, boolean lock) {
        String key = Names.key(player);
        if (players.containsKey(key) && (!lock || locked.contains(key))) {
            return this;
        }
        return new Round(number, hints, with(player), lock ? plus(locked, key) : locked, scored, votes);
    }

    Round scored(String player) {
        return new Round(number, hints, with(player), locked, plus(scored, Names.key(player)), votes);
    }

    Round hinted(int hint) {
        return new Round(number, hint, players, locked, scored, votes);
    }

    Round voted(String player) {
        return new Round(number, hints, players, locked, scored, plus(votes, Names.key(player)));
    }

    /** Those of the list too, for names that only a closing event remembers. */
    Round joined(List<String> names) {
        Round round = this;
        for (String name : names) {
            round = new Round(number, hints, round.with(name), locked, scored, votes);
        }
        return round;
    }

    /** Names in a fixed order. */
    List<String> playerNames() {
        return new ArrayList<>(new TreeMap<>(players).values());
    }

    private Map<String, String> with(String player) {
        Map<String, String> more = new TreeMap<>(players);
        more.putIfAbsent(Names.key(player), player);
        return more;
    }

    private static Set<String> plus(Set<String> keys, String key) {
        List<String> more = new ArrayList<>(keys);
        more.add(key);
        return Set.copyOf(more);
    }
}
