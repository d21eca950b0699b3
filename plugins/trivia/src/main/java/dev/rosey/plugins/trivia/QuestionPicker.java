package dev.rosey.plugins.trivia;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * Picks the questions of a game: at random, none that was asked in the channel within the last
 * {@code min(pack, 500)} questions, none that is quarantined. A filter may leave fewer new ones than wanted: then those
 * that were asked longest ago come again.
 */
final class QuestionPicker {

    /** How many asked questions of a channel are remembered at most. */
    static final int MEMORY = 500;

    /** Shorter words are in everything. */
    private static final int TELLING = 4;

    private static final Set<String> SCREEN = Set.of("Film", "Television");

    private final List<Question> questions;
    private final RandomGenerator random;

    QuestionPicker(List<Question> questions, RandomGenerator random) {
        this.questions = List.copyOf(questions);
        this.random = random;
    }

    /**
     * Up to {@code count} different questions, their options shuffled.
     *
     * @param history ids asked in the channel, oldest first
     * @param quarantined ids that are not asked
     */
    List<Question> pick(int count, Filter filter, List<String> history, Set<String> quarantined) {
        List<Question> fitting = new ArrayList<>(questions.stream()
                .filter(question -> filter.fits(question) && !quarantined.contains(question.id()))
                .toList());
        Collections.shuffle(fitting, Random.from(random));
        Map<String, Integer> lastAsked = lastAsked(history);
        // A stable sort: new ones stay shuffled, the others follow by how long ago they were asked.
        fitting.sort((a, b) -> Integer.compare(lastAsked.getOrDefault(a.id(), -1), lastAsked.getOrDefault(b.id(), -1)));
        List<Question> picked = new ArrayList<>(fitting.subList(0, Math.min(count, fitting.size())));
        Collections.shuffle(picked, Random.from(random));
        return picked.stream().map(this::shuffled).toList();
    }

    /** The question that has most to do with a title and was not asked lately. */
    Optional<Question> like(String title, List<String> history, Set<String> quarantined) {
        Set<String> words = words(title);
        List<Question> all = pick(questions.size(), Filter.ANY, history, quarantined);
        Set<String> recent = Set.copyOf(history.subList(Math.max(0, history.size() - MEMORY), history.size()));
        // The first of the best, so at random among equals.
        return all.stream()
                .min(Comparator.comparing((Question question) -> recent.contains(question.id()))
                        .thenComparingLong(question -> -kinship(question, words)));
    }

    private static long kinship(Question question, Set<String> words) {
        Set<String> own = words(question.text() + ' ' + question.answer() + ' ' + question.reference());
        long shared = own.stream().filter(words::contains).count();
        return shared > 0 ? 1 + shared : SCREEN.contains(question.category()) ? 1 : 0;
    }

    private static Set<String> words(String text) {
        return Wording.plain(text).stream()
                .filter(word -> word.length() >= TELLING)
                .collect(Collectors.toSet());
    }

    private static Map<String, Integer> lastAsked(List<String> history) {
        List<String> recent = history.subList(Math.max(0, history.size() - MEMORY), history.size());
        Map<String, Integer> lastAsked = new HashMap<>();
        for (int i = 0; i < recent.size(); i++) {
            lastAsked.put(recent.get(i), i);
        }
        return lastAsked;
    }

    private Question shuffled(Question question) {
        if (question.options().isEmpty()) {
            return question;
        }
        List<String> options = new ArrayList<>(question.options());
        Collections.shuffle(options, Random.from(random));
        return question.withOptions(options);
    }

    /** Which questions a game wants; an empty part wants all. */
    record Filter(Optional<String> category, Optional<Difficulty> difficulty) {

        static final Filter ANY = new Filter(Optional.empty(), Optional.empty());

        boolean fits(Question question) {
            return category.map(wanted -> isCategory(question, wanted)).orElse(true)
                    && difficulty.map(wanted -> question.difficulty() == wanted).orElse(true);
        }

        /** The whole name or the beginning of one of its words: “film” is enough. */
        private static boolean isCategory(Question question, String wanted) {
            String name = " " + question.category().toLowerCase(Locale.ROOT);
            return name.contains(" " + wanted.strip().toLowerCase(Locale.ROOT));
        }
    }
}
