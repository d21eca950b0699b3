package dev.rosey.plugins.trivia;

import dev.rosey.plugin.PluginBean;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The questions there are, and what judges answers to them. Safe for use by several threads. */
@PluginBean
class Catalog {

    private final Map<String, Question> questions;
    private final QuestionPicker picker;
    private final Judge judge;

    @Inject
    Catalog() {
        List<Question> bundled = BundledPacks.questions();
        this.questions = bundled.stream().collect(Collectors.toUnmodifiableMap(Question::id, Function.identity()));
        this.picker = new QuestionPicker(bundled, new SecureRandom());
        this.judge = new Judge(Vocabulary.of(bundled));
    }

    Judge judge() {
        return judge;
    }

    /** Up to so many questions as the rules ask for. */
    List<Question> pick(StartRequest wanted, List<String> history, Set<String> quarantined) {
        return picker.pick(wanted.rules().questions(), wanted.filter(), history, quarantined);
    }

    Optional<Question> find(String id) {
        return Optional.ofNullable(questions.get(id));
    }

    /** Category to the number of its questions, in alphabetical order. */
    Map<String, Long> categories() {
        return questions.values().stream()
                .collect(Collectors.groupingBy(Question::category, TreeMap::new, Collectors.counting()));
    }
}
