package dev.rosey.plugins.trivia;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which questions people reported. Three different people quarantine one; a moderator restores it, which forgets the
 * reports, or removes it for good. For one thread at a time.
 */
final class Reports {

    /** So many different people quarantine a question. */
    static final int PEOPLE = 3;

    private final Map<String, Set<String>> reporters = new HashMap<>();
    private final Set<String> removed = new HashSet<>();

    /** Notes a report; whether it is the one that quarantines the question. */
    boolean report(String questionId, String player) {
        Set<String> people = reporters.computeIfAbsent(questionId, id -> new HashSet<>());
        return people.add(Names.key(player)) && people.size() == PEOPLE && !removed.contains(questionId);
    }

    /** Lets the question be asked again. */
    void restore(String questionId) {
        reporters.remove(questionId);
        removed.remove(questionId);
    }

    /** Never asks the question again. */
    void remove(String questionId) {
        removed.add(questionId);
    }

    /** Ids of questions that wait for a moderator's decision, in alphabetical order. */
    List<String> waiting() {
        return quarantined().stream().filter(id -> !removed.contains(id)).toList();
    }

    /** Ids of questions that are not asked, in alphabetical order. */
    Set<String> quarantined() {
        Set<String> ids = new TreeSet<>(removed);
        reporters.forEach((id, people) -> {
            if (people.size() >= PEOPLE) {
                ids.add(id);
            }
        });
        return ids;
    }
}
