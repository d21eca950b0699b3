package dev.rosey.plugins.trivia;

import dev.rosey.plugin.PluginBean;
import dev.rosey.plugin.Settings;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The questions there are, and what judges answers to them: those that ship, those of the operator's folder, and those that
 * are fetched. Safe for use by several threads.
 */
@PluginBean
class Catalog {

    private volatile Shelf shelf;

    @Inject
    Catalog(Settings<TriviaSettings> settings) {
        shelf = Shelf.of(BundledPacks.questions());
        add(PackFolder.questions(settings.current().packs()));
        settings.onChange(changed -> add(PackFolder.questions(changed.packs())));
    }

    /** What there is at one time. */
    private record Shelf(Map<String, Question> questions, QuestionPicker picker, Judge judge) {
        static Shelf of(Collection<Question> questions) {
            Map<String, Question> byId = new LinkedHashMap<>();
            questions.forEach(question -> byId.putIfAbsent(question.id(), question));
            return new Shelf(
                    byId,
                    new QuestionPicker(List.copyOf(byId.values()), new SecureRandom()),
                    new Judge(Vocabulary.of(byId.values())));
        }
    }

    /** Adds those whose ids are new. Games that run keep theirs. */
    synchronized void add(List<Question> more) {
        if (!more.isEmpty()) {
            Map<String, Question> all = new LinkedHashMap<>(shelf.questions());
            more.forEach(question -> all.putIfAbsent(question.id(), question));
            shelf = Shelf.of(all.values());
        }
    }

    Judge judge() {
        return shelf.judge();
    }

    /** Up to so many questions as the rules ask for. */
    List<Question> pick(StartRequest wanted, List<String> history, Set<String> quarantined) {
        return shelf.picker().pick(wanted.rules().questions(), wanted.filter(), history, quarantined);
    }

    /** As many as the rules ask for; of all categories where none is called as wanted. */
    List<Question> pickNear(StartRequest wanted, List<String> history, Set<String> quarantined) {
        List<Question> fitting = pick(wanted, history, quarantined);
        QuestionPicker.Filter any =
                new QuestionPicker.Filter(Optional.empty(), wanted.filter().difficulty());
        return fitting.isEmpty() ? shelf.picker().pick(wanted.rules().questions(), any, history, quarantined) : fitting;
    }

    /** One question that has most to do with a title: its words, else films and television, else anything. */
    Optional<Question> like(String title, List<String> history, Set<String> quarantined) {
        return shelf.picker().like(title, history, quarantined);
    }

    Optional<Question> find(String id) {
        return Optional.ofNullable(shelf.questions().get(id));
    }

    /** Category to the number of its questions, in alphabetical order. */
    Map<String, Long> categories() {
        return shelf.questions().values().stream()
                .collect(Collectors.groupingBy(Question::category, TreeMap::new, Collectors.counting()));
    }
}
