package dev.rosey.plugins.trivia;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What lasts from question to question.
 *
 * @param scores key to score, of everybody who guessed
 * @param recent keys of those who guessed at each of the last two closed questions
 * @param untried how many questions in a row nobody guessed at
 */
record Table(Map<String, Score> scores, List<Set<String>> recent, int untried) {

    static final Table EMPTY = new Table(Map.of(), List.of(), 0);

    private static final int REMEMBERED = 2;

    Table {
        scores = Map.copyOf(scores);
        recent = List.copyOf(recent);
    }

    Score of(String player) {
        return scores.getOrDefault(Names.key(player), Score.none(player));
    }

    Table joined(String player) {
        return scores.containsKey(Names.key(player)) ? this : with(of(player));
    }

    Table scored(String player, int points, int streak) {
        return with(of(player).plus(points, streak));
    }

    /** Closes the round: who was not right loses the streak, unless the question did not count. */
    Table closed(Round round, CloseReason reason) {
        boolean counts = reason == CloseReason.ANSWERED || reason == CloseReason.TIMEOUT;
        Map<String, Score> next = new TreeMap<>(scores);
        if (counts) {
            next.replaceAll((key, score) -> round.scored().contains(key) ? score : score.withoutStreak());
        }
        round.players().forEach((key, name) -> next.putIfAbsent(key, Score.none(name)));
        return new Table(next, remember(round.players().keySet()), untriedAfter(round, reason));
    }

    private int untriedAfter(Round round, CloseReason reason) {
        return switch (reason) {
            case VOIDED -> untried;
            case SKIPPED, ANSWERED -> 0;
            case TIMEOUT -> round.players().isEmpty() ? untried + 1 : 0;
        };
    }

    /** Keys of those who guessed at this round or the two before it. */
    Set<String> playing(Round round) {
        Set<String> all = new HashSet<>(round.players().keySet());
        recent.forEach(all::addAll);
        return all;
    }

    /** Everybody who guessed, most points first, then by name. */
    List<Score> ranking() {
        List<Score> ranking = new ArrayList<>(scores.values());
        ranking.sort(Comparator.comparingInt(Score::points).reversed().thenComparing(s -> Names.key(s.player())));
        return ranking;
    }

    private List<Set<String>> remember(Set<String> players) {
        List<Set<String>> more = new ArrayList<>(recent);
        more.add(Set.copyOf(players));
        return more.size() > REMEMBERED ? more.subList(more.size() - REMEMBERED, more.size()) : more;
    }

    private Table with(Score score) {
        Map<String, Score> more = new TreeMap<>(scores);
        more.put(Names.key(score.player()), score);
        return new Table(more, recent, untried);
    }
}
